import { describe, expect, it } from 'vitest';
import { changesLists, countIn, countsWithout, listedAs, listsOf, ownList } from '../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { anApplication } from '../../builders/an-application.ts';
import { officers, personOf } from '../../builders/people.ts';

const care = anApplication('Ash Care');
const half = care.evaluating(officers.edith);
const setAside = {
  ...care.moderating(),
  evaluators: [{ slot: 1 as const, by: personOf(officers.edith), finalAt: '2027-04-10T09:00:00.000Z' }],
};
const begun = { ...care.moderating(), moderator: personOf(officers.moderator) };

describe('An application', () => {
  it.each<readonly [string, OpenedApplication, readonly string[], readonly string[]]>([
    ['just received', care.received(), [], []],
    ['referred', care.registrationReferred(), [], []],
    ['with nobody to score it', care.evaluating(), ['needs-both-evaluators', 'to-prove'], []],
    ['with one evaluator', half, ['needs-second-evaluator', 'to-prove', 'scoring.edith'], ['not-to-score.edith']],
    [
      'to be moderated, by neither of its evaluators',
      care.moderating(),
      ['to-moderate', 'to-prove', 'scored.edith', 'scored.evan'],
      ['not-to-moderate.edith', 'not-to-moderate.evan'],
    ],
    ['being moderated', begun, ['to-prove', 'scored.edith', 'scored.evan', 'moderating.mina'], ['being-moderated']],
    [
      'with marks set aside while it was moderated',
      setAside,
      ['needs-second-evaluator', 'lacks-evaluation', 'to-prove', 'scored.edith'],
      ['not-to-score.edith'],
    ],
    [
      'scored, of an account that has proved itself',
      { ...care.scored(), controlStanding: 'proved' },
      ['moderated', 'proved', 'scored.edith', 'scored.evan'],
      [],
    ],
    [
      'whose provider has a code to type',
      { ...care.scored(), controlStanding: 'waits' },
      ['moderated', 'awaits-proof', 'scored.edith', 'scored.evan'],
      [],
    ],
  ])('%s stands in the lists of what is to be done with it, and of who did what', (_, application, lists, tallies) => {
    expect(listsOf(application)).toEqual({ lists: ['all', application.status, ...lists], tallies });
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
