import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hashOf } from '../../../adapters/codes/code.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import { finishDeliveries } from '../../../functions/workflow/finish-deliveries/handler.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { windowId } from './a-council.ts';
import { type ARegister, anAward, aRegister } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

const CODE = '7KQM2XPD';
const whose = { providerId: 'a', locationId: KIND.good };

/** What the sweep of each morning has; the answers that it delivers are noted. */
const sweeping = (award: Awaited<ReturnType<typeof anAward>>, delivered: Wait[] = []) => ({
  ...award,
  agreementIds: ['s1-home-care'],
  bankHolidays: async () => ({ knownUntil: '2028-12-31' }),
  deliver: async (wait: Wait) => void delivered.push(wait),
});

/** An award that comes to its contracts, and the account with a place has not proved that it speaks for its location. */
const unproved = async () => {
  const award = await anAward(register);
  onTestFinished(award.close);
  const was = await award.controls.of(whose);
  const { proved: _, ...rest } = was;
  await award.records.transact([award.controls.write(was, rest)]);
  await award.recommended();
  await award.approved();
  for (const [id, to] of [
    ['a', 'awarded'],
    ['b', 'unsuccessful'],
  ] as const)
    await award.applications.move(await award.stored(id), to, to === 'awarded' ? { awardedLots: ['A'] } : {}, {
      at: award.now(),
      action: to,
    });
  await award.askAgain('contract');
  const issued = async (code: string, issuedAt: string) =>
    award.records.transact([award.controls.writeCode(whose, issuedAt, await hashOf(code))]);
  const types = (code: string, issuedAt: string) =>
    award.controls.keepTyped(whose, undefined, { issuedAt, tries: 1, right: { code, at: award.now() } });
  const sweep = (delivered: Wait[] = []) => finishDeliveries(sweeping(award, delivered))();
  return { ...award, issued, types, sweep };
};
const issuedAt = '2027-04-20T09:00:00.000Z';

describe('An impostor that passed every check and was given a place', () => {
  it('gets no contract: nobody typed the code that went to the location', async () => {
    const award = await unproved();
    expect(await award.contract()).toEqual({ windowId, contracts: 0, heldBack: 1, outcome: 'held-back' });
    await award.issued(CODE, issuedAt);
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
    expect(await award.made()).toEqual([]);
  });

  it('gets none though it broke into the providers’ site and wrote that it typed the code', async () => {
    const award = await unproved();
    await award.issued(CODE, issuedAt);
    await award.types('2222ABCD', issuedAt);
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
  });

  it('gets none by a code that was void when it was typed', async () => {
    const award = await unproved();
    await award.issued(CODE, issuedAt);
    await award.types(CODE, issuedAt);
    await award.issued('ABCD2345', '2027-04-21T09:00:00.000Z');
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'held-back' });
  });
});

describe('A provider that typed the code of its location', () => {
  it('gets its contract', async () => {
    const award = await unproved();
    await award.issued(CODE, issuedAt);
    await award.types(CODE, issuedAt);
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
  });

  it('gets it the next morning where the award waited for that alone', async () => {
    const award = await unproved();
    await award.contract();
    const asked = { subject: windowId, token: 'a token', enteredAt: award.now(), detail: undefined };
    await award.waits.begin({ ...asked, ask: 'register-changes' });
    await award.issued(CODE, issuedAt);
    expect(await award.sweep()).toMatchObject({ proved: 0 });
    await award.types(CODE, issuedAt);
    const delivered: Wait[] = [];
    expect(await award.sweep(delivered)).toMatchObject({ proved: 1 });
    expect(delivered).toMatchObject([{ subject: windowId, ask: 'register-changes', status: 'answered' }]);
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
  });

  it('waits for the officer who has decided on a place of the same award: that decision can still be changed', async () => {
    const award = await unproved();
    await award.contract();
    await award.waits.begin({
      subject: windowId,
      ask: 'register-changes',
      token: 'a token',
      enteredAt: award.now(),
      detail: undefined,
    });
    const by = { id: 'priya', name: 'Priya Example' };
    const placeDecision = { decision: 'accept' as const, reason: 'As it was before.', by, at: award.now() };
    await award.applications.change(await award.stored('a'), { placeDecision }, { at: award.now(), action: 'decided' });
    await award.issued(CODE, issuedAt);
    await award.types(CODE, issuedAt);
    expect(await award.sweep()).toMatchObject({ proved: 0 });
  });

  it('is not asked again for another lot or window: the proof is of the account and its location', async () => {
    const award = await unproved();
    await award.issued(CODE, issuedAt);
    await award.types(CODE, issuedAt);
    expect(await award.controls.proof({ ...whose })).toMatchObject({ how: 'typed' });
    expect(await award.controls.proof({ ...whose, locationId: KIND.dormant })).toBeUndefined();
    expect(await award.controls.proof({ ...whose, providerId: 'z' })).toBeUndefined();
  });
});

describe('How a proof stands', () => {
  it('is noted by the sweep where no officer did it: proved before this window, or typed since', async () => {
    const award = await anAward(register);
    onTestFinished(award.close);
    const counted = async () => {
      const { proved = 0, 'to-prove': toProve = 0, 'awaits-proof': awaited = 0 } = await award.lists.counts(windowId);
      return { proved, toProve, awaited };
    };
    const sweep = () => finishDeliveries(sweeping(award))();
    const before = await counted();
    expect([before.proved, before.toProve > 0]).toEqual([0, true]);
    const swept = await sweep();
    expect(swept.proofs).toBe(before.toProve);
    expect((await counted()).proved).toBeGreaterThan(0);
    expect((await sweep()).proofs).toBe(0);

    const [application] = await Array.fromAsync(award.lists.every(windowId, 'proved'));
    const kept = application && (await award.applications.get(application.applicationId));
    if (!kept) throw new Error('No application is proved');
    const sent = { at: award.now(), action: 'code sent by post' };
    await award.applications.change(kept, { controlStanding: 'waits' }, sent);
    expect((await counted()).awaited).toBe(1);
    expect((await sweep()).proofs).toBe(1);
    expect((await counted()).awaited).toBe(0);
  });
});

describe('A proof that comes about with no officer', () => {
  const swept = async () => {
    const award = await anAward(register);
    onTestFinished(award.close);
    const was = await award.controls.of(whose);
    const { proved: _, ...rest } = was;
    const issue = { issuedAt, by: { id: 'priya', name: 'Priya Example' } };
    await award.records.transact([
      award.controls.write(was, { ...rest, issues: [issue] }),
      award.controls.writeCode(whose, issuedAt, await hashOf(CODE)),
    ]);
    const sweep = () => finishDeliveries(sweeping(award))();
    return { ...award, sweep };
  };

  it.each([
    ['to-send', 'its code was typed before an officer recorded how it went'],
    ['to-confirm', 'its code was typed while another officer was to confirm it'],
    ['no-code', 'it was proved in another window that is decided on at the same time'],
    ['expired', 'another window had a code sent'],
  ] as const)('is noted though it was %s: %s', async (controlStanding, _) => {
    const award = await swept();
    const noted = { at: award.now(), action: 'noted' };
    await award.applications.change(await award.stored('a'), { controlStanding }, noted);
    await award.controls.keepTyped(whose, undefined, { issuedAt, tries: 1, right: { code: CODE, at: award.now() } });
    expect(await award.controls.proof(whose)).toMatchObject({ how: 'typed' });
    await award.sweep();
    expect((await award.stored('a')).controlStanding).toBe('proved');
  });

  it('is noted of the others where one record of the window cannot be read', async () => {
    const award = await swept();
    await award.proves('b', (await award.stored('b')).locationId);
    const { applicationId, ...one } = await award.stored('a');
    const key = { pk: `WINDOW#${windowId}`, sk: `APPLICATION#${applicationId}` };
    await award.records.put({ ...key, ...one, applicationId, organisationName: 7 });
    await award.sweep().catch(() => undefined);
    expect((await award.stored('b')).controlStanding).toBe('proved');
  });

  it('is not noted as it stood before an officer recorded meanwhile how its code went', async () => {
    const award = await swept();
    const { applicationId } = await award.stored('a');
    let isSent = false;
    const officerSends = async () => {
      isSent = true;
      const was = await award.controls.of(whose);
      const deed = { by: { id: 'priya', name: 'Priya Example' }, at: award.now() };
      const sent = { how: 'post' as const, on: '2027-04-20', ...deed };
      await award.records.transact([
        award.controls.write(was, { ...was, issues: was.issues.map((issue) => ({ ...issue, sent })) }),
        ...award.applications.changeWrites(
          await award.stored('a'),
          { controlStanding: 'waits' },
          { ...deed, action: 'code sent by post' },
        ),
      ]);
    };
    const getIfReadable: typeof award.applications.getIfReadable = async (id) => {
      if (id === applicationId && !isSent) await officerSends();
      return award.applications.getIfReadable(id);
    };
    await finishDeliveries({ ...sweeping(award), applications: { ...award.applications, getIfReadable } })();
    expect([isSent, (await award.stored('a')).controlStanding]).toEqual([true, 'waits']);
  });

  it('is noted of the others where one application is changed in that moment', async () => {
    const award = await swept();
    await award.proves('b', (await award.stored('b')).locationId);
    const one = await award.stored('a');
    const getIfReadable: typeof award.applications.getIfReadable = async (applicationId) => {
      const read = await award.applications.getIfReadable(applicationId);
      if (read?.applicationId === one.applicationId)
        await award.applications.change(read, {}, { at: award.now(), action: 'changed' });
      return read;
    };
    const applications = { ...award.applications, getIfReadable };
    await expect(finishDeliveries({ ...sweeping(award), applications })()).rejects.toThrow('changed in the meantime');
    expect((await award.stored('b')).controlStanding).toBe('proved');
  });
});
