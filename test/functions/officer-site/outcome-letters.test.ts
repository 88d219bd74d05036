import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { drafting } from './drafting.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => clock.at('2027-05-10T10:00:00.000Z'));
afterEach(() => clock.reset());
afterAll(() => desk.stop());

const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the Cabinet’s decision.' };
const confirmed = { confirm: 'yes' };

/** An approved award of three applicants, whose letters are drafted by the task that the machine calls. */
const anApproval = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  const base = `/officers/windows/${windowId}`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const of = { windowId };
  const won = await desk.stored.application({
    ...anApplication('Meadow Care', of).applyingFor('A', 'C').scored(4),
    corrections: [
      {
        stage: 'compliance',
        pages: ['insurance'],
        sendBy: clock.now(),
        by: { id: 'dora', name: 'Dora Example' },
        at: clock.now(),
        counts: { by: { id: 'dora', name: 'Dora Example' }, at: clock.now() },
      },
    ],
  });
  const lost = await desk.stored.application(anApplication('Thistle Care', of).scored(2));
  const rejected = await desk.stored.application(anApplication('Vale Care', of).rejected());
  await desk.stored.waiting(windowId, 'recommendation');
  const lead = await desk.as(desk.officers.lead);
  const recommendAndApprove = async (round: number) => {
    await desk.stored.waiting(windowId, 'recommendation', `${round}`);
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: `Everyone who meets the conditions, round ${round}.` });
    await desk.stored.waiting(windowId, 'approval', `${round}`);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    await alan.submit(`${base}/approval`, approving);
    const answer = await write();
    if (answer.outcome === 'release') await desk.stored.waiting(windowId, 'release', `${round}`);
    return answer;
  };
  const outcomes = outcomeRepository(desk.deps.records);
  const write = () => drafting(desk)({ windowId, after: '' });
  const letterOf = (providerId: string) => desk.deps.letters.get(outcomeLetterIdOf(windowId, providerId));
  const answer = await recommendAndApprove(1);
  return { windowId, base, won, lost, rejected, write, outcomes, letterOf, recommendAndApprove, answer };
};
type Approved = Awaited<ReturnType<typeof anApproval>>;
const read = async ({ base }: Pick<Approved, 'base'>) => {
  const morgan = await desk.as(desk.officers.manager);
  await morgan.get(`${base}/outcome-letters/read`);
  return morgan.submit(`${base}/outcome-letters/read`, confirmed);
};
/** Sends a form that the page does not show any more, with the token of another. */
const forced = async (visitor: Awaited<ReturnType<Desk['as']>>, address: string, fields: Record<string, string>) => {
  await visitor.get('/officers/account/sessions');
  return visitor.submit(address, fields);
};

describe('The outcome letters of an approved award', () => {
  it('are drafted, and nothing of what they tell is decided, written or released', async () => {
    const { windowId, won, answer, outcomes, letterOf } = await anApproval();
    expect(answer.outcome).toBe('release');
    expect((await desk.deps.applications.get(won.applicationId))?.status).toBe('scored');
    expect(await outcomes.get(won.providerId, windowId)).toBeUndefined();
    expect(await letterOf(won.providerId)).toBeUndefined();
    expect(await desk.deps.letters.mayGo(outcomeLettersOf(windowId))).toBe(false);
  });

  it('are listed by what they tell, with an example of each kind, and by what sets them apart', async () => {
    const { base, won, lost, rejected } = await anApproval();
    const morgan = await desk.as(desk.officers.manager);
    const { html } = await morgan.get(`${base}/outcome-letters`);
    for (const { applicationId } of [won, lost, rejected])
      expect(html).toContain(`${base}/applications/${applicationId}/outcome-letter`);
    expect(html).toContain('A place on every lot applied for');
    expect(html).toContain('Rejected before scoring');
    const apart = (await morgan.get(`${base}/outcome-letters?list=differs`)).html;
    expect(apart).toContain('Meadow Care');
    expect(apart).toContain('The application was corrected after the close');
    expect(apart).not.toContain('Thistle Care');
    const none = (await morgan.get(`${base}/outcome-letters?list=no-lot`)).html;
    expect([none.includes('Thistle Care'), none.includes('Meadow Care')]).toEqual([true, false]);
  });

  it('are read one by one as they are sent, once somebody who neither approved nor read them has released them', async () => {
    const award = await anApproval();
    const { windowId, base, won, lost, write, letterOf } = award;
    const morgan = await desk.as(desk.officers.manager);
    const draft = (await morgan.get(`${base}/applications/${lost.applicationId}/outcome-letter`)).html;
    expect(draft).toContain('manager@provider.example');
    await read(award);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect((await desk.deps.waits.get(windowId, 'release'))?.status).toBe('delivered');
    expect(await desk.deps.awards.released(windowId, 1)).toMatchObject({ by: { id: 'priya' }, read: { id: 'morgan' } });
    clock.at('2027-05-10T10:00:30.000Z');
    expect(await write()).toMatchObject({ outcome: 'written', awarded: 1, unsuccessful: 2 });
    expect(await desk.deps.letters.mayGo(outcomeLettersOf(windowId))).toBe(true);
    const sent = await letterOf(lost.providerId);
    const body = sent && (await desk.deps.letters.bodyOf(sent));
    const text = draft
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/&#39;/g, '’')
      .replaceAll('&amp;', '&');
    for (const line of (body ?? '').split('\n').flatMap((each) => each.replace(/^(#+|-) /, '').trim() || []))
      expect(text).toContain(line);
    expect((await desk.deps.applications.get(won.applicationId))?.awardedLots).toEqual(['A', 'C']);
    const audit = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(audit).toContain('outcome letters released');
  });

  it('are not released by who approved the award, by who read them, unread, or without a word that all are to be told', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    const lead = await desk.as(desk.officers.lead);
    const release = `${base}/outcome-letters/release`;
    expect((await lead.get(release)).html).toContain('Nobody has said yet that the letters have been read.');
    const unread = await forced(lead, release, confirmed);
    expect(unread.status).toBe(400);
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/outcome-letters/read`);
    await alan.submit(`${base}/outcome-letters/read`, confirmed);
    expect((await forced(alan, release, confirmed)).title).toBe('Somebody else must do this');
    await lead.get(release);
    expect((await lead.submit(release, {})).status).toBe(400);
    expect(await desk.deps.awards.released(windowId, 1)).toBeUndefined();
    const amir = { subject: 'amir', name: 'Amir Example', groups: ['approver'] };
    await desk.stored.declared(windowId, amir);
    const other = await desk.as(amir);
    await other.get(release);
    expect((await other.submit(release, confirmed)).html).toContain('Amir Example released the letters');
  });

  it('are released once by two people at the same instant', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    await read(award);
    const amir = { subject: 'amir', name: 'Amir Example', groups: ['approver'] };
    await desk.stored.declared(windowId, amir);
    const both = await Promise.all([desk.as(desk.officers.lead), desk.as(amir)]);
    for (const each of both) await each.get(`${base}/outcome-letters/release`);
    const sent = await Promise.all(both.map((each) => each.submit(`${base}/outcome-letters/release`, confirmed)));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const released = (await desk.stored.audit(windowId)).filter(({ action }) => action === 'outcome letters released');
    expect(released).toHaveLength(1);
  });

  it('are not released while one is wrong, and are once that is taken back', async () => {
    const award = await anApproval();
    const { windowId, base, lost } = award;
    await read(award);
    const morgan = await desk.as(desk.officers.manager);
    const page = `${base}/applications/${lost.applicationId}/outcome-letter`;
    await morgan.get(page);
    expect((await morgan.submit(page, {})).status).toBe(400);
    await morgan.submit(page, { reason: 'The reason for question 4 names another provider.' });
    const lead = await desk.as(desk.officers.lead);
    const refused = await forced(lead, `${base}/outcome-letters/release`, confirmed);
    expect([refused.status, refused.html.includes('A letter is marked as wrong')]).toEqual([400, true]);
    await morgan.get(page);
    await morgan.submit(page, { reason: 'It is the name of a town.' });
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect(await desk.deps.awards.released(windowId, 1)).toBeDefined();
  });

  it('can be handed back with the reason before they are released: the award is recommended, approved and drafted again', async () => {
    const award = await anApproval();
    const { windowId, base, lost, recommendAndApprove } = award;
    const alan = await desk.as(desk.officers.approver);
    const page = `${base}/applications/${lost.applicationId}/outcome-letter`;
    await alan.get(page);
    await alan.submit(page, { reason: 'The reason for question 4 names another provider.' });
    await alan.get(`${base}/outcome-letters/hand-back`);
    await alan.submit(`${base}/outcome-letters/hand-back`, { reason: 'One letter has to be put right first.' });
    expect((await desk.deps.waits.get(windowId, 'release'))?.answer).toEqual({ decision: 'returned' });
    const [returned] = await desk.deps.awards.approvals(windowId);
    expect(returned).toMatchObject({ decision: 'returned', tookBack: { by: { id: 'alan' } } });
    expect(returned?.reason).toContain('names another provider');
    expect((await alan.get(`${base}/approval`)).html).toContain('handed the approved award back');
    expect((await alan.get(base)).html).toContain('Award handed back before anybody was told');
    expect((await recommendAndApprove(2)).outcome).toBe('release');
    const { html } = await alan.get(`${base}/outcome-letters`);
    expect(html).toContain('Not yet');
    expect(html).not.toContain('is marked as wrong');
    await read(award);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/outcome-letters/release`);
    await lead.submit(`${base}/outcome-letters/release`, confirmed);
    expect(await desk.deps.awards.released(windowId, 2)).toBeDefined();
    const late = await forced(lead, `${base}/outcome-letters/hand-back`, { reason: 'Too late for that by now.' });
    expect([late.status, late.html.includes('have been released')]).toEqual([400, true]);
  });

  it('are not released, nor is the award handed back, while somebody proposes to stop it', async () => {
    const award = await anApproval();
    const { windowId, base } = award;
    await read(award);
    const morgan = await desk.as(desk.officers.manager);
    const why = 'The weights that were applied are not those that were published in May.';
    await morgan.get(`${base}/standstill/stop`);
    await morgan.submit(`${base}/standstill/stop`, { reason: why });
    const lead = await desk.as(desk.officers.lead);
    for (const deed of ['release', 'hand-back']) {
      const refused = await forced(lead, `${base}/outcome-letters/${deed}`, { ...confirmed, reason: why });
      expect([refused.status, refused.html.includes('holds the letters')]).toEqual([400, true]);
    }
    expect(await desk.deps.awards.released(windowId, 1)).toBeUndefined();
  });

  it('are shown to nobody who declared a conflict with an applicant, since each names others', async () => {
    const { windowId, base, won } = await anApproval();
    const petra = { subject: 'petra', name: 'Petra Example', groups: ['procurement-lead'] };
    await desk.stored.declared(windowId, petra, won.applicationId);
    const visitor = await desk.as(petra);
    expect((await visitor.get(`${base}/outcome-letters`)).status).toBe(403);
    expect((await visitor.get(`${base}/outcome-letters/release`)).status).toBe(403);
  });

  it('of an agreement that sends them on approval are written without anybody’s release', async () => {
    number += 1;
    const windowId = `s1-home-care-20${30 + number}-03-01`;
    await desk.stored.window(aWindow({ windowId }).evaluating(), { outcomeRelease: 'on-approval' });
    const alan = await desk.as(desk.officers.approver);
    expect((await alan.get(`/officers/windows/${windowId}/outcome-letters`)).html).toContain('Nobody releases them');
  });
});
