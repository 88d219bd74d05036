import { describe, expect, it } from 'vitest';
import {
  barriersToReopening,
  barriersToSaying,
  barriersToTakingReopeningBack,
  openAgain,
  type Reopened,
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
