import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
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
});
