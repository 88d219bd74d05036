import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let number = 0;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const named = () => {
  number += 1;
  return { windowId: `s1-home-care-20${30 + number}-09-01` };
};
describe('A window that has not closed', () => {
  it('shows no applicant and no count to any role, and says why', async () => {
    const window = await desk.stored.window(aWindow(named()).open());
    const { administrator, ...takingPart } = desk.officers;
    for (const who of Object.values(takingPart)) {
      const { html, status } = await (await desk.as(who)).get(`/officers/windows/${window.windowId}`);
      expect(status).toBe(200);
      expect(html).toContain('can see who has applied, how many have, or what they wrote');
      expect(html).not.toMatch(/\d+ applications? (was|were) received/);
    }
    const refused = await (await desk.as(administrator)).get(`/officers/windows/${window.windowId}`);
    expect(refused.status).toBe(403);
  });

  it.each([
    'applications',
    'applications/s1.p-1',
    'applications/s1.p-1/answers',
    'referrals',
    'recommendation',
    'approval',
    'standstill',
  ])('keeps its %s sealed, and says until when', async (path) => {
    const window = await desk.stored.window(aWindow(named()).open());
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(`/officers/windows/${window.windowId}/${path}`);
    expect([
      shown.status,
      shown.html.includes(`Applications are sealed until the window closes at ${momentInWords(window.closesAt)}`),
    ]).toEqual([403, true]);
  });

  it('stays sealed after the closing instant until it has been unsealed', async () => {
    const window = await desk.stored.window(aWindow(named()).closed());
    const lead = await desk.as(desk.officers.lead);
    const shown = await lead.get(`/officers/windows/${window.windowId}/applications`);
    expect([shown.status, shown.title]).toEqual([403, 'Applications are being unsealed']);
  });

  it('is cancelled with a reason and a confirmation, and nothing can be decided in it afterwards', async () => {
    const window = await desk.stored.window(aWindow(named()).evaluating());
    const application = await desk.stored.application(
      anApplication('Moss Care', { windowId: window.windowId }).registrationReferred(),
    );
    await desk.stored.waiting(application.applicationId, 'registration-referral');
    const lead = await desk.as(desk.officers.lead);
    const url = `/officers/windows/${window.windowId}/cancel`;
    await lead.get(url);
    expect((await lead.submit(url, { reason: 'The agreement is let anew.' })).html).toContain(
      'Confirm that the window is to be cancelled',
    );
    const shown = await lead.submit(url, { reason: 'The agreement is let anew.', confirm: 'yes' });
    expect(shown.html).toContain('Cancelled');
    expect(shown.html).toContain('was cancelled by Priya Example');
    expect(shown.html).not.toContain(`href="/officers/windows/${window.windowId}/referrals"`);
    const list = await lead.get(`/officers/windows/${window.windowId}/applications`);
    const sheet = await lead.get(`/officers/windows/${window.windowId}/applications.csv`);
    for (const { html } of [shown, list]) expect(html).not.toContain('decision needed');
    expect(sheet.html).toContain('Window cancelled');
    expect(sheet.html).not.toContain('decision needed');
    expect((await lead.get(`/officers/windows/${window.windowId}/recommendation`)).status).toBe(409);
    const [change] = (await desk.deps.windows.get(window.windowId))?.changes ?? [];
    const started = desk.asked.findLast(({ action }) => action === 'StartExecution')?.body;
    expect(started).toMatchObject({ stateMachineArn: expect.stringMatching(/:change$/) });
    expect(JSON.parse(String(started?.input))).toEqual({
      windowId: window.windowId,
      changeAt: change?.at,
      kind: 'cancelled',
      tellAt: plusDuration(change?.at ?? '', 'PT1M'),
    });
    const decision = `/officers/windows/${window.windowId}/applications/${application.applicationId}/registration`;
    await lead.get('/officers/windows/open');
    const refused = await lead.submit(decision, { decision: 'accept', reason: 'Sound: it is the same service.' });
    expect([refused.status, refused.title]).toEqual([409, 'This window is not being evaluated']);
  });
});
