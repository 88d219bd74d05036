import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
beforeEach(() => {
  clock.at('2027-05-10T10:00:00.000Z');
});
afterEach(() => {
  clock.reset();
});
afterAll(() => desk.stop());

const dora = { id: 'dora', name: 'Dora Example' };
const acceptedBy = (by: typeof dora) => ({
  decision: 'accept' as const,
  reason: 'The successor is registered since May.',
  by,
  at: '2027-05-01T10:00:00.000Z',
});

/** A window of its own, with two applications scored, one of them too low, and one rejected. */
const anAwardReady = async () => {
  number += 1;
  const windowId = `s1-home-care-20${30 + number}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const of = { windowId };
  await desk.stored.application({
    ...anApplication('Meadow Care', of).applyingFor('A', 'C').scored(4),
    registrationDecision: acceptedBy(dora),
  });
  await desk.stored.application(anApplication('Thistle Care', of).scored(2));
  await desk.stored.application(anApplication('Vale Care', of).rejected());
  await desk.stored.waiting(windowId, 'recommendation');
  return { windowId, base: `/officers/windows/${windowId}` };
};
const recommended = async () => {
  const award = await anAwardReady();
  const lead = await desk.as(desk.officers.lead);
  await lead.get(`${award.base}/recommendation`);
  await lead.submit(`${award.base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(award.windowId, 'approval');
  return award;
};
const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the Cabinet’s decision.' };

describe('A recommendation', () => {
  it('names everyone who meets the conditions, by lot, and nobody else', async () => {
    const { windowId, base } = await anAwardReady();
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(`${base}/recommendation`);
    expect(html).toContain('2 places for 1 provider, of 3 applications');
    await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    const [kept] = await desk.deps.awards.recommendations(windowId);
    expect((kept ? await desk.deps.awards.places(kept) : []).map(({ lot, total }) => [lot, total])).toEqual([
      ['A', 80],
      ['C', 80],
    ]);
    expect(kept?.evaluatedBy.toSorted()).toEqual(['edith', 'evan', 'mina']);
    expect((await desk.deps.waits.get(windowId, 'recommendation'))?.status).toBe('delivered');
    const audit = await desk.stored.audit(windowId);
    expect(audit.find(({ action }) => action === 'places recommended')).toMatchObject({ by: { id: 'priya' } });
  });

  it('waits until every application is settled, and says which are not', async () => {
    const { windowId, base } = await anAwardReady();
    await desk.stored.application(anApplication('Late Care', { windowId }).moderating());
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(`${base}/recommendation`);
    expect(shown.html).toContain('1 of 4 applications is still being decided or scored');
    expect(shown.html).toContain('Late Care');
    await lead.get('/officers/windows/open');
    const forced = await lead.submit(`${base}/recommendation`, { text: 'Now, before they are settled.' });
    expect([forced.status, forced.title]).toEqual([409, 'Not every application is settled']);
    expect(await desk.deps.awards.recommendations(windowId)).toEqual([]);
  });

  it('is made once by a double click', async () => {
    const { windowId, base } = await anAwardReady();
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/recommendation`);
    const both = await Promise.all(
      [1, 2].map(() => lead.submit(`${base}/recommendation`, { text: 'Sound: it is the same service.' })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await desk.deps.awards.recommendations(windowId)).toHaveLength(1);
  });

  it('is a second round after the first was returned', async () => {
    const { windowId, base } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    await alan.submit(`${base}/approval`, { decision: 'returned', reason: 'Say more about lot C.' });
    await desk.stored.waiting(windowId, 'recommendation', '2');
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(`${base}/recommendation`)).html).toContain('Say more about lot C.');
    await lead.submit(`${base}/recommendation`, { text: 'With more about lot C.' });
    expect((await desk.deps.awards.recommendations(windowId)).map(({ round }) => round)).toEqual([1, 2]);
  });
});

describe('An approval', () => {
  it('is given under an authority in force, with a reason, and the machine is told', async () => {
    const { windowId, base } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    const { html } = await alan.get(`${base}/approval`);
    expect(html).toContain('Up to £50,000,000. In force until 31 August 2028');
    const shown = await alan.submit(`${base}/approval`, approving);
    expect(shown.html).toContain('Alan Example approved the recommendation');
    const wait = await desk.deps.waits.get(windowId, 'approval');
    expect([wait?.status, wait?.answer]).toEqual(['delivered', { decision: 'approved' }]);
    expect((await desk.deps.awards.approvals(windowId))[0]).toMatchObject({
      authorityId: 'cabinet-2027',
      by: { name: 'Alan Example' },
    });
  });

  it.each([
    ['winter-waiver-2026 once it has expired', '2027-05-01', 'winter-waiver-2026', 'expired on 31 December 2026'],
    ['a Cabinet minute before it is in force', '2027-01-19', 'cabinet-2027', 'not in force before 20 January 2027'],
    ['a waiver of the term', '2026-12-31', 'winter-waiver-2026', 'extension of the term, not the award of contracts'],
    ['a delegation that is too small', '2027-05-01', 'director-delegation', 'covers awards up to £5,000,000'],
    ['no authority at all', '2027-05-01', '', 'Select the authority that you approve under'],
    ['an authority that nobody gave', '2027-05-01', 'made-up', 'Select the authority that you approve under'],
  ])('is refused under %s, and the choice said so before', async (_, on, authority, why) => {
    clock.at(`${on}T10:00:00.000Z`);
    const { windowId, base } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    const choices = (await alan.get(`${base}/approval`)).html;
    if (!why.startsWith('Select')) expect(choices).toContain(why);
    const shown = await alan.submit(`${base}/approval`, { ...approving, authority });
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
  });

  it.each([
    ['who recommended it', { subject: 'priya', name: 'Priya Example' }, 'You made the recommendation'],
    [
      'who scored an application',
      { subject: 'edith', name: 'Edith Example' },
      'You scored applications of this window',
    ],
    ['who moderated one', { subject: 'mina', name: 'Mina Example' }, 'You moderated applications of this window'],
    ['who settled a referral', { subject: 'dora', name: 'Dora Example' }, 'You decided a referral of this window'],
  ])('is refused to somebody %s, though they hold the role', async (_, who, why) => {
    const { windowId, base } = await recommended();
    await desk.stored.declared(windowId, who);
    const visitor = await desk.as({ ...who, groups: ['approver', 'procurement-lead'] });
    expect((await visitor.get(`${base}/approval`)).html).toContain(why);
    await visitor.get('/officers/windows/open');
    const shown = await visitor.submit(`${base}/approval`, approving);
    expect([shown.status, shown.html.includes(why)]).toEqual([403, true]);
    expect(await desk.deps.awards.approvals(windowId)).toEqual([]);
    expect((await desk.deps.waits.get(windowId, 'approval'))?.status).toBe('waiting');
  });

  it('is given once where two approvers decide at the same moment', async () => {
    const { windowId, base } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    const ada = await desk.as({ subject: 'ada', name: 'Ada Noor', groups: ['approver'] });
    await desk.stored.declared(windowId, { subject: 'ada', name: 'Ada Noor' });
    await alan.get(`${base}/approval`);
    await ada.get(`${base}/approval`);
    const both = await Promise.all([
      alan.submit(`${base}/approval`, approving),
      ada.submit(`${base}/approval`, { decision: 'returned', reason: 'Not yet: lot C is missing.' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await desk.deps.awards.approvals(windowId)).toHaveLength(1);
  });

  it('leaves nothing to cancel: a challenge or two officers can stop the award afterwards', async () => {
    const { windowId, base } = await recommended();
    const alan = await desk.as(desk.officers.approver);
    await alan.get(`${base}/approval`);
    await alan.submit(`${base}/approval`, approving);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(`${base}/cancel`);
    const shown = await lead.submit(`${base}/cancel`, { reason: 'The window was opened by mistake.', confirm: 'yes' });
    expect([shown.status, shown.html.includes('Two officers can stop it until its contracts are made')]).toEqual([
      400,
      true,
    ]);
    expect((await desk.deps.windows.get(windowId))?.status).toBe('evaluating');
  });
});
