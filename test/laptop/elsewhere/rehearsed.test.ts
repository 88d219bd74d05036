import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { readAgreement } from '../../../agreements/read.ts';
import { authorityOn } from '../../../laptop/demo/award.ts';
import { copyThatRuns, rehearsed } from '../../../laptop/elsewhere/rehearsed.ts';

const [filed] = agreements;
if (!filed) throw new Error('No agreement is filed');
const ON = '2026-11-29';

describe('An agreement to be rehearsed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsed-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('can be awarded on the day and past its midnight, and on no other day by the authority that was added', () => {
    expect(authorityOn(filed, ON)).toBeUndefined();
    const days = ['2026-11-28', ON, '2026-11-30', '2026-12-01'];
    expect(days.map((day) => authorityOn(rehearsed(filed, ON), day)?.id)).toEqual([
      undefined,
      'rehearsal',
      'rehearsal',
      undefined,
    ]);
  });

  it('is all that a copy of the project runs, whose source is the project’s otherwise', async () => {
    const agreement = rehearsed(filed, ON);
    const copy = copyThatRuns(agreement, folder);
    const index = join(copy, 'agreements', 'index.ts');
    expect((await import(pathToFileURL(index).href)).agreements).toEqual([readAgreement('a file', agreement)]);
    expect(readFileSync(join(copy, 'cdk.json'), 'utf8')).toBe(readFileSync('cdk.json', 'utf8'));
  });

  it.each(['temporary', 'domain/temporary'])(
    'is copied without its copy where that is made in the project, in %s',
    (inProject) => {
      const project = join(folder, `of-${inProject.replace('/', '-')}`);
      for (const path of ['agreements', 'domain', 'coverage', inProject]) {
        mkdirSync(join(project, path), { recursive: true });
        writeFileSync(join(project, path, 'file.ts'), '');
      }
      const made = mkdtempSync(join(project, inProject, 'elsewhere-'));
      const copy = copyThatRuns(filed, made, project);
      const copied = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(copied.map(({ parentPath, name }) => relative(copy, join(parentPath, name))).toSorted()).toEqual(
        [
          'agreements/file.ts',
          'agreements/index.ts',
          'agreements/rehearsed.json',
          'domain/file.ts',
          `${inProject}/file.ts`,
        ].toSorted(),
      );
    },
  );
});
