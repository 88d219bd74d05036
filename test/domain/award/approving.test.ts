import { describe, expect, it } from 'vitest';
import { barriersToApproving } from '../../../domain/award/barriers-to-approving.ts';
import type { Officer, OfficerRole } from '../../../domain/people/officer.ts';
import { anAgreement } from '../an-agreement.ts';

const agreement = anAgreement();
const authority = (id: string) => agreement.authorities.find((each) => each.id === id);
const officer = (id: string, ...roles: OfficerRole[]): Officer => ({ id, name: `Officer ${id}`, roles });
const recommendation = { by: { id: 'lee', name: 'Lee Lead' }, evaluatedBy: ['eve', 'adam', 'mo'] };

describe('An approval', () => {
  it.each<[string, Officer, string | undefined, string, string[]]>([
    [
      'by an approver who had no other part, under an authority in force, stands',
      officer('ava', 'approver'),
      'cabinet-2027',
      '2027-05-10',
      [],
    ],
    ['on the last day of its authority stands', officer('ava', 'approver'), 'cabinet-2027', '2028-08-31', []],
    [
      'needs an approver',
      officer('ava', 'moderator', 'procurement-lead'),
      'cabinet-2027',
      '2027-05-10',
      ['not-an-approver'],
    ],
    ['cannot be by who scored', officer('eve', 'approver', 'evaluator'), 'cabinet-2027', '2027-05-10', ['evaluated']],
    ['cannot be by who moderated', officer('mo', 'approver', 'moderator'), 'cabinet-2027', '2027-05-10', ['evaluated']],
    [
      'cannot be by who recommended',
      officer('lee', 'approver', 'procurement-lead'),
      'cabinet-2027',
      '2027-05-10',
      ['recommended'],
    ],
    ['names its authority', officer('ava', 'approver'), undefined, '2027-05-10', ['no-authority']],
    [
      'cannot be under an authority that has expired',
      officer('ava', 'approver'),
      'cabinet-2027',
      '2028-09-01',
      ['authority-expired'],
    ],
    [
      'cannot be under an authority too small',
      officer('ava', 'approver'),
      'director-delegation',
      '2027-05-10',
      ['authority-too-small'],
    ],
    [
      'cannot be under last winter’s waiver, however large',
      officer('ava', 'approver'),
      'winter-waiver-2026',
      '2027-05-10',
      ['authority-out-of-scope', 'authority-expired'],
    ],
    [
      'cannot be under a waiver of the term, in force and large enough as it is',
      officer('ava', 'approver'),
      'winter-waiver-2026',
      '2026-12-31',
      ['authority-out-of-scope'],
    ],
    ['may be on the first day of its authority', officer('ava', 'approver'), 'cabinet-2027', '2027-01-20', []],
    [
      'cannot be the day before its authority begins',
      officer('ava', 'approver'),
      'cabinet-2027',
      '2027-01-19',
      ['authority-not-begun'],
    ],
    [
      'has all that stands against it told',
      officer('eve'),
      'director-delegation',
      '2028-09-01',
      ['not-an-approver', 'evaluated', 'authority-expired', 'authority-too-small'],
    ],
  ])('%s', (_, who, authorityId, on, expected) => {
    const barriers = barriersToApproving(
      who,
      recommendation,
      authorityId ? authority(authorityId) : undefined,
      agreement,
      on,
    );
    expect(barriers.map(({ code }) => code)).toEqual(expected);
  });

  it('may be for exactly as much as the authority covers', () => {
    const [minute] = agreement.authorities;
    if (!minute) throw new Error('The agreement has authorities');
    const exactly = { ...minute, limit: agreement.estimatedValue };
    expect(barriersToApproving(officer('ava', 'approver'), recommendation, exactly, agreement, '2027-05-10')).toEqual(
      [],
    );
  });

  it('is not given under an authority about other agreements', () => {
    const minute = authority('cabinet-2027');
    if (!minute) throw new Error('The agreement has authorities');
    const elsewhere = { ...minute, scope: { ...minute.scope, agreements: ['s7-approved-list'] } };
    expect(
      barriersToApproving(officer('ava', 'approver'), recommendation, elsewhere, agreement, '2027-05-10').map(
        ({ text }) => text,
      ),
    ).toEqual(['Cabinet minute 2027/014 (demonstration) does not cover this agreement.']);
  });

  it('refused for its authority says which, and how much', () => {
    const [barrier] = barriersToApproving(
      officer('ava', 'approver'),
      recommendation,
      authority('director-delegation'),
      agreement,
      '2027-05-10',
    );
    expect(barrier?.text).toBe(
      'Scheme of delegation, part 3, item 12 (demonstration) covers awards up to £5,000,000; this agreement is worth £45,000,000.',
    );
  });
});
