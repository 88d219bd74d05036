import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import type { WindowChange } from '../../../domain/window/window.ts';
import { endWindow } from '../../../functions/workflow/end-window/handler.ts';
import { publishNotices } from '../../../functions/workflow/publish-notices/handler.ts';
import { tellProviders } from '../../../functions/workflow/tell-providers/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { type AnAward, type ARegister, anAward, aRegister, lead } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

const cancelled: WindowChange = {
  kind: 'cancelled',
  at: '2028-09-04T10:00:00.000Z',
  by: lead,
  reason: 'The mail service was down until the agreement had ended.',
};
const ended = '2028-09-04T10:01:00.000Z';

/** An award approved in the last days of the agreement, with an applicant rejected before it. */
const approved = async () => {
  const award = await anAward(register);
  onTestFinished(award.close);
  const rejected = anApplication('Oak Care', { windowId: award.windowId }).rejected();
  await award.applications.open(rejected, frozenOf(rejected));
  award.at('2028-08-15T08:00:00.000Z');
  await award.recommended();
  await award.approved();
  return award;
};
/** The same, told and in its standstill as the agreement ends. */
const inStandstill = async () => {
  const award = await approved();
  await award.writeLetters();
  for await (const { providerId } of award.applications.every(award.windowId))
    await award.letter(providerId, 'sent', '2028-08-16T09:00:00.000Z');
  expect(await award.begin()).toMatchObject({ outcome: 'begun' });
  award.at('2028-09-01T09:00:00.000Z');
  await award.askAgain('contract');
  return award;
};
const windowNow = async (award: AnAward) => {
  const window = await award.windows.get(award.windowId);
  if (!window) throw new Error('The window is missing');
  return window;
};
const cancel = async (award: AnAward) => {
  const window = await windowNow(award);
  await award.windows.move(window, 'cancelled', { changes: [cancelled] }, { at: cancelled.at, action: 'cancelled' });
  award.at(ended);
};
const end = (award: AnAward) => endWindow(award)({ windowId: award.windowId });
const tell = (award: AnAward) => tellProviders(award)({ windowId: award.windowId, changeAt: cancelled.at });
const statuses = async (award: AnAward) =>
  (await Array.fromAsync(award.applications.every(award.windowId)))
    .map(({ organisationName, status, awardedLots }) => `${organisationName}: ${status} ${awardedLots ?? ''}`.trim())
    .toSorted();
const stopped = ['Care of a (demo): award-stopped', 'Care of b (demo): award-stopped', 'Oak Care: rejected'];
const unsent = async (award: AnAward) =>
  (await Array.fromAsync(everyItem((after) => award.letters.unsent({ after })))).filter(
    ({ kind }) => kind === 'award-stopped' || kind === 'window-cancelled',
  );

describe('An award that comes to its contracts after the agreement’s end, with no option left', () => {
  it('meets the same fault however often it is tried', async () => {
    const award = await inStandstill();
    for (const _ of [1, 2])
      await expect(award.contract()).rejects.toMatchObject({
        name: 'TermIsOver',
        message: expect.stringContaining('no option to extend it is left'),
      });
    expect(await award.made()).toEqual([]);
  });

  it('is stopped with its window: its execution, statuses, and what each applicant was told', async () => {
    const award = await inStandstill();
    await cancel(award);
    expect(await end(award)).toEqual({ windowId: award.windowId });
    // And the one that an operator began again, where there is one.
    expect(award.stopped).toEqual(['first', `award of ${award.windowId}`, `award of ${award.windowId}-again`]);
    expect(await statuses(award)).toEqual(stopped);
    for (const providerId of ['a', 'b']) {
      const outcome = await award.outcomes.get(providerId, award.windowId);
      expect(outcome?.overtaken).toMatchObject({ at: cancelled.at, title: 'Award stopped' });
      expect(outcome?.overtaken?.paragraphs).toContain(cancelled.reason);
      expect(outcome?.overtaken?.paragraphs.join(' ')).toContain('ended before contracts could be made');
    }
    expect(await windowNow(award)).toMatchObject({ status: 'cancelled', endedAt: ended });
  });

  it('is stopped once, however often that is attempted', async () => {
    const award = await inStandstill();
    await cancel(award);
    await end(award);
    const before = await windowNow(award);
    expect(await end(award)).toEqual({ windowId: award.windowId });
    expect(await windowNow(award)).toEqual(before);
    expect(await statuses(award)).toEqual(stopped);
    expect(await unsent(award)).toHaveLength(3);
  });

  it.each([true, false])(
    'is told as stopped by the challenge, where one was settled as its window was cancelled (ended before told: %s)',
    async (endedFirst) => {
      const award = await inStandstill();
      const at = '2028-09-04T09:59:00.000Z';
      const settled = { decision: 'stop' as const, reason: 'They are right about the marks of lot A.', at, by: lead };
      const challenge = { windowId: award.windowId, at, from: 'Some Care', summary: 'It was wrong.', recordedBy: lead };
      await award.records.transact([award.awards.keepChallenge({ ...challenge, settled })]);
      await cancel(award);
      if (endedFirst) await end(award);
      await tell(award);
      const letters = (await unsent(award)).filter(({ kind }) => kind === 'award-stopped');
      expect(letters).toHaveLength(3);
      for (const { body } of letters) {
        expect(body).toContain('challenge');
        expect(body).not.toContain('ended before contracts could be made');
      }
    },
  );

  it('is told to each applicant in one letter, which names the window and says why, and to nobody as a challenge', async () => {
    const award = await inStandstill();
    await award.interests.register('s1-home-care', {
      providerId: 'other',
      name: 'Other Care',
      email: 'other@example.com',
      since: cancelled.at,
    });
    await cancel(award);
    await end(award);
    await tell(award);
    const written = await unsent(award);
    expect(written.map(({ kind }) => kind).toSorted()).toEqual([
      'award-stopped',
      'award-stopped',
      'award-stopped',
      'window-cancelled',
    ]);
    for (const { kind, body } of written) {
      expect(body).toContain(cancelled.reason);
      expect(body).not.toContain('challenge');
      if (kind === 'award-stopped') expect(body).toContain('from 1 March 2027 to 31 March 2027');
    }
    expect(award.invoked).not.toEqual([]);
  });

  it('is told so though its applications could not be ended yet', async () => {
    const award = await inStandstill();
    await cancel(award);
    await tell(award);
    await end(award);
    await tell(award);
    expect(await unsent(award)).toHaveLength(3);
  });

  it('sends no outcome letter that had not gone out, and writes none afterwards', async () => {
    const award = await approved();
    await award.writeLetters();
    award.at('2028-09-01T09:00:00.000Z');
    await cancel(award);
    await end(award);
    for (const id of ['a', 'b'])
      expect((await award.letters.get(outcomeLetterIdOf(award.windowId, id)))?.status).toBe('withdrawn');
    expect(await award.writeLetters()).toMatchObject({ outcome: 'stopped', awarded: 0 });
    expect(await statuses(award)).toEqual(stopped);
  });

  it('leaves nothing that runs on: each task of the award finds it stopped, and officers are asked nothing', async () => {
    const award = await inStandstill();
    await award.ask('fault');
    await cancel(award);
    await end(award);
    expect(await award.waits.waiting('fault')).toEqual([]);
    award.delivered.splice(0);
    await award.ask('register-changes');
    await award.ask('fault');
    expect(award.delivered.map(({ answer }) => answer)).toEqual([{ decision: 'stop' }]);
    expect(await award.waits.waiting('fault')).toEqual([]);
    expect(await award.begin()).toMatchObject({ outcome: 'stopped' });
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'challenged' });
    expect(await award.end()).toMatchObject({ outcome: 'stopped' });
    expect(await publishNotices(award)({ windowId: award.windowId })).toMatchObject({ notices: [] });
    expect(await award.made()).toEqual([]);
    expect(await statuses(award)).toEqual(stopped);
    expect((await windowNow(award)).status).toBe('cancelled');
  });
});

describe('An award whose contracts were made before the agreement’s end', () => {
  it('comes to its end after it: nothing is left to make', async () => {
    const award = await inStandstill();
    award.at('2028-08-31T09:00:00.000Z');
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
    award.at('2028-09-01T09:00:00.000Z');
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
  });

  it('comes to its end once an officer withheld what is left, and the provider reads why', async () => {
    const award = await inStandstill();
    await expect(award.contract()).rejects.toMatchObject({ name: 'TermIsOver' });
    const reason = 'The agreement ended before this contract could be made.';
    const placeDecision = { decision: 'withhold' as const, reason, by: lead, at: award.now() };
    const audit = { at: award.now(), action: 'place decided' };
    await award.records.transact([
      ...award.applications.changeWrites(await award.stored('a'), { placeDecision }, audit),
    ]);
    expect(await award.contract()).toMatchObject({ contracts: 0, outcome: 'made' });
    expect((await award.stored('a')).status).toBe('place-withheld');
    const letter = await award.letters.get(`${award.windowId}.place-withheld.a`);
    expect(letter?.body).toContain(reason);
    expect(letter?.body).not.toContain('register has changed');
  });
});
