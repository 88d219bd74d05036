import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NOT_ON_THE_LIST } from '../../../adapters/notify/only-to.ts';
import { providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import { leavingOutProposedLetterId } from '../../../domain/letters/leaving-out-letters.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let year = 2040;
const noon = clock.now();
const afterTheTimeToReply = plusDuration(noon, 'PT600H');
const WHY = 'The file that was sealed is damaged, and no copy of it can be restored by anybody.';
const DECIDED = 'Nothing was said against it, and the people who run the service have tried everything.';
const BACK = 'The people who run the service have found a copy.';
const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'Read and found in order.' };

beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterEach(() => clock.at(noon));
afterAll(() => desk.stop());

/** A window in which all is scored but one application, which cannot be opened. */
const stuck = async () => {
  const windowId = `s1-home-care-${year++}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  await desk.stored.application(anApplication('Ready Care', { windowId }).scored(4));
  const id = await desk.stored.setAside(windowId, 'lost', 'submission-missing');
  const since = '2027-03-01T09:00:00.000Z';
  await desk.deps.interests.register('s1-home-care', {
    providerId: 'lost',
    name: 'Lost Care',
    email: 'lost@provider.example',
    since,
  });
  await desk.stored.waiting(id, 'fault');
  await desk.stored.waiting(windowId, 'recommendation');
  return { id, windowId, base: `/officers/windows/${windowId}`, fault: `/officers/faults/${id}` };
};
type Stuck = Awaited<ReturnType<typeof stuck>>;

const kept = async ({ id }: Stuck) => {
  const found = await desk.deps.setAside.get(windowIdOf(id), providerIdOf(id));
  if (!found) throw new Error(`${id} is missing`);
  return found;
};
const toldOf = async ({ windowId }: Stuck, round = 1) => {
  const told = await desk.deps.representations.get({ providerId: 'lost', windowId, round, about: 'not-opened' });
  if (!told) throw new Error('The provider was not told');
  return told;
};
const as = (who: keyof Desk['officers']) => desk.as(desk.officers[who]);
const propose = async (it: Stuck, who: 'lead' | 'manager' = 'lead', reason = WHY) => {
  const officer = await as(who);
  await officer.get('/officers/windows/open');
  return officer.submit(`${it.fault}/leave-out`, { reason });
};
const delivered = async (it: Stuck, at = clock.now(), round = 1, { isListed = true } = {}) => {
  const letter = await desk.deps.letters.get(leavingOutProposedLetterId(await toldOf(it, round)));
  if (!letter) throw new Error('There is no letter');
  const claimed = await claimedLetter(desk.deps.letters, letter, at);
  if (isListed) await desk.deps.letters.markSent(claimed, at);
  else await desk.deps.letters.keepUnsent(claimed, { at, error: NOT_ON_THE_LIST });
};
const replies = async (it: Stuck) => {
  const reply = { text: 'We can send all of it again.', at: clock.now() };
  await desk.deps.records.transact([desk.deps.representations.reply(await toldOf(it), reply, clock.now()).write]);
};
const decide = async (it: Stuck, who: 'lead' | 'manager' = 'manager', reason = DECIDED) => {
  const officer = await as(who);
  await officer.get('/officers/windows/open');
  return officer.submit(`${it.fault}/leave-out/decide`, { reason });
};
/** Proposed, told, unanswered, and decided. */
const leftOut = async () => {
  const it = await stuck();
  await propose(it);
  await delivered(it);
  clock.at(afterTheTimeToReply);
  await decide(it);
  return it;
};
const takeBack = async (it: Stuck, reason = BACK) => {
  const officer = await as('manager');
  await officer.get('/officers/windows/open');
  return officer.submit(`${it.fault}/leave-out/take-back`, { reason });
};
const letterKinds = async ({ windowId }: Stuck) =>
  (await desk.deps.letters.unsent({ limit: 500 })).items
    .filter(({ letterId }) => letterId.startsWith(windowId))
    .map(({ kind, to }) => `${kind} to ${to}`);
const recommend = async (it: Stuck) => {
  const lead = await as('lead');
  await lead.get('/officers/windows/open');
  return lead.submit(`${it.base}/recommendation`, { text: 'All of them that meet the rules.' });
};

const cancelledNow = async ({ windowId }: Stuck) => {
  const window = await desk.deps.windows.get(windowId);
  if (!window) throw new Error('The window is missing');
  const by = personOf(desk.officers.lead);
  const change = { kind: 'cancelled' as const, at: clock.now(), by, reason: 'No money is left for it.' };
  await desk.deps.windows.move(window, 'cancelled', { changes: [change] }, { at: clock.now(), action: 'cancelled' });
};
/** What was sealed has been found: the application is opened like any other, its provider's hearing ended. */
const openedAfterAll = async (
  it: Stuck,
  application = anApplication('Lost Care', { windowId: it.windowId }).scored(4),
) => {
  const opened = { ...application, applicationId: it.id, providerId: 'lost' };
  const told = await toldOf(it);
  await desk.deps.applications.open(opened, frozenOf(opened), [
    desk.deps.setAside.opening(await kept(it), clock.now()),
    desk.deps.representations.change(told, { closedAt: clock.now(), ended: { how: 'lifted', at: clock.now() } }),
  ]);
  return { opened, told };
};
/** Recommended by the lead, and approved. */
const approved = async (it: Stuck) => {
  await recommend(it);
  await desk.stored.waiting(it.windowId, 'approval');
  const approver = await as('approver');
  await approver.get(`${it.base}/approval`);
  await approver.submit(`${it.base}/approval`, approving);
};

describe('An application that can never be opened', () => {
  it('is proposed to be left out with a reason, and its provider is written to at once', async () => {
    const it = await stuck();
    const lead = await as('lead');
    expect((await lead.get(it.fault)).html).toContain('Propose to leave it out');
    expect((await propose(it)).status).toBe(200);
    expect(await kept(it)).toMatchObject({ leavingsOut: [{ reason: WHY, organisationName: 'Lost Care' }] });
    expect(await letterKinds(it)).toEqual(['leaving-out-proposed to lost@provider.example']);
    expect(desk.asked.at(-1)?.action).toBe('Invoke send-letters');
    expect(await desk.stored.audit(it.windowId)).toContainEqual(
      expect.objectContaining({ action: 'leaving out proposed', subject: it.id, by: personOf(desk.officers.lead) }),
    );
  });

  it('still holds the recommendation while it is only proposed', async () => {
    const it = await stuck();
    await propose(it);
    const { html } = await (await as('lead')).get(`${it.base}/recommendation`);
    expect(html).toContain('Leaving out proposed: provider may reply');
    expect(html).toContain('1 of 2 applications is still being decided');
  });

  it('is proposed once, where the form is sent twice', async () => {
    const it = await stuck();
    await propose(it);
    await propose(it);
    expect((await kept(it)).leavingsOut).toHaveLength(1);
    expect(await letterKinds(it)).toHaveLength(1);
  });

  it.each(['x', 'It is damaged for good.'])('is not proposed to be left out because “%s”', async (reason) => {
    const it = await stuck();
    const shown = await propose(it, 'lead', reason);
    expect([shown.status, shown.html.includes('at least 40 letters')]).toEqual([400, true]);
    expect((await kept(it)).leavingsOut).toBeUndefined();
  });

  it('is left out once the time to reply is over, and the others can be recommended', async () => {
    const it = await leftOut();
    expect(await kept(it)).toMatchObject({ leavingsOut: [{ decided: { reason: DECIDED } }] });
    expect(await desk.deps.waits.get(it.id, 'fault')).toMatchObject({ answer: { decision: 'left-out' } });
    expect(await letterKinds(it)).toEqual(['left-out to lost@provider.example']);
    expect(await toldOf(it)).toMatchObject({ ended: { how: 'not-replied', reason: DECIDED } });
    const { html } = await (await as('lead')).get(`${it.base}/recommendation`);
    expect(html).toContain('Left out, since it could not be opened');
    expect(html).toContain('Lost Care');
    expect(html).toContain(DECIDED);
    expect((await recommend(it)).status).toBe(200);
    expect(await desk.deps.awards.recommendations(it.windowId)).toHaveLength(1);
  });

  it('is not left out before the time to reply is over', async () => {
    const it = await stuck();
    await propose(it);
    await delivered(it);
    const shown = await decide(it);
    expect([shown.status, shown.html.includes('The provider can reply until')]).toEqual([409, true]);
    expect((await desk.deps.waits.get(it.id, 'fault'))?.status).toBe('waiting');
  });

  it('is not left out while the letter about it has reached nobody', async () => {
    const it = await stuck();
    await propose(it);
    clock.at(afterTheTimeToReply);
    const shown = await decide(it);
    expect([shown.status, shown.html.includes('has not reached it')]).toEqual([409, true]);
  });

  it('is decided in a stage that is not live as if the letter had gone, to one whom it does not write to', async () => {
    const it = await stuck();
    await propose(it);
    await delivered(it, clock.now(), 1, { isListed: false });
    clock.at(afterTheTimeToReply);
    expect((await decide(it)).status).toBe(200);
  });

  it('gives its provider more time, and says so, where the letter reached it late', async () => {
    const it = await stuck();
    await propose(it);
    const before = (await toldOf(it)).replyBy;
    clock.at(afterTheTimeToReply);
    await delivered(it);
    expect((await decide(it)).status).toBe(409);
    expect((await toldOf(it)).replyBy > before).toBe(true);
    expect(await letterKinds(it)).toEqual(['more-time-to-reply to lost@provider.example']);
    clock.at(plusDuration(afterTheTimeToReply, 'PT600H'));
    expect((await decide(it)).status).toBe(200);
  });

  it('gives its provider all its time anew, where the letter reached it late and nobody looked until long after', async () => {
    const it = await stuck();
    await propose(it);
    await delivered(it, plusDuration(noon, 'PT72H'));
    clock.at(afterTheTimeToReply);
    const shown = await decide(it);
    expect([shown.status, shown.html.includes('we are writing to it to say so')]).toEqual([409, true]);
    expect(shown.html).not.toContain('Nothing was saved');
    expect((await toldOf(it)).replyBy > plusDuration(clock.now(), 'PT240H')).toBe(true);
    expect(await desk.stored.audit(it.windowId)).toContainEqual(
      expect.objectContaining({ action: 'more time to reply', subject: it.id }),
    );
  });

  it('gives no time by a decision that is refused for another reason: its window is cancelled', async () => {
    const it = await stuck();
    await propose(it);
    clock.at(afterTheTimeToReply);
    await delivered(it);
    await cancelledNow(it);
    const shown = await decide(it);
    expect([shown.status, shown.html.includes('Nothing was saved')]).toEqual([409, true]);
    expect(await letterKinds(it)).toEqual([]);
    expect((await toldOf(it)).moreTime).toBeUndefined();
  });

  it('gives no time by a decision of whoever proposed it on what its provider replied', async () => {
    const it = await stuck();
    await propose(it, 'lead');
    await replies(it);
    clock.at(afterTheTimeToReply);
    await delivered(it);
    expect((await decide(it, 'lead')).status).toBe(403);
    expect(await letterKinds(it)).toEqual([]);
    expect((await toldOf(it)).moreTime).toBeUndefined();
  });

  it('is decided on by somebody else than whoever proposed it, where its provider replied', async () => {
    const it = await stuck();
    await propose(it, 'lead');
    await delivered(it);
    await replies(it);
    clock.at(afterTheTimeToReply);
    const own = await decide(it, 'lead');
    expect([own.status, own.html.includes('somebody else decides')]).toEqual([403, true]);
    const officer = await as('manager');
    expect((await officer.get(`${it.fault}/leave-out/decide`)).html).toContain('We can send all of it again.');
    expect((await decide(it, 'manager')).status).toBe(200);
    expect(await toldOf(it)).toMatchObject({ ended: { how: 'upheld' } });
  });

  it.each(['edith', 'moderator', 'approver'] as const)('is left out by no %s, whatever is forged', async (who) => {
    const it = await stuck();
    const forger = await as(who);
    const fields = { reason: WHY, _token: desk.tokenOf(forger, desk.officers[who]) };
    for (const step of ['leave-out', 'leave-out/decide', 'leave-out/take-back']) {
      expect([step, (await forger.get(`${it.fault}/${step}`)).status]).toEqual([step, 403]);
      expect([step, (await forger.post(`${it.fault}/${step}`, fields)).status]).toEqual([step, 403]);
    }
    expect((await kept(it)).leavingsOut).toBeUndefined();
  });

  it('is proposed by a lead who sends the very same form', async () => {
    const it = await stuck();
    const lead = await as('lead');
    const fields = { reason: WHY, _token: desk.tokenOf(lead, desk.officers.lead) };
    expect((await lead.post(`${it.fault}/leave-out`, fields)).status).toBe(303);
    expect((await kept(it)).leavingsOut).toHaveLength(1);
  });

  it('is left out by nobody who declared a conflict of interest with its applicant', async () => {
    const it = await stuck();
    await desk.stored.declared(it.windowId, desk.officers.lead, it.id);
    const shown = await (await as('lead')).get(`${it.fault}/leave-out`);
    expect([shown.status, shown.html.includes('conflict of interest')]).toEqual([403, true]);
  });

  it('is among the applicants that officers declare conflicts of interest with, which then bar from its award', async () => {
    const it = await stuck();
    const lead = await as('lead');
    expect((await lead.get(`${it.base}/declaration`)).html).toContain('Lost Care');
    await lead.submit(`${it.base}/declaration`, {
      declaration: 'some',
      nature: 'My sister works there since 2024.',
      conflicts: it.id,
    });
    expect(await kept(it)).toMatchObject({ conflicts: [{ by: personOf(desk.officers.lead) }] });
    expect((await lead.get(`${it.base}/recommendation`)).html).toContain('You cannot recommend places');
    expect((await recommend(it)).status).toBe(403);
  });

  it('of which nothing is asked of anybody is not found', async () => {
    const lead = await as('lead');
    for (const id of ['s1-home-care-2040-03-01.nobody', 'nonsense', '..%2F..', 's1-home-care-2040-03-01'])
      expect((await lead.get(`/officers/faults/${id}/leave-out`)).status).toBe(404);
  });
});

describe('An application that is left out', () => {
  it('can be told from others in the list, the spreadsheet and the window’s page', async () => {
    const it = await leftOut();
    const lead = await as('lead');
    const list = (await lead.get(`${it.base}/applications`)).html;
    expect(list).toContain('Left out, since it could not be opened');
    expect(list).not.toContain('counts as not settled');
    expect((await lead.get(`${it.base}/applications.csv`)).html).toContain('Lost Care,,,Left out: could not be opened');
    expect((await lead.get(it.base)).html).toContain('1 of them is left out');
    expect((await lead.get('/officers/faults')).html).not.toContain(it.id);
  });

  it('is named to the approver with the reason', async () => {
    const it = await leftOut();
    await recommend(it);
    await desk.stored.waiting(it.windowId, 'approval');
    const { html } = await (await as('approver')).get(`${it.base}/approval`);
    expect(html).toContain('1 left out, since it could not be opened');
    expect(html).toContain(DECIDED);
    expect(html).not.toContain(it.fault);
  });

  it('keeps whoever proposed or decided it from approving the award', async () => {
    const it = await leftOut();
    await recommend(it);
    await desk.stored.waiting(it.windowId, 'approval');
    const manager = await desk.as({ ...desk.officers.manager, groups: ['approver', 'contract-manager'] });
    await manager.get('/officers/windows/open');
    const shown = await manager.submit(`${it.base}/approval`, approving);
    expect([shown.status, shown.html.includes('on leaving an application out')]).toEqual([403, true]);
  });

  it('has no challenge of its award settled by who declared a conflict of interest with its applicant', async () => {
    const it = await leftOut();
    await approved(it);
    const at = clock.now();
    const recordedBy = personOf(desk.officers.lead);
    const challenge = {
      windowId: it.windowId,
      at,
      from: 'Some Care',
      summary: 'It was wrong in many ways.',
      recordedBy,
    };
    await desk.deps.records.transact([desk.deps.awards.keepChallenge(challenge)]);
    const manager = await as('manager');
    await manager.get(`${it.base}/declaration`);
    await manager.submit(`${it.base}/declaration`, {
      declaration: 'some',
      nature: 'My sister works there since 2024.',
      conflicts: it.id,
    });
    await manager.get('/officers/windows/open');
    const settling = { decision: 'continue', reason: 'There is nothing in what they say.' };
    const shown = await manager.submit(`${it.base}/standstill/challenges/${at}`, settling);
    expect([shown.status, shown.html.includes('conflict of interest with an applicant')]).toEqual([403, true]);
    expect((await desk.deps.awards.challenges(it.windowId))[0]?.settled).toBeUndefined();
  });

  it('is set aside as before once that is taken back, and is taken up again', async () => {
    const it = await leftOut();
    expect((await takeBack(it)).status).toBe(200);
    expect(desk.asked).toContainEqual({
      action: 'StartExecution',
      body: expect.objectContaining({
        name: `${it.id}-1`,
        input: JSON.stringify({ applicationId: it.id, windowId: it.windowId }),
      }),
    });
    expect(await letterKinds(it)).toEqual(
      expect.arrayContaining(['left-out to lost@provider.example', 'leaving-out-ended to lost@provider.example']),
    );
    expect(await toldOf(it)).toMatchObject({ ended: { how: 'taken-back', reason: BACK } });
    expect((await recommend(it)).status).toBe(409);
    expect(await desk.stored.audit(it.windowId)).toContainEqual(
      expect.objectContaining({ action: 'leaving out taken back', subject: it.id, detail: BACK }),
    );
    await desk.stored.waiting(it.id, 'fault', '2');
    const officer = await as('lead');
    expect((await officer.get(it.fault)).html).toContain('Try again');
    await propose(it);
    await delivered(it, clock.now(), 2);
    clock.at(plusDuration(afterTheTimeToReply, 'PT600H'));
    expect((await decide(it)).status).toBe(200);
  });

  it('and taken up again is ended at once when its window is cancelled: its execution is told', async () => {
    const it = await leftOut();
    await takeBack(it);
    await desk.stored.waiting(it.id, 'fault', '2');
    const lead = await as('lead');
    await lead.get(`${it.base}/cancel`);
    await lead.submit(`${it.base}/cancel`, { reason: 'No money is left for it.', confirm: 'yes' });
    expect(desk.asked).toContainEqual({
      action: 'SendTaskSuccess',
      body: { taskToken: `token of fault for ${it.id}, 2`, output: JSON.stringify({ decision: 'window-cancelled' }) },
    });
    expect((await desk.deps.waits.get(it.id, 'fault'))?.status).toBe('delivered');
  });

  it('is taken up by the form of its page, where that failed when it was taken back', async () => {
    const it = await leftOut();
    desk.services.failing = true;
    expect((await takeBack(it)).status).toBe(500);
    desk.services.failing = false;
    const officer = await as('lead');
    await officer.get('/officers/windows/open');
    await officer.submit(it.fault, { decision: 'again' });
    expect(desk.asked.map(({ body }) => body.name)).toContain(`${it.id}-1`);
  });

  it('is not brought back by one letter, nor once the award is approved', async () => {
    const it = await leftOut();
    expect((await takeBack(it, 'x')).status).toBe(400);
    await recommend(it);
    await desk.stored.waiting(it.windowId, 'approval');
    const approver = await as('approver');
    await approver.get(`${it.base}/approval`);
    expect((await approver.submit(`${it.base}/approval`, approving)).status).toBe(200);
    const officer = await as('manager');
    expect((await officer.get(`${it.fault}/leave-out/take-back`)).html).toContain('The award has been approved');
    await officer.get('/officers/windows/open');
    expect((await officer.submit(`${it.fault}/leave-out/take-back`, { reason: BACK })).status).toBe(409);
    expect((await kept(it)).leavingsOut?.[0]?.takenBack).toBeUndefined();
  });

  it('that is taken back after the recommendation lets it be returned, and not approved', async () => {
    const it = await leftOut();
    await recommend(it);
    await desk.stored.waiting(it.windowId, 'approval');
    await takeBack(it);
    const approver = await as('approver');
    expect((await approver.get(`${it.base}/approval`)).html).toContain('is no longer left out');
    const shown = await approver.submit(`${it.base}/approval`, approving);
    expect([shown.status, shown.html.includes('is no longer left out')]).toEqual([400, true]);
    expect(await desk.deps.awards.approvals(it.windowId)).toEqual([]);
  });
});

describe('An application that was opened after it was proposed to leave it out', () => {
  it('keeps whoever proposed that from approving the award', async () => {
    const it = await stuck();
    await propose(it, 'manager');
    await openedAfterAll(it);
    await recommend(it);
    await desk.stored.waiting(it.windowId, 'approval');
    const manager = await desk.as({ ...desk.officers.manager, groups: ['approver', 'contract-manager'] });
    const { html } = await manager.get(`${it.base}/approval`);
    expect(html).toContain('on leaving an application out');
    await manager.get('/officers/windows/open');
    expect((await manager.submit(`${it.base}/approval`, approving)).status).toBe(403);
    expect(await desk.deps.awards.approvals(it.windowId)).toEqual([]);
  });

  it('has its award approved by an approver who had no part in that', async () => {
    const it = await stuck();
    await propose(it, 'manager');
    await openedAfterAll(it);
    await approved(it);
    expect(await desk.deps.awards.approvals(it.windowId)).toHaveLength(1);
  });

  it('is shown with the reply to its rejection, and not with that on leaving it out', async () => {
    const it = await stuck();
    await propose(it);
    await replies(it);
    const replyBy = (await toldOf(it)).replyBy;
    const rejected = anApplication('Lost Care', { windowId: it.windowId }).rejectionProposed(replyBy);
    const { opened, told } = await openedAfterAll(it, rejected);
    const { about: _, reply: __, ...rest } = told;
    const page = `${it.base}/applications/${opened.applicationId}`;
    await desk.deps.records.transact([desk.deps.representations.open({ ...rest, version: 1 })]);
    const lead = await as('lead');
    expect((await lead.get(page)).html).not.toContain('We can send all of it again.');
    const fresh = await desk.deps.representations.get({ ...rest, round: 1 });
    if (!fresh) throw new Error('The provider was not told');
    const reply = { text: 'TUPE was costed on page 4.', at: noon };
    await desk.deps.records.transact([desk.deps.representations.reply(fresh, reply, noon).write]);
    const { html } = await lead.get(page);
    expect([html.includes(reply.text), html.includes('We can send all of it again.')]).toEqual([true, false]);
  });
});

describe('Trying again and leaving out', () => {
  it('are for nobody who declared a conflict of interest with the applicant', async () => {
    const it = await stuck();
    const lead = await as('lead');
    await lead.get(`${it.base}/declaration`);
    await lead.submit(`${it.base}/declaration`, {
      declaration: 'some',
      nature: 'My sister works there since 2024.',
      conflicts: it.id,
    });
    await lead.get('/officers/windows/open');
    const shown = await lead.submit(it.fault, { decision: 'again' });
    expect([shown.status, shown.html.includes('conflict of interest with this applicant')]).toEqual([403, true]);
    expect((await desk.deps.waits.get(it.id, 'fault'))?.status).toBe('waiting');
  });

  it('are one or the other: what is being tried again is not left out', async () => {
    const it = await stuck();
    await propose(it);
    await delivered(it);
    clock.at(afterTheTimeToReply);
    const lead = await as('lead');
    await lead.get(it.fault);
    await lead.submit(it.fault, { decision: 'again' });
    expect((await decide(it)).status).toBe(409);
    expect((await kept(it)).leavingsOut?.[0]?.decided).toBeUndefined();
  });

  it('are one or the other: what is left out is not tried again, and who tries is told', async () => {
    const it = await leftOut();
    const lead = await as('lead');
    await lead.get('/officers/windows/open');
    const shown = await lead.submit(it.fault, { decision: 'again' });
    expect([shown.status, shown.title]).toEqual([409, 'This application has been left out']);
  });

  it('at the same moment come to one of the two', async () => {
    const it = await stuck();
    await propose(it);
    await delivered(it);
    clock.at(afterTheTimeToReply);
    const [lead, manager] = [await as('lead'), await as('manager')];
    await lead.get(it.fault);
    await manager.get(`${it.fault}/leave-out/decide`);
    await Promise.all([
      lead.submit(it.fault, { decision: 'again' }),
      manager.submit(`${it.fault}/leave-out/decide`, { reason: DECIDED }),
    ]);
    const isLeftOut = (await kept(it)).leavingsOut?.[0]?.decided !== undefined;
    expect((await desk.deps.waits.get(it.id, 'fault'))?.answer).toEqual({
      decision: isLeftOut ? 'left-out' : 'again',
    });
  });
});
