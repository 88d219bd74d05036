import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotStart } from '../src/cannot-start.ts';
import { takeStateFolder } from '../src/state-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the folder in which a laptop keeps its state', () => {
  it('is emptied for a fresh start, where it is a laptop’s', () => {
    takeStateFolder(folder, false).release();
    writeFileSync(join(folder, 'clock.json'), '{}');
    takeStateFolder(folder, true).release();
    expect(readdirSync(folder).filter((name) => !name.startsWith('lock'))).toEqual([]);
  });

  it.each([true, false])(
    'is never one that holds something else, and nothing of that is touched (fresh: %s)',
    (fresh) => {
      writeFileSync(join(folder, 'thesis.odt'), 'years of work');
      expect(() => takeStateFolder(folder, fresh)).toThrow(CannotStart);
      expect(readdirSync(folder)).toEqual(['thesis.odt']);
    },
  );

  it('is taken by one laptop at a time', () => {
    const first = takeStateFolder(folder, false);
    expect(() => takeStateFolder(folder, true)).toThrow(CannotStart);
    first.release();
    takeStateFolder(folder, false).release();
  });
});
