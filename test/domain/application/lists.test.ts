import { describe, expect, it } from 'vitest';
import { countIn, countsWithout } from '../../../domain/application/list-counts.ts';
import { changesLists, listedAs, listsOf, ownList } from '../../../domain/application/lists.ts';
import type { OpenedApplication, RegisterChange } from '../../../domain/application/opened-application.ts';
import { anApplication } from '../../builders/an-application.ts';
import { officers, personOf } from '../../builders/people.ts';

const care = anApplication('Ash Care');
const half = care.evaluating(officers.edith);
const setAside = {
  ...care.moderating(),
  evaluators: [{ slot: 1 as const, by: personOf(officers.edith), finalAt: '2027-04-10T09:00:00.000Z' }],
};
const unasked = {
  ...care.registrationReferred(),
  registration: {
    ...{ outcome: 'refer' as const, rating: 'unknown', checkedAt: '2027-04-10T09:00:00.000Z' },
    findings: [{ code: 'register-unavailable', outcome: 'refer' as const, text: 'It could not be asked.' }],
  },
};
const begun = { ...care.moderating(), moderator: personOf(officers.moderator) };

const bothScored = ['has-scored.edith', 'has-scored.evan'];
const at = '2027-04-10T09:00:00.000Z';
const decidedBy = (id: string) => ({
  decision: 'accept' as const,
  reason: 'It is in order.',
  by: { id, name: id },
  at,
});
const askedAgain = (changes: RegisterChange[]): OpenedApplication => {
  const scored = care.scored();
  if (!scored.registration) throw new Error('What was scored was registered');
  return { ...scored, askedAgain: { approval: { registration: scored.registration, changes, round: 2 } } };
};

const scoredLists = ['moderated', 'proved', 'register-unasked'];
const byBoth = ['scored.edith', 'scored.evan'];
const placed = (fields: Partial<OpenedApplication> = {}): OpenedApplication => ({
  ...care.scored(),
  status: 'awarded',
  awardedLots: ['A'],
  controlStanding: 'proved',
  ...fields,
});
const { registration: asBefore } = care.scored();
const contractAsked = asBefore ? { askedAgain: { contract: { registration: asBefore, changes: [] } } } : {};

describe('An application', () => {
  it.each<readonly [string, OpenedApplication, readonly string[], readonly string[]]>([
    ['just received', care.received(), ['unsettled'], []],
    ['referred', care.registrationReferred(), ['unsettled'], []],
    ['referred since the register was down', unasked, ['unsettled', 'waits-for-register'], []],
    [
      'with nobody to score it',
      care.evaluating(),
      ['unsettled', 'needs-both-evaluators', 'needs-assigning', 'to-prove'],
      [],
    ],
    [
      'with one evaluator',
      half,
      ['unsettled', 'needs-second-evaluator', 'needs-assigning', 'to-prove', 'scoring.edith'],
      ['not-to-score.edith', 'has-scored.edith'],
    ],
    [
      'to be moderated, by neither of its evaluators',
      care.moderating(),
      ['unsettled', 'to-moderate', 'to-prove', 'scored.edith', 'scored.evan'],
      ['not-to-moderate.edith', 'not-to-moderate.evan', ...bothScored],
    ],
    [
      'being moderated',
      begun,
      ['unsettled', 'to-prove', 'scored.edith', 'scored.evan', 'moderating.mina'],
      ['being-moderated', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with marks set aside while it was moderated',
      setAside,
      ['unsettled', 'needs-second-evaluator', 'needs-assigning', 'lacks-evaluation', 'to-prove', 'scored.edith'],
      ['not-to-score.edith', 'has-scored.edith'],
    ],
    [
      'scored, of an account that has proved itself',
      { ...care.scored(), controlStanding: 'proved' },
      ['moderated', 'proved', 'register-unasked', 'lot-A', 'scored.edith', 'scored.evan'],
      ['with-place', 'place-A', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'whose provider has a code to type, and which is below the conditions',
      { ...care.scored(2), controlStanding: 'waits' },
      ['moderated', 'awaits-proof', 'lot-A', 'scored.edith', 'scored.evan'],
      [...bothScored, 'has-moderated.mina'],
    ],
    [
      'of whose location an officer decided, and another has a conflict with it',
      {
        ...care.received(),
        registrationDecision: decidedBy('dora'),
        conflicts: [{ by: personOf(officers.edith), at }],
      },
      ['unsettled'],
      ['has-conflict.edith', 'has-settled-referral.dora'],
    ],
    [
      'of which the register said the same when it was asked for the second recommendation',
      askedAgain([]),
      ['moderated', 'to-prove', 'lot-A', 'scored.edith', 'scored.evan'],
      ['with-place', 'place-A', 'register-unchanged-2', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'of which it said something else',
      askedAgain([{ code: 'rating', text: 'The rating is another.', worse: true }]),
      ['moderated', 'to-prove', 'register-changed-2', 'lot-A', 'scored.edith', 'scored.evan'],
      ['with-place', 'place-A', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with a place on which an officer is still to decide',
      placed(),
      [...scoredLists, 'lot-A', 'held-place', ...byBoth],
      ['with-place', 'place-A', 'undecided-place', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with a place that an officer withheld',
      placed({ placeDecision: { decision: 'withhold', reason: 'Dormant.', by: personOf(officers.lead), at } }),
      [...scoredLists, 'lot-A', 'held-place', ...byBoth],
      ['with-place', 'place-A', 'decided-place', 'leading-on', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with a place of which the contract can be made',
      placed(contractAsked),
      [...scoredLists, 'lot-A', 'ready-place', ...byBoth],
      ['with-place', 'place-A', 'leading-on', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with a place, of an account that has proved nothing',
      placed({ ...contractAsked, controlStanding: 'waits' }),
      ['moderated', 'awaits-proof', 'register-unasked', 'lot-A', 'held-place', ...byBoth],
      ['with-place', 'place-A', ...bothScored, 'has-moderated.mina'],
    ],
    [
      'with a place of which the contract is made',
      placed({ ...contractAsked, isContracted: true }),
      [...scoredLists, 'lot-A', ...byBoth],
      ['with-place', 'place-A', ...bothScored, 'has-moderated.mina'],
    ],
  ])('%s stands in the lists of what is to be done with it, and of who did what', (_, application, lists, tallies) => {
    expect(listsOf(application)).toMatchObject({ lists: ['all', application.status, ...lists], tallies });
  });

  it('stands in the list of a lot by its total, the best first, and behind whoever has a place where it has none', () => {
    const lotA = (total: number, meets: boolean) =>
      listsOf({ ...care.scored(), lotResults: [{ lot: 'A', total, meets, points: [], reasons: [] }] }).ranks?.['lot-A'];
    const ranks = [lotA(100, true), lotA(80, true), lotA(59.994, true), lotA(80, false), lotA(0, false)];
    expect(ranks.toSorted()).toEqual(ranks);
  });

  it('has in a list of referrals what was found, and in no other', () => {
    const referred = care.registrationReferred('Two ratings differ.');
    const found = { stage: 'registration', texts: ['Two ratings differ.'] };
    expect(listedAs('registration-referred', referred).found).toEqual(found);
    expect(listedAs('all', referred)).not.toHaveProperty('found');
    expect(JSON.stringify(listedAs('all', referred)).length).toBeLessThan(600);
  });

  it('changes its records in the lists where they show what is changed', () => {
    expect(changesLists({ evaluators: [] })).toBe(true);
    expect(changesLists({ email: 'new@provider.example' })).toBe(false);
  });
});

describe('The counts of an officer', () => {
  it('leave out what they declared a conflict with', () => {
    const conflicted = { ...half, listed: listsOf(half) };
    const counts = { all: 2, evaluating: 2, 'needs-second-evaluator': 2, 'scoring.edith': 1 };
    const own = countsWithout(counts, [conflicted]);
    expect(countIn(own, 'needs-second-evaluator', 'needs-both-evaluators')).toBe(1);
    expect(countIn(own, ownList('scoring', personOf(officers.edith)))).toBe(0);
  });
});
