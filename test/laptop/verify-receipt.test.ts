import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../adapters/sha256.ts';
import { receiptOf } from '../../domain/application/freeze.ts';
import { anApplication, frozenOf, s1 } from '../builders/an-application.ts';

const frozen = frozenOf(anApplication().received());
const receipt = receiptOf(frozen, s1(), { attempt: 1, submittedAt: '2027-03-20T12:00:00.000Z' }, sha256);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-receipt-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (record: unknown) => {
  const file = path.join(folder, 'record.json');
  writeFileSync(file, JSON.stringify(record));
  return spawnSync(process.execPath, ['laptop/verify-receipt/main.ts', file], { encoding: 'utf8' });
};

describe('npm run verify-receipt', () => {
  it('says that a receipt matches its record, and ends with 1 where it does not', () => {
    const kept = { references: s1().references, receipt, frozen };
    const whole = verify(kept);
    expect([whole.status, whole.stdout]).toEqual([
      0,
      `Receipt ${receipt.reference} of ${receipt.submittedAt} matches its record: ${receipt.hash}.\n`,
    ]);
    const changed = verify({ ...kept, frozen: { ...frozen, organisationName: 'Another' } });
    expect([changed.status, changed.stdout]).toEqual([1, expect.stringContaining('the receipt has another')]);
  });
});
