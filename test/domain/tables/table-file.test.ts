import { describe, expect, it } from 'vitest';
import { standingOfFile } from '../../../domain/made-files/made-file.ts';
import type { OfficerRole } from '../../../domain/people/officer.ts';
import { isStillTheirs } from '../../../domain/tables/table-file.ts';

const at = '2027-04-14T10:00:00.000Z';
const lead: OfficerRole[] = ['procurement-lead'];
const sha256 = 'a'.repeat(64);
const file = {
  by: { id: 'lead', name: 'Lena Example', roles: lead },
  made: { at, rows: 1, conflicts: ['w.one'], csv: { size: 1, sha256 } },
};

describe('A file that was made for an officer', () => {
  it.each([
    ['as they were', lead, ['w.one'], true],
    ['with a conflict taken back', lead, [], true],
    ['with another conflict', lead, ['w.one', 'w.two'], false],
    ['with another role', [...lead, 'evaluator'] as const, ['w.one'], false],
    ['with other roles', ['evaluator'] as const, ['w.one'], false],
    ['without any role', [], ['w.one'], false],
  ])('is theirs %s: %s, %s', (_, roles, conflicts, is) => {
    expect(isStillTheirs(file, { roles: [...roles] }, new Set(conflicts))).toBe(is);
  });
});

describe('A file that was asked for', () => {
  it.each([
    [{ goneOnAt: at }, '2027-04-14T10:49:00.000Z', 'being-made'],
    [{ goneOnAt: at }, '2027-04-14T10:51:00.000Z', 'stuck'],
    [{ goneOnAt: at, failedAt: at }, at, 'stuck'],
    [{ goneOnAt: at, isNotBegun: true as const }, at, 'stuck'],
    [{ goneOnAt: at, failedAt: at, made: { at } }, at, 'made'],
    [{ goneOnAt: at, made: { at } }, '2027-04-21T10:00:00.000Z', 'expired'],
  ])('%o stands at %s as %s', (of, now, standing) => {
    expect(standingOfFile(of, now)).toBe(standing);
  });
});
