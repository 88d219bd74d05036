import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { countIn } from '../../../domain/application/list-counts.ts';
import { makeContracts } from '../../../functions/workflow/make-contracts/handler.ts';
import { publishNotices } from '../../../functions/workflow/publish-notices/handler.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { type AnAward, type ARegister, anAward, aRegister, holidays, lead } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterEach(() => register.cqc.set('none'));
afterAll(() => register.stop());

/** Applicants checked in March 2027, the places recommended on 12 April. */
const recommended = async () => {
  register.cqc.change(KIND.good, { registrationStatus: 'Registered', deregistrationDate: undefined });
  const award = await anAward(register);
  onTestFinished(award.close);
  award.at('2027-04-12T08:00:00.000Z');
  await award.recommended();
  return award;
};
/** Recommends the same places once more, a day later. */
const recommendedAgain = async (award: Awaited<ReturnType<typeof recommended>>) => {
  const [first] = await award.awards.recommendations(award.windowId);
  if (!first) throw new Error('Nothing is recommended');
  const at = '2027-04-13T08:00:00.000Z';
  const places = await award.awards.places(first);
  await award.records.transact([await award.awards.recommend({ ...first, places, at, round: 2 })]);
  award.at(at);
};
/** An award that was recommended, after its standstill. */
const afterStandstill = async () => {
  const award = await recommended();
  await award.approved();
  await award.writeLetters();
  for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
  await award.begin();
  award.at('2027-04-26T23:01:00.000Z');
  return award;
};
const decided = async (award: AnAward, decision: 'accept' | 'withhold') => {
  const application = await award.stored('a');
  const placeDecision = { decision, reason: 'CQC shows a closed location.', by: lead, at: award.now() };
  await award.records.transact([
    ...award.applications.changeWrites(application, { placeDecision }, { at: award.now(), action: 'place decided' }),
  ]);
};
const closed = { registrationStatus: 'Deregistered', deregistrationDate: '2027-04-20' };

describe('The register, asked again before the approval', () => {
  it('is asked about each place recommended, once, and its answer is kept as evidence', async () => {
    const award = await recommended();
    expect(await award.askAgain('approval')).toMatchObject({ asked: 1, worse: 0 });
    expect(await award.askAgain('approval')).toMatchObject({ asked: 0 });
    const { applicationId, askedAgain, registration } = await award.stored('a');
    expect(askedAgain?.approval).toMatchObject({
      changes: [],
      registration: { checkedAt: '2027-04-12T08:00:00.000Z' },
    });
    const hash = askedAgain?.approval?.registration.evidenceHash ?? '';
    expect(await award.applications.evidence(applicationId, hash)).toMatchObject({ sha256: hash });
    expect(registration?.checkedAt).toBe('2027-03-31T11:01:00.000Z');
    expect((await award.stored('b')).askedAgain).toBeUndefined();
  });

  it('notes what is otherwise than when the registration was accepted', async () => {
    const award = await recommended();
    register.cqc.change(KIND.good, { ...closed, name: 'Meadow Lane Care' });
    expect(await award.askAgain('approval')).toMatchObject({ asked: 1, worse: 1 });
    const { changes = [] } = (await award.stored('a')).askedAgain?.approval ?? {};
    expect(changes.filter(({ worse }) => worse).map(({ code }) => code)).toContain('location-deregistered');
    expect(changes.find(({ code }) => code === 'name-changed')).toMatchObject({ worse: false });
    register.cqc.change(KIND.good, { name: 'Example Care' });
  });

  it('is asked again for a new recommendation', async () => {
    const award = await recommended();
    await award.askAgain('approval');
    await recommendedAgain(award);
    expect(await award.askAgain('approval')).toMatchObject({ asked: 1 });
  });

  it('stands as not asked for a new recommendation where it answered for the one before, and cannot be asked now', async () => {
    const award = await recommended();
    await award.askAgain('approval');
    expect(await award.lists.counts(award.windowId)).toMatchObject({ 'register-unchanged-1': 1 });
    await recommendedAgain(award);
    register.cqc.set('server-error');
    await expect(award.askAgain('approval')).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    const { applicationId } = await award.stored('a');
    const unasked = await Array.fromAsync(award.lists.every(award.windowId, 'register-unasked'));
    expect(unasked.map((each) => each.applicationId)).toEqual([applicationId]);
  });

  it('is tried again where it cannot be asked, and that changes nothing', async () => {
    const award = await recommended();
    register.cqc.set('server-error');
    await expect(award.askAgain('approval')).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    expect((await award.stored('a')).askedAgain).toBeUndefined();
  });
});

describe('A contract', () => {
  it('is made once a place with its zones, where the register says what it said', async () => {
    const award = await afterStandstill();
    const waiting = async () => {
      const counts = await award.lists.counts(award.windowId);
      return countIn(counts, 'held-place', 'ready-place');
    };
    await award.askAgain('contract');
    expect(await waiting()).toBe(1);
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
    expect(await waiting()).toBe(0);
    const { version } = await award.stored('a');
    await award.contract();
    expect((await award.stored('a')).version).toBe(version);
    const made = await award.made();
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      lot: 'A',
      rating: 'Good',
      to: '2028-08-31',
      zones: [
        { zone: '1', hoursPerWeek: 120 },
        { zone: '4', hoursPerWeek: 80 },
      ],
    });
    expect(await publishNotices(award)({ windowId: award.windowId })).toMatchObject({ notices: ['award-notice'] });
    expect((await award.windows.get(award.windowId))?.status).toBe('awarded');
  });

  it('is told to its provider by one letter, with the page where it is read and accepted', async () => {
    const award = await afterStandstill();
    await award.askAgain('contract');
    await award.contract();
    await award.contract();
    const letter = await award.letters.get(`${award.windowId}.contract-A.a`);
    expect(letter?.subject).toBe('Home Care Platform Agreement: your contract for lot A has been made');
    expect(letter?.body).toContain(`/apply/windows/${award.windowId}/contracts/A`);
    expect(letter?.body).toContain('in zones 1, 4. It begins on 27 April 2027');
  });

  it('is noted on its application, which somebody else changes in that moment', async () => {
    const award = await afterStandstill();
    await award.askAgain('contract');
    let isChanged = false;
    const change: typeof award.applications.change = async (was, ...rest) => {
      const conflicts = [{ by: lead, at: award.now() }];
      if (!isChanged)
        await award.applications.change(was, { conflicts }, { at: award.now(), action: 'conflict declared' });
      isChanged = true;
      return award.applications.change(was, ...rest);
    };
    const applications = { ...award.applications, change };
    await makeContracts({ ...award, applications, bankHolidays: holidays })({ windowId: award.windowId });
    const kept = await award.stored('a');
    expect([kept.isContracted, kept.conflicts?.length]).toEqual([true, 1]);
  });

  it('is not made over a challenge that was stored only after the last look at the end of the standstill', async () => {
    const award = await afterStandstill();
    await award.askAgain('contract');
    expect(await award.end()).toMatchObject({ outcome: 'clear' });
    const { windowId } = award;
    const open = { windowId, recordedBy: lead, at: '2027-04-26T22:59:59.900Z', from: 'Vale Care', summary: 'Marks' };
    await award.records.transact([award.awards.keepChallenge(open)]);
    expect(await award.contract()).toEqual({ windowId, contracts: 0, outcome: 'challenged' });
    expect(await award.made()).toEqual([]);
    expect(await award.end()).toMatchObject({ outcome: 'challenged' });
  });

  it('is not made over a proposal to stop the award, which is not made once contracts are', async () => {
    const award = await afterStandstill();
    await award.askAgain('contract');
    const { awards, records, windowId } = award;
    const proposal = {
      ...{ windowId, recordedBy: lead, proposal: 1, at: '2027-04-26T23:00:30.000Z' },
      ...{ from: 'the council', summary: 'The weights published were others.' },
    };
    await records.transact([awards.withoutContracts(windowId), awards.keepChallenge(proposal)]);
    expect(await award.contract()).toEqual({ windowId, contracts: 0, outcome: 'challenged' });
    expect(await award.end()).toMatchObject({ outcome: 'challenged' });
    expect(await awards.areContractsMade(windowId)).toBe(false);
    const taken = { by: lead, at: award.now(), decision: 'continue', reason: 'They were not.' } as const;
    await records.transact([awards.keepChallenge({ ...proposal, settled: taken })]);
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
    expect(await awards.areContractsMade(windowId)).toBe(true);
    await expect(records.transact([awards.withoutContracts(windowId)])).rejects.toMatchObject({ name: 'Conflict' });
  });

  it('is held back where the register changed for the worse, until an officer accepts that with a reason', async () => {
    const award = await afterStandstill();
    register.cqc.change(KIND.good, closed);
    await award.askAgain('contract');
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
    expect(await award.made()).toEqual([]);
    // While none is made, the award can still be stopped.
    expect(await award.awards.areContractsMade(award.windowId)).toBe(false);
    await decided(award, 'accept');
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
  });

  it('is not made of a place that an officer withheld: the provider is told by letter, with the reason', async () => {
    const award = await afterStandstill();
    register.cqc.change(KIND.good, closed);
    await award.askAgain('contract');
    await decided(award, 'withhold');
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'made' });
    await award.contract();
    expect(await award.made()).toEqual([]);
    expect(await award.stored('a')).toMatchObject({ status: 'place-withheld', awardedLots: [] });
    const letter = await award.letters.get(`${award.windowId}.place-withheld.a`);
    expect(letter?.body).toContain('CQC shows a closed location.');
    expect(await award.outcomes.get('a', award.windowId)).toMatchObject({ overtaken: { title: 'Place withheld' } });
  });

  it('is held back while the register cannot be asked, and nobody fails by that', async () => {
    const award = await afterStandstill();
    register.cqc.set('server-error');
    await expect(award.askAgain('contract')).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
    expect((await award.stored('a')).status).toBe('awarded');
    register.cqc.set('none');
    await award.askAgain('contract');
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
  });
});
