import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../lib/bundling/project.ts';
import { writeTemplates } from '../../../lib/bundling/write-assets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('The templates of a bundle', () => {
  it.each([
    ['in the project', 'node_modules/.cache/0123-templates.js'],
    ['where node_modules is a link', '../elsewhere/node_modules/.cache/0123-templates.js'],
  ])('lie beside it, those that it names and what they are made of: %s', (_, input) => {
    const out = mkdtempSync(path.join(folder, 'out-'));
    const file = path.relative(inProject(), path.join(out, 'index.mjs'));
    writeFileSync(path.join(out, 'index.mjs'), 'const shown=page("session/signed-out.njk",{});');
    const output = { bytes: 1, inputs: { [input]: { bytesInOutput: 1 } }, imports: [], exports: [] };
    const module = inProject('node_modules/.cache/0123-templates.js');
    const sources = writeTemplates({ inputs: {}, outputs: { [file]: output } }, module, []);
    const written = Object.keys(
      JSON.parse(brotliDecompressSync(readFileSync(path.join(out, 'templates.br'))).toString()),
    );
    expect(written).toEqual(expect.arrayContaining(['session/signed-out.njk', 'govuk/template.njk']));
    expect(sources).toContain('views/session/signed-out.njk');
    expect(written.filter((name) => /^(officer|provider|public|errors)/.test(name))).toEqual([]);
  });
});
