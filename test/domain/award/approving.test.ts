import { describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { LeavingOut, SetAsideApplication } from '../../../domain/application/set-aside.ts';
import { type Award, barriersToApproving, barriersToDeciding } from '../../../domain/award/barriers-to-approving.ts';
import type { Officer, OfficerRole } from '../../../domain/people/officer.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const authority = (id: string) => agreement.authorities.find((each) => each.id === id);
const officer = (id: string, ...roles: OfficerRole[]): Officer => ({ id, name: `Officer ${id}`, roles });
const person = (id: string) => ({ id, name: `Officer ${id}` });
const at = '2027-04-20T10:00:00.000Z';
const accepted = (by: string) =>
  ({ decision: 'accept', reason: 'Read and found in order.', by: person(by), at }) as const;
const result = { lot: 'A', total: 80, points: [], meets: true, reasons: [] };
const one = anOpenedApplication({
  applicationId: 'w.one',
  status: 'scored',
  evaluators: [
    { slot: 1, by: person('eve'), finalAt: at },
    { slot: 2, by: person('adam'), finalAt: at },
  ],
  moderator: person('mo'),
  registrationDecision: accepted('dan'),
  complianceDecision: accepted('dora'),
  lotResults: [result],
});
const other = anOpenedApplication({
  applicationId: 'w.other',
  status: 'rejected',
  conflicts: [{ by: person('con'), at }],
});
const recommendation = {
  by: { id: 'lee', name: 'Lee Lead' },
  places: [{ applicationId: 'w.one', lot: 'A', total: 80 }],
};
const award: Award = {
  recommendation,
  recommendations: [{ by: person('len') }, recommendation],
  applications: [one, other],
  setAside: [],
};

const deed = (id: string) => ({ by: person(id), at, reason: 'It cannot be restored.' });
const leaving: LeavingOut = { ...deed('pat'), organisationName: 'Lost Care' };
const unopened = (...leavingsOut: LeavingOut[]): SetAsideApplication => ({
  applicationId: 'w.lost',
  windowId: 'w',
  providerId: 'lost',
  fault: 'submission-missing',
  triedAt: at,
  attempts: 1,
  leavingsOut,
  version: 1,
});

describe('Who decides on a recommendation', () => {
  it.each<[string, Officer, string[]]>([
    ['may be an approver who had no other part', officer('ava', 'approver'), []],
    ['is an approver', officer('ava', 'moderator', 'procurement-lead'), ['not-in-role']],
    ['has scored nothing in the window', officer('eve', 'approver', 'evaluator'), ['scored']],
    ['has moderated nothing in it', officer('mo', 'approver', 'moderator'), ['moderated']],
    ['has not recommended', officer('lee', 'approver', 'procurement-lead'), ['recommended']],
    ['has not recommended in an earlier round', officer('len', 'approver', 'procurement-lead'), ['recommended']],
    ['has settled no referral about a registration', officer('dan', 'approver'), ['settled-referral']],
    ['has settled no referral about compliance', officer('dora', 'approver'), ['settled-referral']],
    ['has no conflict of interest, be it with somebody rejected', officer('con', 'approver'), ['conflict']],
    ['is told all that stands against it', officer('eve'), ['not-in-role', 'scored']],
  ])('%s', (_, who, expected) => {
    expect(barriersToDeciding(who, award).map(({ code }) => code)).toEqual(expected);
  });
});

describe('An approval', () => {
  const codes = (id: string | undefined, on: string, of = award) =>
    barriersToApproving(of, id ? authority(id) : undefined, agreement, on).map(({ code }) => code);

  it.each<[string, string | undefined, string, string[]]>([
    ['under an authority in force stands', 'cabinet-2027', '2027-05-10', []],
    ['on the first day of its authority stands', 'cabinet-2027', '2027-01-20', []],
    ['on the last day of its authority stands', 'cabinet-2027', '2028-08-31', []],
    ['names its authority', undefined, '2027-05-10', ['no-authority']],
    ['cannot be the day before its authority begins', 'cabinet-2027', '2027-01-19', ['authority-not-begun']],
    ['cannot be under an authority that has expired', 'cabinet-2027', '2028-09-01', ['authority-expired']],
    ['cannot be under an authority too small', 'director-delegation', '2027-05-10', ['authority-too-small']],
    [
      'cannot be under a waiver of the term, in force and large enough as it is',
      'winter-waiver-2026',
      '2026-12-31',
      ['authority-out-of-scope'],
    ],
    [
      'has all that stands against it told',
      'winter-waiver-2026',
      '2027-05-10',
      ['authority-out-of-scope', 'authority-expired'],
    ],
  ])('%s', (_, authorityId, on, expected) => {
    expect(codes(authorityId, on)).toEqual(expected);
  });

  it('is not given where who recommended has declared a conflict of interest since', () => {
    const since = { ...one, conflicts: [{ by: recommendation.by, at }] };
    expect(codes('cabinet-2027', '2027-05-10', { ...award, applications: [since, other] })).toEqual([
      'recommender-conflict',
    ]);
  });

  it('is not given while marks are open again, nor where they came to something else than was recommended', () => {
    const open = { ...award, applications: [{ ...one, status: 'moderating' as const }, other] };
    const changed = { ...award, applications: [{ ...one, lotResults: [{ ...result, total: 79.9 }] }, other] };
    expect(codes('cabinet-2027', '2027-05-10', open)).toEqual(['opened-again']);
    expect(codes('cabinet-2027', '2027-05-10', changed)).toEqual(['opened-again']);
  });

  it('is not given while a flag is open on an application', () => {
    const flag = {
      text: 'Its address differs.',
      team: 'approver' as const,
      by: { id: 'f', name: 'F' },
      at: '2027-05-09T10:00:00.000Z',
    };
    const on = (comments: OpenedApplication['comments']) => ({ ...award, applications: [one, { ...other, comments }] });
    expect(codes('cabinet-2027', '2027-05-10', on([flag]))).toEqual(['open-flag']);
    const { by, at } = flag;
    expect(codes('cabinet-2027', '2027-05-10', on([{ ...flag, settled: { by, at, found: 'One firm.' } }]))).toEqual([]);
  });

  it('is not given while an application that could not be opened is not left out any more', () => {
    const setAside = [unopened(), unopened({ ...leaving, decided: deed('dave') })];
    expect(codes('cabinet-2027', '2027-05-10', { ...award, setAside })).toEqual(['set-aside-again']);
    expect(codes('cabinet-2027', '2027-05-10', { ...award, setAside: setAside.slice(1) })).toEqual([]);
  });

  it.each(['pat', 'dave', 'tina'])('is not for %s, who took part in leaving an application out', (id) => {
    const all = { ...leaving, decided: deed('dave'), takenBack: deed('tina') };
    const barriers = barriersToDeciding(officer(id, 'approver'), { ...award, setAside: [unopened(all)] });
    expect(barriers.map(({ code }) => code)).toEqual(['settled-referral']);
  });

  it('may be for exactly as much as the authority covers', () => {
    const [minute] = agreement.authorities;
    if (!minute) throw new Error('The agreement has authorities');
    const exactly = { ...minute, limit: agreement.estimatedValue };
    expect(barriersToApproving(award, exactly, agreement, '2027-05-10')).toEqual([]);
  });

  it('is not given under an authority about other agreements', () => {
    const minute = authority('cabinet-2027');
    if (!minute) throw new Error('The agreement has authorities');
    const elsewhere = { ...minute, scope: { ...minute.scope, agreements: ['s7-approved-list'] } };
    expect(barriersToApproving(award, elsewhere, agreement, '2027-05-10').map(({ text }) => text)).toEqual([
      'Cabinet minute 2027/014 (demonstration) does not cover this agreement.',
    ]);
  });

  it('refused for its authority says which, and how much', () => {
    const [barrier] = barriersToApproving(award, authority('director-delegation'), agreement, '2027-05-10');
    expect(barrier?.text).toBe(
      'Scheme of delegation, part 3, item 12 (demonstration) covers awards up to £5,000,000; this agreement is worth £45,000,000.',
    );
  });
});
