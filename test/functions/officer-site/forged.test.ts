import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const referred = anApplication('Referred Care').registrationReferred();
const scoring = anApplication('Scoring Care').evaluating();
const moderating = anApplication('Moderating Care').moderating();

beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.window(aWindow({ windowId: 's1-home-care-2028-03-01' }).evaluating());
  for (const application of [referred, scoring, moderating]) await desk.stored.application(application);
  await desk.stored.waiting(referred.applicationId, 'registration-referral');
  await desk.stored.waiting(windowId, 'recommendation');
  await desk.stored.declared(windowId, desk.officers.edith);
});
afterAll(() => desk.stop());

type Who = keyof Desk['officers'];
const decision = { decision: 'accept', reason: 'Forged by somebody else.' };
const attempts: readonly (readonly [string, Who, string, Record<string, string>, number])[] = [
  [
    'an evaluator decides a referral',
    'edith',
    `${base}/applications/${referred.applicationId}/registration`,
    decision,
    403,
  ],
  [
    'an approver decides a referral',
    'approver',
    `${base}/applications/${referred.applicationId}/registration`,
    decision,
    403,
  ],
  ['an evaluator recommends', 'edith', `${base}/recommendation`, { text: 'Me.' }, 403],
  ['a contract manager recommends', 'manager', `${base}/recommendation`, { text: 'Me.' }, 403],
  [
    'a procurement lead approves',
    'lead',
    `${base}/approval`,
    { decision: 'approved', authority: 'cabinet-2027', reason: 'Forged by somebody else.' },
    403,
  ],
  [
    'an approver approves what nobody recommended',
    'approver',
    `${base}/approval`,
    { decision: 'approved', authority: 'cabinet-2027', reason: 'Forged by somebody else.' },
    409,
  ],
  ['a procurement lead scores', 'lead', `${base}/evaluate/${scoring.applicationId}/start`, {}, 403],
  [
    'an evaluator scores an application in moderation',
    'edith',
    `${base}/evaluate/${moderating.applicationId}/start`,
    {},
    409,
  ],
  [
    'an evaluator marks without having started',
    'edith',
    `${base}/evaluate/${scoring.applicationId}/questions/q1`,
    { mark: '5', reason: 'Forged by somebody else.' },
    409,
  ],
  ['an evaluator finishes without having started', 'edith', `${base}/evaluate/${scoring.applicationId}/final`, {}, 409],
  ['an evaluator moderates', 'edith', `${base}/moderate/${moderating.applicationId}/start`, {}, 403],
  [
    'a moderator moderates before both evaluators have finished',
    'moderator',
    `${base}/moderate/${scoring.applicationId}/start`,
    {},
    409,
  ],
  [
    'a lead decides on compliance where registration is open',
    'lead',
    `${base}/applications/${referred.applicationId}/compliance`,
    decision,
    409,
  ],
  [
    'a lead decides on an application that was not referred',
    'lead',
    `${base}/applications/${scoring.applicationId}/registration`,
    decision,
    409,
  ],
  [
    'a lead decides on an application through another window',
    'lead',
    `/officers/windows/s1-home-care-2028-03-01/applications/${referred.applicationId}/registration`,
    decision,
    404,
  ],
  [
    'a lead decides on an application that does not exist',
    'lead',
    `${base}/applications/${windowId}.nobody/registration`,
    decision,
    404,
  ],
  [
    'a lead extends a window that is being evaluated',
    'lead',
    `${base}/extend`,
    {
      'closesOn-day': '1',
      'closesOn-month': '6',
      'closesOn-year': '2030',
      closesAt: '12:00',
      reason: 'Forged by somebody else.',
    },
    400,
  ],
  ['an approver extends a window', 'approver', `${base}/extend`, {}, 403],
  [
    'a moderator cancels a window',
    'moderator',
    `${base}/cancel`,
    { reason: 'Forged by somebody else.', confirm: 'yes' },
    403,
  ],
  ['an evaluator opens a window', 'edith', '/officers/windows/open', {}, 403],
  ['an approver records a challenge', 'approver', `${base}/standstill/challenges`, { from: 'x', summary: 'y' }, 403],
  [
    'a lead settles a challenge that does not exist',
    'lead',
    `${base}/standstill/challenges/2027-01-01T00:00:00.000Z`,
    { decision: 'continue', reason: 'Forged by somebody else.' },
    404,
  ],
  [
    'an evaluator has a fault tried again',
    'edith',
    `/officers/faults/${scoring.applicationId}`,
    { decision: 'again' },
    403,
  ],
  [
    'a lead answers a fault that nobody reported',
    'lead',
    `/officers/faults/${scoring.applicationId}`,
    { decision: 'again' },
    404,
  ],
  [
    'an evaluator declares a conflict with an applicant of another window',
    'edith',
    `${base}/declaration`,
    { declaration: 'some', nature: 'My sister works there since 2024.', conflicts: 'other.p-1' },
    400,
  ],
];

describe('A form that no page offered', () => {
  it.each(attempts)('is refused where %s', async (_, who, url, fields, status) => {
    const visitor = await desk.as(desk.officers[who]);
    const before = desk.asked.length;
    const shown = await visitor.post(url, { ...fields, _token: desk.tokenOf(visitor, desk.officers[who]) });
    expect([shown.status, desk.asked.length]).toEqual([status, before]);
    expect((await desk.deps.applications.get(referred.applicationId))?.version).toBe(1);
    expect((await desk.deps.windows.get(windowId))?.version).toBe(1);
    expect((await desk.deps.waits.get(referred.applicationId, 'registration-referral'))?.status).toBe('waiting');
  });

  it('is refused without the session’s token, or from another site', async () => {
    const lead = await desk.as(desk.officers.lead);
    const url = `${base}/applications/${referred.applicationId}/registration`;
    expect((await lead.post(url, decision)).status).toBe(403);
    const fields = { ...decision, _token: desk.tokenOf(lead, desk.officers.lead) };
    expect((await lead.post(url, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('An address made up', () => {
  it.each([
    '/officers/windows/nothing',
    '/officers/windows/s1-home-care-1999-03-01',
    '/officers/windows/..%2F..%2Fetc',
    '/officers/windows/%00',
    `/officers/windows/${'x'.repeat(3000)}`,
    `${base}/applications/${'x'.repeat(3000)}`,
    `${base}/applications/x.y/answers`,
    `${base}/applications/${scoring.applicationId}/files/safeguarding/lead`,
    `${base}/applications/${scoring.applicationId}/files/__proto__/x`,
    '/officers/agreements/none/contracts',
    '/officers/faults/nothing',
    `${base}/standstill/challenges/never`,
  ])('leads nowhere: %s', async (url) => {
    const lead = await desk.as(desk.officers.lead);
    expect((await lead.get(url)).status).toBe(404);
  });

  it('with an odd page, status or cursor shows the list all the same', async () => {
    const lead = await desk.as(desk.officers.lead);
    for (const url of [
      `${base}/applications?status=nothing&page=-4`,
      `${base}/applications?page=999999`,
      `${base}/audit?after=rubbish`,
    ]) {
      expect([url, (await lead.get(url)).status]).toEqual([url, 200]);
    }
  });
});

describe('What is sent to a browser', () => {
  it('leads to a file for five minutes, to be saved and not shown', async () => {
    const lead = await desk.as(desk.officers.lead);
    const { status, location } = await lead.get(
      `${base}/applications/${scoring.applicationId}/files/safeguarding/policy`,
    );
    const query = new URL(location).searchParams;
    expect([status, query.get('X-Amz-Expires')]).toEqual([303, '300']);
    expect(query.get('response-content-disposition')).toContain('attachment; filename="safeguarding policy.pdf"');
    expect(
      (
        await (
          await desk.as(desk.officers.edith)
        ).get(`${base}/applications/${scoring.applicationId}/files/safeguarding/policy`)
      ).status,
    ).toBe(403);
  });

  it('tells nobody who judges quality whether the rates were accepted, wherever it shows', async () => {
    const turnedAway = await desk.stored.application(anApplication('Dear Care').rejectedOnPrice());
    const pages = ['', '/answers'].map((path) => `${base}/applications/${turnedAway.applicationId}${path}`);
    for (const who of [
      desk.officers.edith,
      desk.officers.moderator,
      { ...desk.officers.edith, groups: ['evaluator', 'procurement-lead'] },
    ]) {
      const visitor = await desk.as(who);
      for (const url of pages) expect((await visitor.get(url)).html).not.toMatch(/published rates/i);
    }
    const lead = await desk.as(desk.officers.lead);
    for (const url of pages) expect((await lead.get(url)).html).toMatch(/published rates/i);
  });
});
