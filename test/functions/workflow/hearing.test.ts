import { beforeEach, describe, expect, it } from 'vitest';
import { NOT_ON_THE_LIST } from '../../../adapters/notify/only-to.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { lastProposed } from '../../../domain/application/proposed-rejection.ts';
import { hearRepresentation } from '../../../functions/workflow/hear-representation/handler.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { officers } from '../../builders/people.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';

let council: Council;
const toldAt = '2027-04-01T08:00:00.000Z';
const replyBy = '2027-04-12T23:00:00.000Z';
const justBefore = '2027-04-12T22:59:59.900Z';
const everyReplyIsIn = '2027-04-12T23:01:00.000Z';

beforeEach(async () => {
  council = await aCouncil();
  council.at(toldAt);
  await council.aWindow({ status: 'evaluating' });
  return council.close;
});
const hear = (applicationId: string) =>
  hearRepresentation({
    ...council,
    bankHolidays: async () => ({ dates: new Set<string>(), knownUntil: '2028-12-31' }),
  })({ applicationId });
const proposed = async (): Promise<OpenedApplication> => {
  const application = anApplication('Bright Care').rejectionProposed(undefined, officers.lead);
  await council.applications.open(application, frozenOf(application));
  return application;
};
const letters = async () => (await council.letters.unsent({})).items.map(({ kind }) => kind);
const representationOf = async ({ providerId }: OpenedApplication) => {
  const [found] = await council.representations.of(providerId, windowId);
  if (!found) throw new Error('The provider was not told');
  return found;
};
const replies = async (application: OpenedApplication, arrivedAt: string) => {
  const reply = { text: 'We have costed TUPE.', at: arrivedAt };
  const { write } = council.representations.reply(await representationOf(application), reply, arrivedAt);
  await council.records.transact([write]);
};

/** The mail service took the letter at this instant, or would not take it, or was not given it by a stage that is not live. */
const delivered = async (at: string | undefined, { isListed = true } = {}) => {
  for (const letter of (await council.letters.unsent({})).items) {
    const claimed = await claimedLetter(council.letters, letter, council.now());
    if (at && !isListed) await council.letters.keepUnsent(claimed, { at, error: NOT_ON_THE_LIST });
    else if (at) await council.letters.markSent(claimed, at);
    else await council.letters.markUndeliverable(claimed, { at: council.now(), error: 'ValidationError' });
  }
};

describe('Hearing a provider', () => {
  it('ends where the application leads back to its scores, which it had before a referral was opened again', async () => {
    const application = await proposed();
    await hear(application.applicationId);
    const stored = await council.applications.get(application.applicationId);
    if (!stored) throw new Error('It is gone');
    const audit = { at: council.now(), action: 'rejection lifted after the reply' };
    await council.applications.move(stored, 'scored', {}, audit);
    expect(await hear(application.applicationId)).toEqual({
      applicationId: application.applicationId,
      stands: 'settled',
    });
  });

  it('begins with a letter that says until when it may reply', async () => {
    const application = await proposed();
    const answer = await hear(application.applicationId);
    expect(answer).toMatchObject({ stands: 'to-reply', secondsToReply: expect.any(Number) });
    expect(await representationOf(application)).toMatchObject({ toldAt, replyBy });
    expect(await letters()).toEqual(['rejection-proposed']);
    expect(council.invoked).toHaveLength(1);
  });

  it('attempted twice writes one letter and gives the same time', async () => {
    const { applicationId } = await proposed();
    await hear(applicationId);
    council.at('2027-04-03T08:00:00.000Z');
    expect(await hear(applicationId)).toMatchObject({ stands: 'to-reply' });
    expect(lastProposed((await council.applications.get(applicationId)) ?? {})?.proposed.replyBy).toBe(replyBy);
    expect(await letters()).toEqual(['rejection-proposed']);
  });

  it('rejects nobody before the end of the time, nor before every reply that came in time is stored', async () => {
    const application = await proposed();
    const { applicationId } = application;
    await hear(applicationId);
    await delivered(toldAt);
    council.at('2027-04-12T23:00:59.999Z');
    expect(await hear(applicationId)).toMatchObject({ stands: 'to-reply', secondsToReply: 1 });
    await replies(application, justBefore);
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toMatchObject({ stands: 'replied' });
    expect(await council.applications.get(applicationId)).toMatchObject({ status: 'representation-referred' });
  });

  it('stores no reply that arrived at the end of the time or later', async () => {
    const application = await proposed();
    await hear(application.applicationId);
    await expect(replies(application, replyBy)).rejects.toThrow('changed in the meantime');
  });

  it('lets the rejection take effect where nobody replied, with its reasons and a letter, once', async () => {
    const application = await proposed();
    const { applicationId } = application;
    await hear(applicationId);
    await delivered(toldAt);
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toEqual({ applicationId, stands: 'settled' });
    expect(await hear(applicationId)).toEqual({ applicationId, stands: 'settled' });
    expect(await council.applications.get(applicationId)).toMatchObject({
      status: 'rejected',
      rejection: { stage: 'compliance', reasons: ['TUPE was not understood and costed.'] },
    });
    expect(await letters()).toEqual(['rejection']);
    await expect(replies(application, justBefore)).rejects.toThrow('changed in the meantime');
  });

  it('goes on in a stage that is not live as if the letter had gone, to one whom it does not write to', async () => {
    const { applicationId } = await proposed();
    await hear(applicationId);
    await delivered(toldAt, { isListed: false });
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toEqual({ applicationId, stands: 'settled' });
    expect(await council.applications.get(applicationId)).toMatchObject({ status: 'rejected' });
  });

  it.each([
    ['lifted', 'evaluating', 'lifted-after-compliance', 'rejection-lifted'],
    ['taken-back', 'evaluating', 'lifted-after-compliance', 'rejection-lifted'],
    ['upheld', 'rejected', 'settled', 'rejection'],
  ] as const)('tells the provider that it was %s, and lets the machine go on', async (how, status, stands, kind) => {
    const application = await proposed();
    const { applicationId } = application;
    await hear(applicationId);
    const stored = await council.applications.get(applicationId);
    const last = stored && lastProposed(stored);
    if (!stored || !last) throw new Error('Nothing is proposed');
    const ended = { how, reason: 'As the officer wrote it.', at: council.now() };
    await council.applications.move(
      stored,
      status,
      { proposedRejections: [{ ...last.proposed, ended }] },
      { at: council.now(), action: 'tested' },
      [council.representations.change(await representationOf(application), { closedAt: council.now(), ended })],
    );
    expect(await hear(applicationId)).toEqual({ applicationId, stands });
    await hear(applicationId);
    expect((await letters()).toSorted()).toEqual(['rejection-proposed', kind].toSorted());
  });

  it('rejects nobody by a letter that was sent and came back: its time begins anew, and it is told so', async () => {
    const application = await proposed();
    const { applicationId } = application;
    await hear(applicationId);
    await delivered(toldAt);
    const [sent] = (await council.letters.unconfirmed({})).items;
    if (!sent) throw new Error('No letter was sent');
    await council.letters.cameBack(sent, { at: '2027-04-03T08:00:00.000Z', error: 'permanent-failure' });
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toMatchObject({ stands: 'to-reply' });
    expect(await representationOf(application)).toMatchObject({ replyBy: '2027-04-23T23:00:00.000Z' });
    expect(await letters()).toEqual(['more-time-to-reply']);
  });

  it.each([
    ['that could not be delivered', undefined, '2027-04-23T23:00:00.000Z'],
    ['that was delivered five days later', '2027-04-06T08:00:00.000Z', '2027-04-16T23:00:00.000Z'],
  ])('rejects nobody by a letter %s: its time ends later, and it is told so', async (_, sentAt, later) => {
    const application = await proposed();
    const { applicationId } = application;
    await hear(applicationId);
    await delivered(sentAt);
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toMatchObject({ stands: 'to-reply', secondsToReply: expect.any(Number) });
    expect(await representationOf(application)).toMatchObject({ replyBy: later, moreTime: expect.any(String) });
    expect(await letters()).toEqual(['more-time-to-reply']);
    await replies(application, '2027-04-15T09:00:00.000Z');
  });

  it('rejects nobody in a window that was cancelled meanwhile', async () => {
    const { applicationId } = await proposed();
    await hear(applicationId);
    const window = await council.windows.get(windowId);
    if (!window) throw new Error('The window is missing');
    await council.windows.move(window, 'cancelled', {}, { at: council.now(), action: 'window cancelled' });
    council.at(everyReplyIsIn);
    expect(await hear(applicationId)).toEqual({ applicationId, stands: 'settled' });
    expect(await council.applications.get(applicationId)).toMatchObject({ status: 'rejection-proposed' });
    expect(await letters()).toEqual(['rejection-proposed']);
  });
});
