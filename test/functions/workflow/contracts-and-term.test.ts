import { describe, expect, it, onTestFinished } from 'vitest';
import { agreementOf } from '../../../agreements/index.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { countIn } from '../../../domain/application/list-counts.ts';
import { letter } from '../../../domain/letters/letter.ts';
import { makeContracts } from '../../../functions/workflow/make-contracts/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { aCouncil } from './a-council.ts';
import { holidays } from './an-award.ts';

const [march, june] = ['s1-home-care-2027-03-01', 's1-home-care-2027-06-01-0800'];
/** A provider that applied for lot A in two windows, and has a place in both. */
const inTwoWindows = async () => {
  const council = await aCouncil();
  onTestFinished(council.close);
  council.at('2027-08-10T09:00:00.000Z');
  for (const windowId of [march, june]) {
    await council.aWindow({ windowId, status: 'standstill', opensAt: `${windowId.slice(13, 23)}T09:00:00.000Z` });
    const scored = anApplication('Bright Care', { windowId, providerId: 'bright' }).scored();
    const placeDecision = {
      decision: 'accept' as const,
      reason: 'As before.',
      by: { id: 'l', name: 'L' },
      at: council.now(),
    };
    const awarded = { ...scored, status: 'awarded' as const, awardedLots: ['A'], placeDecision };
    await council.applications.open(awarded, { ...frozenOf(awarded), answers: goodAnswers() });
    if (windowId === march) await council.proves('bright', awarded.locationId);
    const by = { id: 'lead', name: 'A Lead' };
    const at = council.now();
    const places = [{ applicationId: awarded.applicationId, lot: 'A', total: 80 }];
    await council.records.transact([
      await council.awards.recommend({ windowId, by, at, text: 'All of them', places, evaluatedBy: [], round: 1 }),
      council.awards.approve({
        windowId,
        by,
        at,
        decision: 'approved',
        authorityId: 'c',
        reason: 'In order',
        round: 1,
      }),
    ]);
  }
  const contracts = () => Array.fromAsync(council.contracts.every('s1-home-care'));
  const make = (windowId: string, agreement: Agreement | undefined = agreementOf('s1-home-care')) =>
    makeContracts({ ...council, bankHolidays: holidays, agreementOf: () => agreement })({ windowId });
  return { ...council, contracts, make };
};

describe('A provider with the same lot pending in two windows', () => {
  it('gets one contract, and is told so by letter and on its page', async () => {
    const { make, contracts, letters, lists, outcomes } = await inTwoWindows();
    expect(await make(march)).toMatchObject({ contracts: 1 });
    expect(await make(june)).toMatchObject({ contracts: 0 });
    expect(await contracts()).toMatchObject([{ windowId: march, lot: 'A', providerId: 'bright' }]);
    // No place of either window waits for a contract any more.
    for (const windowId of [march, june]) {
      const counts = await lists.counts(windowId);
      expect(countIn(counts, 'held-place', 'ready-place')).toBe(0);
    }
    const told = await letters.get(`${june}.place-held-A.bright`);
    expect(letter.parse(told)).toMatchObject({ kind: 'place-held-already', to: 'manager@provider.example' });
    expect(told?.body).toContain('you hold a contract on this lot already, from 10 August 2027');
    expect(told?.body).toContain('no second one is made');
    expect((await outcomes.get('bright', june))?.paragraphs.join(' ')).toContain(
      'you hold a contract on this lot already',
    );
  });

  it('is told once, however often the award’s tasks are attempted, and keeps its first contract', async () => {
    const { make, contracts, outcomes, letters } = await inTwoWindows();
    await make(march);
    for (const windowId of [june, march, june]) await make(windowId);
    expect(await contracts()).toHaveLength(1);
    expect((await outcomes.get('bright', june))?.paragraphs).toHaveLength(1);
    expect(await letters.get(`${march}.place-held-A.bright`)).toBeUndefined();
  });

  it('gets one contract where both awards are made at the same moment', async () => {
    const { make, contracts } = await inTwoWindows();
    const both = await Promise.all([make(march), make(june)]);
    expect(both.map((each) => each.contracts).toSorted()).toEqual([0, 1]);
    expect(await contracts()).toHaveLength(1);
  });
});

describe('A contract after the agreement’s end', () => {
  it('is never made: the award’s machine is told why, for an officer to look at', async () => {
    const { make, contracts, at } = await inTwoWindows();
    at('2028-10-20T09:00:00.000Z');
    await expect(make(march)).rejects.toMatchObject({
      name: 'TermIsOver',
      message: expect.stringContaining('The agreement ended on 31 August 2028'),
    });
    expect(await contracts()).toEqual([]);
  });

  it('is made once the council has taken an option, to the end of that', async () => {
    const { make, contracts, at } = await inTwoWindows();
    const s1 = agreementOf('s1-home-care');
    const extended = s1 && {
      ...s1,
      term: { ...s1.term, extensions: [...s1.term.extensions, { to: '2029-08-31', taken: true }] },
    };
    at('2028-10-20T09:00:00.000Z');
    await make(march, extended);
    expect(await contracts()).toMatchObject([{ from: '2028-10-20', to: '2029-08-31' }]);
  });
});
