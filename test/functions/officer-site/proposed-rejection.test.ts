import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Representation } from '../../../domain/application/representation.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { now } from '../../builders/clock.ts';
import { type OfficerAccount, officers } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const tomorrow = plusDuration(now, 'PT24H');
const yesterday = plusDuration(now, '-PT24H');
const REPLY = 'We have costed TUPE since: see page 4 of our plan.';
const WHY = 'The reply shows a plan with dates and a named person, which is what the condition asks.';

beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
afterAll(() => desk.stop());

/** Told, and still able to reply; or with a reply that waits for a decision. */
const proposed = async (
  name: string,
  {
    replied = false,
    by,
    stage = 'compliance' as const,
  }: { readonly replied?: boolean; readonly by?: OfficerAccount; readonly stage?: 'registration' | 'compliance' } = {},
) => {
  const built = anApplication(name).rejectionProposed(replied ? yesterday : tomorrow, by);
  const application = await desk.stored.application({
    ...built,
    status: replied ? 'representation-referred' : 'rejection-proposed',
    proposedRejections: (built.proposedRejections ?? []).map((each) => ({
      ...each,
      stage,
      ...(replied ? { repliedAt: yesterday } : {}),
    })),
  });
  const { applicationId, providerId, organisationName, email, receipt } = application;
  const told: Representation = {
    applicationId,
    windowId,
    providerId,
    round: 1,
    reference: receipt.reference,
    organisationName,
    email,
    reasons: application.proposedRejections?.[0]?.reasons ?? [],
    toldAt: plusDuration(now, '-PT300H'),
    replyBy: replied ? yesterday : tomorrow,
    ...(replied ? { reply: { text: REPLY, at: plusDuration(yesterday, '-PT1H') }, closedAt: yesterday } : {}),
    version: 1,
  };
  await desk.deps.records.transact([desk.deps.representations.open(told)]);
  await desk.stored.waiting(applicationId, replied ? 'representation' : 'proposed-rejection');
  const url = `/officers/windows/${windowId}/applications/${applicationId}`;
  return { ...application, url };
};
const stored = async (applicationId: string) => desk.deps.applications.get(applicationId);
const told = async (providerId: string) => (await desk.deps.representations.of(providerId, windowId)).at(-1);
const answered = (applicationId: string) =>
  desk.asked.filter(({ body }) => String(body.taskToken).includes(applicationId)).map(({ action }) => action);

describe('A reply to a proposed rejection', () => {
  it('waits on the dashboard and the list of what is to be decided, and is read beside findings and answers', async () => {
    const { url } = await proposed('Ash Care', { replied: true });
    const lead = await desk.as(officers.lead);
    expect((await lead.get('/officers')).html).toContain('Decide on replies to proposed rejections');
    expect((await lead.get(`/officers/windows/${windowId}/referrals`)).html).toContain(
      'Replies to proposed rejections',
    );
    const { html } = await lead.get(`${url}/reply`);
    expect(html).toContain(REPLY);
    expect(html).toContain('TUPE was not understood and costed.');
    expect(html).toContain('Safeguarding lead');
  });

  it('that is not followed ends in a rejection with the officer’s answer among its reasons', async () => {
    const { url, applicationId, providerId } = await proposed('Birch Care', { replied: true });
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/reply`);
    expect((await lead.submit(`${url}/reply`, { how: 'upheld', reason: WHY })).title).toBe('Birch Care');
    expect(await stored(applicationId)).toMatchObject({
      status: 'rejected',
      rejection: { reasons: ['TUPE was not understood and costed.', `On your reply: ${WHY}`] },
    });
    expect(await told(providerId)).toMatchObject({ ended: { how: 'upheld', reason: WHY } });
    expect(answered(applicationId)).toEqual(['SendTaskSuccess']);
  });

  it.each([
    ['registration', 'registration-accepted'],
    ['compliance', 'evaluating'],
  ] as const)('that is followed after the %s check lets the application go on', async (stage, status) => {
    const { url, applicationId, providerId } = await proposed(`Cedar ${stage}`, { replied: true, stage });
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/reply`);
    await lead.submit(`${url}/reply`, { how: 'lifted', reason: WHY });
    expect((await stored(applicationId))?.status).toBe(status);
    expect((await stored(applicationId))?.rejection).toBeUndefined();
    expect(await told(providerId)).toMatchObject({ ended: { how: 'lifted', reason: WHY } });
  });

  it('is not decided by whoever proposed the rejection, but by somebody else', async () => {
    const { url, applicationId } = await proposed('Damson Care', { replied: true, by: officers.lead });
    const [lead, manager] = [await desk.as(officers.lead), await desk.as(officers.manager)];
    const shown = await lead.get(`${url}/reply`);
    expect(shown.html).toContain('somebody else decides on the provider’s reply');
    const form = { _token: desk.tokenOf(lead, officers.lead), how: 'upheld', reason: WHY };
    expect((await lead.post(`${url}/reply`, form)).status).toBe(403);
    expect((await stored(applicationId))?.status).toBe('representation-referred');
    await manager.get(`${url}/reply`);
    await manager.submit(`${url}/reply`, { how: 'upheld', reason: WHY });
    expect((await stored(applicationId))?.status).toBe('rejected');
  });

  it('is not shown to somebody who also judges quality: it may speak of price', async () => {
    const { url } = await proposed('Elder Care', { replied: true });
    await desk.stored.declared(windowId, officers.edith);
    const both = await desk.as({ ...officers.edith, groups: ['evaluator', 'procurement-lead'] });
    expect((await both.get(`${url}/reply`)).status).toBe(403);
    expect((await both.get(url)).html).not.toContain(REPLY);
    expect((await (await desk.as(officers.moderator)).get(url)).html).not.toContain(REPLY);
  });

  it('is decided once: a double click does no harm, and a second officer is told', async () => {
    const { url, applicationId } = await proposed('Fir Care', { replied: true });
    const [lead, manager] = [await desk.as(officers.lead), await desk.as(officers.manager)];
    await lead.get(`${url}/reply`);
    await manager.get(`${url}/reply`);
    const fields = { how: 'lifted', reason: WHY };
    const both = await Promise.all([lead.submit(`${url}/reply`, fields), lead.submit(`${url}/reply`, fields)]);
    expect(both.map(({ title }) => title)).toEqual(['Fir Care', 'Fir Care']);
    expect((await stored(applicationId))?.version).toBe(2);
    const second = await manager.submit(`${url}/reply`, { how: 'upheld', reason: WHY });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Priya Example: rejection lifted after the reply');
  });
});

describe('A proposed rejection', () => {
  it('that was a mistake is taken back with a reason, and the application goes on', async () => {
    const { url, applicationId, providerId } = await proposed('Gorse Care', { by: officers.lead });
    const lead = await desk.as(officers.lead);
    expect((await lead.get(url)).html).toContain('Take the proposed rejection back');
    await lead.get(`${url}/take-back`);
    expect((await lead.submit(`${url}/take-back`, { reason: '' })).status).toBe(400);
    await lead.submit(`${url}/take-back`, { reason: 'Another firm of a like name was meant: its location closed.' });
    expect((await stored(applicationId))?.status).toBe('evaluating');
    expect(await told(providerId)).toMatchObject({ ended: { how: 'taken-back' }, closedAt: expect.any(String) });
    expect(answered(applicationId)).toEqual(['SendTaskSuccess']);
    expect((await desk.stored.audit(windowId)).some(({ action }) => action === 'proposed rejection taken back')).toBe(
      true,
    );
  });

  it('leaves the provider more time where an officer gives it, with a reason, once', async () => {
    const { url, applicationId, providerId } = await proposed('Heather Care');
    const lead = await desk.as(officers.lead);
    await lead.get(`${url}/more-time`);
    const until = (day: string, month: string) => ({
      'lastDay-day': day,
      'lastDay-month': month,
      'lastDay-year': '2027',
    });
    const reason = 'The service was down for an afternoon.';
    const early = await lead.submit(`${url}/more-time`, { ...until('2', '4'), reason });
    expect(early.status).toBe(400);
    expect(early.html).toContain('The last day must be later than now');
    expect(early.html, 'beside the day, not at the top alone').toMatch(
      /id="lastDay-error"[\s\S]*must be later than now/,
    );
    expect(early.html).toContain('href="#lastDay-day"');
    const fields = { ...until('30', '4'), reason };
    const both = await Promise.all([lead.submit(`${url}/more-time`, fields), lead.submit(`${url}/more-time`, fields)]);
    expect(both.map(({ title }) => title)).toEqual(['Heather Care', 'Heather Care']);
    expect(await told(providerId)).toMatchObject({ replyBy: '2027-04-30T23:00:00.000Z', moreTime: reason, version: 2 });
    expect(await stored(applicationId)).toMatchObject({
      status: 'rejection-proposed',
      proposedRejections: [{ replyBy: '2027-04-30T23:00:00.000Z' }],
    });
    expect(answered(applicationId)).toContain('SendTaskSuccess');
  });

  it('cannot be taken back when its time is over, and its reply cannot be decided before', async () => {
    const over = await proposed('Hazel Care', { replied: true });
    const running = await proposed('Ivy Care');
    const lead = await desk.as(officers.lead);
    const token = desk.tokenOf(lead, officers.lead);
    const late = await lead.post(`${over.url}/take-back`, { _token: token, reason: WHY });
    const early = await lead.post(`${running.url}/reply`, { _token: token, how: 'upheld', reason: WHY });
    expect([late.status, early.status]).toEqual([409, 409]);
    expect((await stored(running.applicationId))?.status).toBe('rejection-proposed');
  });

  it('holds the recommendation: it is not settled', async () => {
    const lead = await desk.as(officers.lead);
    const { html } = await lead.get(`/officers/windows/${windowId}/recommendation`);
    expect(html).toContain('Ivy Care');
    expect(html).toContain('Rejection proposed: provider may reply');
  });

  it('is told in words by lists, counts and the spreadsheet', async () => {
    const lead = await desk.as(officers.lead);
    for (const url of [`/officers/windows/${windowId}`, `/officers/windows/${windowId}/applications`])
      expect((await lead.get(url)).html).toContain('Rejection proposed: provider may reply');
    const { status } = await lead.get(`/officers/windows/${windowId}/applications.csv`);
    expect(status).toBe(200);
  });
});
