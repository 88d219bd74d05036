import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuildFailed } from '../../src/development/builder.ts';
import { requireReadable } from '../../src/development/readable.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readable-'));
  mkdirSync(join(folder, 'deep'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what is asked for before the whole starts again', () => {
  it('is that its files can be read', () => {
    writeFileSync(join(folder, 'deep', 'good.ts'), 'export const x: number = 1;');
    writeFileSync(join(folder, 'words.json'), '{');
    expect(() => requireReadable(folder)).not.toThrow();
  });

  it('names the file that cannot', () => {
    writeFileSync(join(folder, 'deep', 'bad.ts'), 'const x = ;');
    expect(() => requireReadable(folder)).toThrow(BuildFailed);
    expect(() => requireReadable(folder)).toThrow(join(folder, 'deep', 'bad.ts'));
  });
});
