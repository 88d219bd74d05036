import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import { changingLeavingOut } from '../../../domain/application/leaving-out.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { moreTimeLetter } from '../../../domain/letters/representation-letters.ts';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { type Council, windowId } from './a-council.ts';
import { type AnAward, type ARegister, anAward, aRegister } from './an-award.ts';

let register: ARegister;
let award: AnAward;
const opened: Council['close'][] = [];
const lost = { windowId, providerId: 'lost' };
const applicationId = `${windowId}.lost`;
const person = { id: 'priya', name: 'Priya Example' };
const why = 'The file that was sealed is damaged, and no copy of it can be restored.';
const at = '2027-04-20T09:00:00.000Z';
const deed = { by: person, at, reason: why };

beforeAll(async () => {
  register = await aRegister();
});
/** `a` and `b` are scored; `lost` is set aside, and leaving it out is proposed. */
beforeEach(async () => {
  award = await anAward(register);
  opened.push(award.close);
  award.at(at);
  await award.setAside.failed({ ...lost, at }, 'submission-missing');
  const told: Representation = {
    applicationId,
    ...lost,
    about: 'not-opened',
    round: 1,
    reference: 'HC-2703-LOSTIT',
    organisationName: 'Lost Care',
    email: 'lost@example.com',
    reasons: [why],
    toldAt: at,
    replyBy: '2027-05-04T23:00:00.000Z',
    version: 1,
  };
  await award.records.transact([
    award.representations.open(told),
    ...award.setAside.changeWrites(
      await kept(),
      { leavingsOut: [{ ...deed, organisationName: 'Lost Care' }] },
      { at, by: person, action: 'leaving out proposed' },
    ),
  ]);
});
afterAll(() => {
  for (const close of opened) close();
  return register.stop();
});

const kept = async () => {
  const found = await award.setAside.get(windowId, 'lost');
  if (!found) throw new Error('It is missing');
  return found;
};
const leaveOut = async (seen?: Awaited<ReturnType<typeof kept>>) => {
  const was = seen ?? (await kept());
  const audit = { at, by: person, action: 'left out' };
  await award.records.transact([
    ...award.setAside.changeWrites(was, changingLeavingOut(was, { decided: deed }), audit),
  ]);
};
const unseal = (meanwhile: () => Promise<void> = async () => {}) =>
  unsealApplications({ ...award, unsealDocuments: meanwhile })({ windowId, applicationId });
/** What was sealed has been found again. */
const restored = async () => {
  const submission = await award.sealed.standing(windowId, 'a');
  if (!submission) throw new Error('a has submitted nothing');
  const standing = async () => submission;
  return { ...award, sealed: { ...award.sealed, standing } };
};
const unsealRestored = async (meanwhile: () => Promise<void> = async () => {}) =>
  unsealApplications({ ...(await restored()), unsealDocuments: meanwhile })({ windowId, applicationId });
const kinds = async () => (await award.letters.unsent({})).items.map(({ kind, to }) => `${kind} to ${to}`);
const told = async () => (await award.representations.of('lost', windowId)).at(-1);

describe('An application that was left out of an award that is stopped', () => {
  const cancelled = {
    kind: 'cancelled' as const,
    at: '2028-09-04T10:00:00.000Z',
    by: person,
    reason: 'Too late: it ended.',
  };
  beforeEach(async () => {
    await leaveOut();
    await award.recommended();
    await award.approved();
    await award.writeLetters();
    const window = await award.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    await award.windows.move(window, 'cancelled', { changes: [cancelled] }, { at, action: 'window cancelled' });
  });

  it('has its outcome letter withdrawn, and its provider told once that the award was stopped', async () => {
    for (const _ of [1, 2]) {
      await endWindow(award)({ windowId });
      await tellProviders(award)({ windowId, changeAt: cancelled.at });
    }
    expect((await award.letters.get(outcomeLetterIdOf(windowId, 'lost')))?.status).toBe('withdrawn');
    expect((await kinds()).filter((each) => each.endsWith('to lost@example.com'))).toEqual([
      'award-stopped to lost@example.com',
    ]);
    const { body } = (await award.letters.get(`${windowId}.award-stopped.lost`)) ?? {};
    expect(body).toContain('That the award was to be made without your application is not changed by this.');
    expect(body).toContain('ended before contracts could be made');
  });
});

describe('An application that is opened while leaving it out is proposed', () => {
  it('goes on like any other, and its provider hears that the proposal is over', async () => {
    await unsealRestored();
    expect(await award.applications.get(applicationId)).toMatchObject({ status: 'received' });
    expect(await award.setAside.of(windowId)).toEqual([]);
    expect(await told()).toMatchObject({ ended: { how: 'lifted' } });
    expect(await kinds()).toContain('leaving-out-ended to lost@example.com');
    expect(award.invoked).toEqual([{}]);
  });

  it('keeps the proposal where it still cannot be opened', async () => {
    await expect(unseal()).rejects.toThrow(CannotBeUnsealed);
    expect(await kept()).toMatchObject({ attempts: 2, leavingsOut: [{ reason: why }] });
  });

  it('is left out where that was decided while it was being opened', async () => {
    await expect(unsealRestored(() => leaveOut())).rejects.toThrow(Conflict);
    expect(await award.applications.get(applicationId)).toBeUndefined();
    await expect(unsealRestored()).rejects.toThrow(CannotBeUnsealed);
    expect(await award.applications.get(applicationId)).toBeUndefined();
    expect(await kinds()).toEqual([]);
  });

  it('cannot be left out any more by who looked before', async () => {
    const seen = await kept();
    await unsealRestored();
    await expect(leaveOut(seen)).rejects.toThrow(Conflict);
  });

  it('keeps the reply that its provider sends at that moment', async () => {
    const replies = async () => {
      const was = await told();
      const reply = { text: 'Here we are.', at };
      if (was) await award.records.transact([award.representations.reply(was, reply, at).write]);
    };
    // The reply comes before what was told is read: nothing is in its way.
    await unsealRestored(replies);
    expect(await told()).toMatchObject({ reply: { text: 'Here we are.' }, ended: { how: 'lifted' } });
  });

  it('keeps whoever proposed that among those who do not approve its award', async () => {
    await unsealRestored();
    expect(await award.setAside.of(windowId)).toEqual([]);
    const [once] = await award.setAside.ever(windowId);
    expect(once).toMatchObject({ applicationId, leavingsOut: [{ by: person }] });
  });

  it('keeps who declared a conflict of interest with its applicant out of it', async () => {
    const was = await kept();
    const conflicts = [{ by: person, at }];
    await award.records.transact([
      ...award.setAside.changeWrites(was, { conflicts }, { at, by: person, action: 'conflict of interest declared' }),
    ]);
    await unsealRestored();
    expect(await award.applications.get(applicationId)).toMatchObject({ conflicts });
  });
});

describe('Leaving out that is proposed in a window that is cancelled', () => {
  /** Time to reply is given until then, with the letter that says so. */
  const moreTimeUntil = async (replyBy: string) => {
    const [was, agreement] = [await told(), await award.windows.agreement(windowId)];
    if (!was || !agreement) throw new Error('The provider was not told');
    const moreTime = 'Our first letter about this could not be delivered in time.';
    await award.records.transact([
      award.representations.giveMoreTime(was, { replyBy, moreTime }),
      award.letters.write(moreTimeLetter(agreement, { ...was, replyBy, moreTime }, 'https://site.test'), at),
    ]);
  };
  const cancelled = async () => {
    const window = await award.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    const change = { kind: 'cancelled' as const, at, by: person, reason: why };
    await award.windows.move(window, 'cancelled', { changes: [change] }, { at, action: 'window cancelled' });
    await endWindow(award)({ windowId });
  };

  it('asks nobody for a reply by a letter that gives more time, however often that was given', async () => {
    await moreTimeUntil('2027-05-20T23:00:00.000Z');
    await moreTimeUntil('2027-05-27T23:00:00.000Z');
    expect(await kinds()).toHaveLength(2);
    await cancelled();
    expect(await kinds()).toEqual([]);
  });

  it('answers what an execution still asks that was started when it was no longer left out', async () => {
    await leaveOut();
    const was = await kept();
    await award.records.transact(
      award.setAside.changeWrites(was, changingLeavingOut(was, { takenBack: deed }), { at, action: 'taken back' }),
    );
    const asks = {
      subject: applicationId,
      ask: 'fault' as const,
      token: 'its token',
      enteredAt: at,
      detail: undefined,
    };
    await award.waits.begin(asks);
    await cancelled();
    expect(await award.waits.get(applicationId, 'fault')).toMatchObject({
      status: 'answered',
      answer: { decision: 'window-cancelled' },
    });
  });

  it('has each letter of more time written, the night that the clocks go forward too', async () => {
    await moreTimeUntil('2028-03-26T00:00:00.000Z');
    await moreTimeUntil('2028-03-26T23:00:00.000Z');
    expect(await kinds()).toHaveLength(2);
  });
});

describe('A fault about an application that is left out', () => {
  const ask = async () => {
    const delivered: (Wait['answer'] | undefined)[] = [];
    const deliver = async (wait: Wait) => void delivered.push(wait.answer);
    const question = { ask: 'fault', subject: applicationId, token: 't', enteredAt: award.now() } as const;
    return { asked: await askOfficer({ ...award, deliver })(question), delivered };
  };

  it('is asked of nobody: the machine is told, and ends', async () => {
    await leaveOut();
    expect(await ask()).toEqual({ asked: { asked: false }, delivered: [{ decision: 'left-out' }] });
  });

  it('is asked while it is only proposed, and when it was taken back', async () => {
    expect((await ask()).asked).toEqual({ asked: true });
    await leaveOut();
    const was = await kept();
    await award.records.transact([
      ...award.setAside.changeWrites(was, changingLeavingOut(was, { takenBack: deed }), {
        at,
        by: person,
        action: 'leaving out taken back',
      }),
    ]);
    award.at('2027-04-20T10:00:00.000Z');
    expect((await ask()).asked).toEqual({ asked: true });
  });

  it('is not asked about in a window that was cancelled: the machine that took it up again ends', async () => {
    const window = await award.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    const cancelled = { kind: 'cancelled', reason: why, by: person, at } as const;
    await award.windows.move(window, 'cancelled', { changes: [cancelled] }, { at, action: 'window cancelled' });
    expect(await ask()).toEqual({ asked: { asked: false }, delivered: [{ decision: 'window-cancelled' }] });
  });
});

describe('The award of a window of which one application never opens', () => {
  beforeEach(async () => {
    await leaveOut();
    await award.recommended();
    await award.approved();
  });

  it('tells its provider the outcome: that it was left out and why, the winners, and how to challenge', async () => {
    expect(await award.writeLetters()).toMatchObject({ awarded: 1, unsuccessful: 2 });
    const letter = await award.letters.get(outcomeLetterIdOf(windowId, 'lost'));
    expect(letter).toMatchObject({ to: 'lost@example.com', subject: expect.stringContaining('HC-2703-LOSTIT') });
    const body = letter && (await award.letters.bodyOf(letter));
    expect(body).toContain('Yours (HC-2703-LOSTIT) was left out');
    expect(body).toContain(why);
    expect(body).toContain('it has no scores');
    expect(body).toContain('Care of a (demo): 80 out of 100');
    expect(body).toContain('# If you think that this is wrong');
    expect(body).not.toContain('Your scores');
    expect(await award.outcomes.get('lost', windowId)).toMatchObject({ reference: 'HC-2703-LOSTIT' });
  });

  it('holds the standstill until its provider has been told, too', async () => {
    await award.writeLetters();
    const sentAt = '2027-04-21T08:00:00.000Z';
    for (const id of ['a', 'b']) await award.letter(id, 'sent', sentAt);
    award.at('2027-04-21T09:00:00.000Z');
    expect(await award.begin()).toMatchObject({ outcome: 'letters-left' });
    await award.letter('lost', 'undeliverable', sentAt);
    expect(await award.begin()).toMatchObject({ outcome: 'undelivered-letters' });
  });
});

it('An application that an attempt opened before it broke off is no longer set aside', async () => {
  const fresh = await anAward(register);
  opened.push(fresh.close);
  await fresh.setAside.failed({ windowId, providerId: 'a', at }, 'file-not-copied');
  const again = { windowId, applicationId: `${windowId}.a` };
  await unsealApplications({ ...fresh, unsealDocuments: async () => {} })(again);
  expect(await fresh.setAside.of(windowId)).toEqual([]);
});
