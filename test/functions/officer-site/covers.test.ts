import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { historyOf } from '../../../functions/officer-site/pages/applications/history.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import type { OfficerAccount } from '../../builders/people.ts';
import { personOf } from '../../builders/people.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let lead: Browser;
let petra: OfficerAccount;
beforeAll(async () => {
  desk = await anOfficersDesk();
  lead = await desk.as(desk.officers.lead);
  petra = { ...desk.officers.lead, subject: 'petra', name: 'Petra Example' };
});
afterEach(() => clock.reset());
afterAll(() => desk.stop());

const LEAVE = 'She is on leave in these days.';
const NOW = '2027-04-12T09:00:00.000Z';
const days = (from: string, to: string) =>
  Object.fromEntries(
    Object.entries({ from, to }).flatMap(([name, date]) =>
      date.split('-').map((part, index) => [`${name}-${['year', 'month', 'day'][index]}`, part]),
    ),
  );
let windows = 0;
/** A window whose evaluators are assigned, with these on its panel, at noon of a day in April 2027. */
const aPanel = async (...members: readonly OfficerAccount[]) => {
  clock.at(NOW);
  lead = await desk.as(desk.officers.lead);
  windows += 1;
  const windowId = `s1-home-care-${2050 + windows}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating(), { questionnaire: s1().questionnaire });
  for (const each of [...members, petra]) await desk.stored.declared(windowId, each);
  const base = `/officers/windows/${windowId}`;
  return {
    windowId,
    base,
    assignedTo: async (name: string, to: OfficerAccount, given: Partial<OpenedApplication> = {}) => {
      const offered = [
        {
          slot: 1 as const,
          to: personOf(to),
          by: personOf(desk.officers.lead),
          at: NOW,
          answerBy: '2027-04-20T22:59:59.000Z',
        },
      ];
      return desk.stored.application({ ...anApplication(name, { windowId, ...given }).evaluating(), offered });
    },
    cover: async (fields: Readonly<Record<string, string>> = {}, who = lead) => {
      await who.get(`${base}/panel/covers`);
      return who.submit(`${base}/panel/covers`, {
        covered: 'edith',
        covering: 'evan',
        ...days('2027-04-12', '2027-04-16'),
        reason: LEAVE,
        ...fields,
      });
    },
    covers: async () => (await desk.deps.windows.get(windowId))?.covers ?? [],
    urlOf: ({ applicationId }: OpenedApplication) => `${base}/evaluate/${applicationId}`,
  };
};
const kept = async ({ applicationId }: OpenedApplication) => {
  const application = await desk.deps.applications.get(applicationId);
  if (!application) throw new Error('It is gone');
  return application;
};

describe('A cover for a time', () => {
  it('shows whoever covers what is assigned to the other, who accepts it in their own name', async () => {
    const { edith, evan, lead: leadAccount } = desk.officers;
    const panel = await aPanel(edith, evan);
    const [taken, left] = [await panel.assignedTo('Taken Care', edith), await panel.assignedTo('Left Care', edith)];
    const before = await desk.as(evan);
    expect((await before.get(`${panel.base}/evaluate`)).html).not.toContain('Taken Care');
    expect((await panel.cover()).title).toBe('Who scores');
    expect((await lead.get(`${panel.base}/panel`)).html).toContain('Evan Example for Edith Example');

    const list = await before.get(`${panel.base}/evaluate`);
    expect(list.html).toContain('Covering for Edith Example, to the end of 16 April 2027');
    expect(list.html).toContain('Taken Care');
    expect((await before.get('/officers')).html).toContain(
      'Covering for Edith Example: accept what is assigned to them',
    );
    const sheet = await before.get(panel.urlOf(taken));
    expect(sheet.html).toContain('You cover for Edith Example to the end of 16 April 2027');
    await before.submit(`${panel.urlOf(taken)}/start`);
    const now = await kept(taken);
    expect(now.offered).toEqual([]);
    expect(now.evaluators).toEqual([
      {
        slot: 1,
        by: personOf(evan),
        coveringFor: { of: personOf(edith), by: personOf(leadAccount), reason: LEAVE, at: expect.any(String) },
      },
    ]);
    expect((await kept(left)).offered?.map(({ to }) => to.id)).toEqual(['edith']);
    expect(await desk.stored.audit(panel.windowId)).toContainEqual(
      expect.objectContaining({
        action: 'place 1 as evaluator accepted',
        subject: taken.applicationId,
        detail: expect.stringContaining(
          `covering for Edith Example from 12 April 2027 to 16 April 2027, as ${leadAccount.name} decided: ${LEAVE}`,
        ),
      }),
    );
    expect(historyOf(now, { caseFile: false, price: false }).map(({ text }) => text)).toContain(
      `Place as evaluator accepted, covering for Edith Example as ${leadAccount.name} decided (${LEAVE})`,
    );
    expect((await lead.get(`${panel.base}/panel/${taken.applicationId}`)).html).toContain('covering for Edith Example');

    const back = await desk.as(edith);
    expect((await back.get(panel.urlOf(taken))).html).toContain('Evan Example, who covered for you, accepted it');
    const _token = desk.tokenOf(back, edith);
    const late = await back.submit(`${panel.urlOf(taken)}/start`, { _token });
    expect([late.status, late.html.includes('who covered for you, accepted it at')]).toEqual([403, true]);
    expect((await back.get(panel.urlOf(left))).html).toContain('Accept and start');
  });

  it('is over by itself: what nobody has accepted is the other’s alone', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.assignedTo('Later Care', edith);
    await panel.cover();
    clock.at('2027-04-16T22:30:00.000Z');
    expect((await (await desk.as(evan)).get(panel.urlOf(application))).html).toContain('Accept and start');
    clock.at('2027-04-16T23:00:00.000Z');
    const late = await desk.as(evan);
    expect((await late.get(`${panel.base}/evaluate`)).html).not.toContain('Covering for');
    expect((await late.get('/officers')).html).not.toContain('Covering for');
    const refused = await late.submit(`${panel.urlOf(application)}/start`, { _token: desk.tokenOf(late, evan) });
    expect([refused.status, refused.title]).toEqual([403, 'This application is not assigned to you']);
    expect((await kept(application)).evaluators).toEqual([]);
    expect((await (await desk.as(edith)).get(panel.urlOf(application))).html).toContain('Accept and start');
  });

  it('gives nobody a right that they have not: whoever is barred is told why, and accepts nothing', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith);
    const own = await panel.assignedTo('Own Care Ltd', edith);
    const other = await panel.assignedTo('Mail Care', edith, { email: 'office@mail-care.example' });
    const covering: OfficerAccount & { readonly email: string } = { ...evan, email: 'evan@mail-care.example' };
    const covers = await desk.as(covering);
    expect((await covers.get(panel.urlOf(own))).title).toBe('Declare conflicts of interest first');
    await covers.get(`${panel.base}/declaration`);
    await covers.submit(`${panel.base}/declaration`, {
      declaration: 'some',
      conflicts: own.applicationId,
      nature: 'My brother owns it.',
    });
    await panel.cover();
    expect((await covers.get(`${panel.base}/evaluate`)).html).not.toContain(panel.urlOf(own));
    expect((await covers.get(panel.urlOf(own))).status).toBe(403);
    expect((await covers.get(panel.urlOf(other))).html).toContain('Your email address is of the same organisation');
    const _token = desk.tokenOf(covers, evan);
    for (const each of [own, other]) {
      expect((await covers.submit(`${panel.urlOf(each)}/start`, { _token })).status).toBe(403);
      expect((await kept(each)).evaluators).toEqual([]);
    }
  });

  it.each([
    ['of oneself', { covering: 'edith' }, 'Edith Example cannot cover for themselves'],
    ['without a reason that says why', { reason: 'Leave' }, 'Write the reason out, in at least 10 letters'],
    [
      'that ends before it starts',
      days('2027-04-14', '2027-04-13'),
      'The last day must be the same as or after the first day',
    ],
    ['that starts before today', days('2027-04-11', '2027-04-13'), 'The first day must be today or in the future'],
    ['by somebody who is no evaluator', { covering: 'mina' }, 'Select who covers for them'],
  ])('%s is not saved, and the lead reads why', async (_, fields, text) => {
    const { edith, evan, moderator } = desk.officers;
    const panel = await aPanel(edith, evan, moderator);
    const refused = await panel.cover(fields);
    expect([refused.status, refused.html.includes(text)]).toEqual([400, true]);
    expect(await panel.covers()).toEqual([]);
  });

  it('by somebody with a conflict with every applicant is not saved', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith);
    const application = await panel.assignedTo('Only Care', edith);
    await desk.stored.declared(panel.windowId, evan, application.applicationId);
    const refused = await panel.cover();
    expect([refused.status, await panel.covers()]).toEqual([400, []]);
    expect(refused.html).toContain('Evan Example declared a conflict of interest with every applicant');
  });

  it('raises the window’s version as somebody accepts under it, so that an end that came between is not passed by', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.assignedTo('Held Care', edith);
    await panel.cover();
    const before = await desk.deps.windows.get(panel.windowId);
    const covers = await desk.as(evan);
    await covers.get(panel.urlOf(application));
    await covers.submit(`${panel.urlOf(application)}/start`);
    expect((await desk.deps.windows.get(panel.windowId))?.version).toBe((before?.version ?? 0) + 1);
  });

  it('of two leads at once one wins, and the other reads whose counts; the same sent twice is saved once', async () => {
    const { edith, evan, esther } = desk.officers;
    const panel = await aPanel(edith, evan, esther);
    const other = await desk.as(petra);
    const sent = await Promise.all([panel.cover(), panel.cover({ covering: 'esther' }, other)]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const [cover, ...more] = await panel.covers();
    expect(more).toEqual([]);
    expect(sent.find(({ status }) => status === 400)?.html).toContain(`${cover?.by.name} saved that at`);
    const again = cover?.by.id === 'petra' ? panel.cover({ covering: 'esther' }, other) : panel.cover();
    expect((await again).status).toBe(200);
    expect(await panel.covers()).toHaveLength(1);
  });

  it('is ended early with a reason; who ends it second reads by whom and when, and nothing is lost', async () => {
    const { edith, evan } = desk.officers;
    const panel = await aPanel(edith, evan);
    const application = await panel.assignedTo('Ended Care', edith);
    await panel.cover();
    const end = `${panel.base}/panel/covers/1/end`;
    const other = await desk.as(petra);
    for (const each of [lead, other]) expect((await each.get(end)).title).toBe('End the cover');
    expect((await lead.submit(end, { reason: 'back' })).status).toBe(400);
    const reason = 'She came back sooner than she thought.';
    expect((await lead.submit(end, { reason })).title).toBe('Who scores');
    await lead.get(end);
    expect((await lead.submit(end, { _token: desk.tokenOf(lead, desk.officers.lead), reason })).status).toBe(200);
    const second = await other.submit(end, { reason: 'I had it ended, too.' });
    expect([second.status, second.title]).toEqual([409, 'This cover has ended']);
    expect(second.html).toContain(`${desk.officers.lead.name} ended it at`);
    expect((await panel.covers()).map(({ ended }) => ended?.reason)).toEqual([reason]);
    const page = (await lead.get(`${panel.base}/panel`)).html;
    expect(page).toContain(reason);
    expect(page).not.toContain(end);
    expect((await (await desk.as(evan)).get(`${panel.base}/evaluate`)).html).not.toContain('Ended Care');
    expect((await kept(application)).offered?.map(({ to }) => to.id)).toEqual(['edith']);
    expect((await panel.cover({ covering: 'evan' })).status).toBe(200);
  });
});
