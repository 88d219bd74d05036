import { describe, expect, it } from 'vitest';
import {
  barriersToReopening,
  barriersToReopeningReferral,
  barriersToSaying,
  barriersToTakingReferralBack,
  barriersToTakingReopeningBack,
  openAgain,
  processOf,
  type Reopened,
  referralOpenAgain,
  wasScoredBefore,
} from '../../../domain/application/reopened.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import type { Approval, Recommendation } from '../../../domain/award/award.ts';

const at = '2027-05-10T10:00:00.000Z';
const alan = { id: 'alan', name: 'Alan Example' };
const returned: Approval = { windowId: 'w', by: alan, at, decision: 'returned', reason: 'Say more.', round: 1 };
const standing: Recommendation = {
  windowId: 'w',
  by: { id: 'priya', name: 'Priya Example' },
  at,
  text: 'All.',
  placeCount: 1,
  placesHash: 'hash',
  evaluatedBy: [],
  round: 1,
};
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);
const asked = [{ id: 'q1' }, { id: 'q2' }];
const final = { finalAt: at };

describe('What is to be done again is said', () => {
  it.each([
    ['by who returned the last recommendation', { standing: undefined, decided: returned }, 'alan', []],
    ['by no other approver', { standing: undefined, decided: returned }, 'ada', ['not-who-returned']],
    ['by nobody where a recommendation stands', { standing, decided: undefined }, 'alan', ['not-returned']],
    [
      'by nobody once it was approved',
      { standing, decided: { ...returned, decision: 'approved' as const } },
      'alan',
      ['not-returned'],
    ],
    ['by nobody where nothing was recommended', { standing: undefined, decided: undefined }, 'alan', ['not-returned']],
  ])('%s', (_, round, id, expected) => {
    expect(codes(barriersToSaying(round, { id }))).toEqual(expected);
  });
});

describe('A consensus can be opened again', () => {
  const cases: readonly (readonly [
    string,
    ApplicationStatus,
    object | undefined,
    readonly string[],
    readonly string[],
  ])[] = [
    ['on questions of an application that is scored', 'scored', final, ['q1'], []],
    ['on all of them', 'scored', final, ['q1', 'q2'], []],
    ['on one at least', 'scored', final, [], ['no-question']],
    ['on none that the application was not scored on', 'scored', final, ['q1', 'q9'], ['not-its-question']],
    ['not while it is agreed', 'moderating', {}, ['q1'], ['not-scored']],
    ['not where the application was rejected', 'rejected', undefined, ['q1'], ['not-scored']],
    ['not once it has its award', 'awarded', final, ['q1'], ['not-scored']],
  ];
  it.each(cases)('%s', (_, status, consensus, questions, expected) => {
    expect(codes(barriersToReopening({ status }, consensus, asked, questions))).toEqual(expected);
  });
});

describe('That it was opened again', () => {
  const reopened: Reopened = { round: 1, questions: ['q1'], instructions: 'Say what the figures show.', by: alan, at };
  const open = { status: 'moderating' as const, reopened: [reopened] };
  const again = { questions: ['q1'], scores: {}, finalAt: at };

  it('is taken back while none of its questions was agreed again', () => {
    const consensus = { again, scores: { q2: { mark: 3, reason: 'As it was.' } } };
    expect(codes(barriersToTakingReopeningBack(open, consensus))).toEqual([]);
  });
  it('is not taken back once one was', () => {
    const consensus = { again, scores: { q1: { mark: 3, reason: '' } } };
    expect(codes(barriersToTakingReopeningBack(open, consensus))).toEqual(['agreed-again']);
  });
  it('is not taken back where marks were set aside since, so that all is agreed anew', () => {
    expect(codes(barriersToTakingReopeningBack(open, { scores: {} }))).toEqual(['not-open-again']);
  });
  it.each([
    ['taken back', { ...open, reopened: [{ ...reopened, takenBack: { by: alan, at, reason: 'A slip of mine.' } }] }],
    ['agreed', { ...open, reopened: [{ ...reopened, agreedAt: at }] }],
    ['scored', { ...open, status: 'scored' as const }],
  ])('is over once it was %s', (_, kept) => {
    expect(openAgain(kept)).toBeUndefined();
    expect(codes(barriersToTakingReopeningBack(kept, { again, scores: {} }))).toEqual(['not-open-again']);
  });
});

describe('A referral can be opened again', () => {
  const by = { id: 'priya', name: 'Priya Example' };
  const accepted = { decision: 'accept' as const, reason: 'It was explained.', by, at };
  const opened: Reopened = {
    round: 1,
    questions: [],
    referral: { stage: 'compliance', before: accepted },
    instructions: 'Look at the safeguards.',
    by: alan,
    at,
  };

  it.each([
    ['that an officer accepted, of what is scored', { status: 'scored', complianceDecision: accepted }, final, []],
    ['not where nothing was referred', { status: 'scored' }, final, ['not-referred']],
    ['not at another check', { status: 'scored', registrationDecision: accepted }, final, ['not-referred']],
    ['not before there are scores', { status: 'moderating', complianceDecision: accepted }, {}, ['not-scored']],
    ['not while its consensus is open', { status: 'scored', complianceDecision: accepted }, {}, ['not-scored']],
  ] as const)('%s', (_, application, consensus, expected) => {
    expect(codes(barriersToReopeningReferral(application, consensus, 'compliance'))).toEqual(expected);
  });

  it.each([
    ['while it is referred', { status: 'compliance-referred', reopened: [opened] }, []],
    ['not at the other check', { status: 'registration-referred', reopened: [opened] }, ['not-open-again']],
    ['not once it was decided on', { status: 'scored', reopened: [{ ...opened, agreedAt: at }] }, ['not-open-again']],
    [
      'not twice',
      { status: 'scored', reopened: [{ ...opened, takenBack: { by: alan, at, reason: 'Wrong.' } }] },
      ['not-open-again'],
    ],
    ['not where it was referred for the first time', { status: 'compliance-referred' }, ['not-open-again']],
  ] as const)('and that be taken back %s', (_, application, expected) => {
    const kept = { ...application, reopened: 'reopened' in application ? [...application.reopened] : undefined };
    expect(codes(barriersToTakingReferralBack(kept))).toEqual(expected);
  });

  it('and is told by its check', () => {
    const kept = { status: 'compliance-referred' as const, reopened: [opened] };
    expect(referralOpenAgain(kept, 'compliance')?.referral.before).toBe(accepted);
    expect(referralOpenAgain(kept, 'registration')).toBeUndefined();
  });

  it('and a rejection proposed at that decision leads back to the scores where it is lifted, and no other', () => {
    const kept = { reopened: [{ ...opened, agreedAt: at }] };
    expect(wasScoredBefore(kept, { at })).toBe(true);
    expect(wasScoredBefore(kept, { at: '2027-05-11T10:00:00.000Z' })).toBe(false);
    const question: Reopened = { round: 1, questions: ['q1'], instructions: 'Again.', by: alan, at, agreedAt: at };
    expect(wasScoredBefore({ reopened: [question] }, { at })).toBe(false);
  });

  it('and each time takes a process of its own, whose name was not used before', () => {
    const applicationId = 's1-home-care-2027-03-01.x';
    expect([[], [opened], [opened, opened]].map((reopened) => processOf({ applicationId, reopened }))).toEqual([
      applicationId,
      `${applicationId}-anew-1`,
      `${applicationId}-anew-2`,
    ]);
  });
});
