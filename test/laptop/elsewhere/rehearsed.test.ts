import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('can be awarded on the day, and on no other by the authority that was added', () => {
    const other = '2026-11-30';
    expect(authorityOn(filed, ON)).toBeUndefined();
    expect(authorityOn(rehearsed(filed, ON), ON)?.id).toBe('rehearsal');
    expect(authorityOn(rehearsed(filed, ON), other)).toBeUndefined();
  });

  it('is all that a copy of the project runs, whose source is the project’s otherwise', async () => {
    const agreement = rehearsed(filed, ON);
    const copy = copyThatRuns(agreement, folder);
    const index = join(copy, 'agreements', 'index.ts');
    expect((await import(pathToFileURL(index).href)).agreements).toEqual([readAgreement('a file', agreement)]);
    expect(readFileSync(join(copy, 'cdk.json'), 'utf8')).toBe(readFileSync('cdk.json', 'utf8'));
  });
});
