import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barsOf } from '../../../functions/officer-site/words/bars.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { personOf } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const pageOf = (windowId: string): string => `/officers/windows/${windowId}/where-it-stands`;
/** What the list says of a stage. */
const said = (html: string, stage: string): string | undefined =>
  new RegExp(`<li id="stage-${stage}"[^>]*>(.*?)(?=<li id="stage-|</ol>)`, 's')
    .exec(html)?.[1]
    ?.replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
/** How a stage is drawn, by the number that it has in the list. */
const drawn = (html: string): readonly string[] =>
  [...html.matchAll(/site-way__stage--([a-z-]+)" transform="[^"]+">\s*<rect width="116" height="80"/g)].map(
    ([, is = '']) => is,
  );

describe('Where a window stands, as officers see it', () => {
  it('is drawn and listed alike, with how many applications are where and whom they wait for', async () => {
    const windowId = 's1-home-care-2061-03-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.applications([
      anApplication('Alder Care', { windowId }).registrationReferred(),
      anApplication('Birch Care', { windowId }).evaluating(),
      anApplication('Cedar Care', { windowId }).evaluating(),
    ]);
    await desk.stored.setAside(windowId, 'lost', 'submission-missing');
    const lead = await desk.as(desk.officers.lead);
    const { html } = await lead.get(pageOf(windowId));
    expect(drawn(html)).toEqual([
      ...['done', 'done', 'done', 'now', 'now', 'ahead'],
      ...['ahead', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead'],
    ]);
    expect(said(html, 'checks')).toContain('Since 11:01am on Friday 9 April 2027. 2 applications here.');
    expect(said(html, 'checks')).toContain('decide on registrations that the check referred: 1 application');
    expect(said(html, 'checks')).toContain('see to applications that could not be opened: 1 application');
    expect(said(html, 'scoring')).toContain('Evaluators, to score: 2 applications');
    expect(html).toMatch(/<text class="site-bars__count"[^>]*>2<\/text>/);
    expect((await lead.get(`/officers/windows/${windowId}`)).html).toContain(`href="${pageOf(windowId)}"`);
  });

  it('goes on with what officers decide, and says what was returned by whom', async () => {
    const windowId = 's1-home-care-2062-03-01';
    const base = `/officers/windows/${windowId}`;
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.application(anApplication('Alder Care', { windowId }).scored(4));
    await desk.stored.waiting(windowId, 'recommendation');
    const lead = await desk.as(desk.officers.lead);
    expect(said((await lead.get(pageOf(windowId))).html, 'recommendation')).toMatch(
      /Now .* Waits for: A procurement lead, to recommend places$/,
    );
    await lead.get(`${base}/recommendation`);
    await lead.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
    await desk.stored.waiting(windowId, 'approval');
    expect(said((await lead.get(pageOf(windowId))).html, 'approval')).toMatch(/Now .* An approver, to approve/);
    const approver = await desk.as(desk.officers.approver);
    await approver.get(`${base}/approval`);
    await approver.submit(`${base}/approval`, { decision: 'returned', reason: 'It says nothing of lot C.' });
    const { html } = await approver.get(pageOf(windowId));
    expect(said(html, 'recommendation')).toContain('Now');
    expect(html).toMatch(/Returned by [A-Z][a-z]+ Example at/);
    expect(html).toContain('site-way__aside--taken');
  });

  it('says nothing of applications before they are unsealed, and is kept from whoever has not declared after that', async () => {
    const open = 's1-home-care-2063-03-01';
    await desk.stored.window(aWindow({ windowId: open }).open());
    const evan = await desk.as(desk.officers.evan);
    const { html } = await evan.get(pageOf(open));
    expect(said(html, 'open')).toMatch(/Now .* The window closes at .* The clock/);
    expect(html).not.toContain('site-bars');
    const unsealed = 's1-home-care-2064-03-01';
    await desk.stored.window(aWindow({ windowId: unsealed }).evaluating());
    expect((await evan.get(pageOf(unsealed))).title).toBe('Declare conflicts of interest first');
    expect((await evan.get(pageOf('s1-home-care-2065-03-01'))).status).toBe(404);
  });

  it('does not say that all is settled of a window that was unsealed before there were lists', async () => {
    const windowId = 's1-home-care-2066-03-01';
    await desk.stored.window(aWindow({ windowId }).evaluating());
    await desk.stored.olderApplication(anApplication('Elder Care', { windowId }).evaluating());
    const answer = await (await desk.as(desk.officers.lead)).get(pageOf(windowId));
    expect([answer.status, answer.title]).toEqual([503, 'The lists of this window are not made yet']);
  });

  it('is where an award was stopped, and its standstill held by a challenge before', async () => {
    const windowId = 's1-home-care-2067-03-01';
    const base = `/officers/windows/${windowId}`;
    await desk.stored.window(aWindow({ windowId }).standstill());
    const { awards, records } = desk.deps;
    const by = personOf(desk.officers.lead);
    const [at, round] = ['2027-04-12T09:00:00.000Z', 1];
    const text = 'All who meet the conditions.';
    const approved = { windowId, by: personOf(desk.officers.approver), at, round, decision: 'approved' } as const;
    const challenge = { windowId, recordedBy: by, at, from: 'A firm', summary: 'The marks.' };
    await awards.keepTold({ windowId, at });
    await records.transact([
      await awards.recommend({ windowId, by, at, text, places: [], evaluatedBy: [], round }),
      awards.approve({ ...approved, authorityId: 'cabinet-2027', reason: 'In order' }),
      awards.keepChallenge(challenge),
    ]);
    const manager = await desk.as(desk.officers.manager);
    const held = (await manager.get(`${base}/where-it-stands`)).html;
    expect(drawn(held)[9]).toBe('now');
    expect(said(held, 'standstill')).toContain(
      'proposed stops that hold the award: 1 open, since 10am on Monday 12 April 2027',
    );
    const settled = {
      by: approved.by,
      at: '2027-04-13T09:00:00.000Z',
      decision: 'stop',
      reason: 'It is right.',
    } as const;
    await records.transact([awards.keepChallenge({ ...challenge, settled })]);
    const { html } = await manager.get(`${base}/where-it-stands`);
    expect(drawn(html).slice(8)).toEqual(['done', 'stopped', 'never', 'never']);
    expect(html).toContain('by a challenge that was settled against it.');
  });
});

describe('Bars of a chart', () => {
  it('are as long as their counts, the longest over the whole width, and whatever is counted at all is seen', () => {
    const lengths = (...counts: readonly number[]) =>
      barsOf(counts.map((count) => ({ count }))).map(({ length }) => length);
    expect(lengths(40, 10, 1, 0)).toEqual([400, 100, 10, 0]);
    expect(lengths(4000, 1)).toEqual([400, 2]);
    expect(lengths(0)).toEqual([0]);
    expect(lengths()).toEqual([]);
  });
});
