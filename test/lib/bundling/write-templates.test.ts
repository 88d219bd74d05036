import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../lib/bundling/project.ts';
import { writeTemplates } from '../../../lib/bundling/write-assets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
  writeFileSync(path.join(folder, 'packed.br'), 'packed');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('The templates of a bundle', () => {
  it.each([
    ['in the project', 'node_modules/.cache/0123-templates.js'],
    ['where node_modules is a link', '../elsewhere/node_modules/.cache/0123-templates.js'],
  ])('lie beside it: %s', (_, input) => {
    const out = mkdtempSync(path.join(folder, 'out-'));
    const file = path.relative(inProject(), path.join(out, 'index.mjs'));
    const output = { bytes: 1, inputs: { [input]: { bytesInOutput: 1 } }, imports: [], exports: [] };
    const kept = {
      module: inProject('node_modules/.cache/0123-templates.js'),
      packed: path.join(folder, 'packed.br'),
      sources: [],
    };
    writeTemplates({ inputs: {}, outputs: { [file]: output } }, kept);
    expect(readFileSync(path.join(out, 'templates.br'), 'utf8')).toBe('packed');
  });
});
