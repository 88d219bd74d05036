import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
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
const dateFields = (name: string, instant: string) => {
  const [year = '', month = '', day = ''] = instant.slice(0, 10).split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('A window that has not closed', () => {
  it('shows no applicant and no count to any role, and says why', async () => {
    const window = await desk.stored.window(aWindow(named()).open());
    for (const who of Object.values(desk.officers)) {
      const { html, status } = await (await desk.as(who)).get(`/officers/windows/${window.windowId}`);
      expect(status).toBe(200);
      expect(html).toContain('can see who has applied, how many have, or what they wrote');
      expect(html).not.toMatch(/\d+ applications? (was|were) received/);
    }
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

  it('is extended for everyone with a reason, and the providers are told once', async () => {
    const window = await desk.stored.window(aWindow(named()).open());
    const url = `/officers/windows/${window.windowId}/extend`;
    const later = plusDuration(window.closesAt, 'PT240H');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const fields = {
      ...dateFields('closesOn', later),
      closesAt: '12 noon',
      reason: 'The service was down for two hours.',
    };
    const shown = await lead.submit(url, fields);
    expect(shown.html).toContain('Extended to 12 noon on');
    const [change] = (await desk.deps.windows.get(window.windowId))?.changes ?? [];
    expect(change).toMatchObject({
      kind: 'extended',
      reason: 'The service was down for two hours.',
      by: { id: 'priya', name: 'Priya Example' },
    });
    expect(desk.asked.at(-1)).toEqual({
      action: 'Invoke tell-providers',
      body: { windowId: window.windowId, changeAt: change?.at },
    });
  });

  it.each([
    ['an earlier time', { hours: -48, reason: 'There are enough of them.' }, 'The new closing time must be later'],
    ['no reason', { hours: 240, reason: ' ' }, 'Enter the reason for the extension'],
  ])('is not extended with %s', async (_, { hours, reason }, why) => {
    const window = await desk.stored.window(aWindow(named()).open());
    const url = `/officers/windows/${window.windowId}/extend`;
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const to = new Date(Date.parse(window.closesAt) + hours * 3_600_000).toISOString();
    const shown = await lead.submit(url, { ...dateFields('closesOn', to), closesAt: '12:00', reason });
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect((await desk.deps.windows.get(window.windowId))?.closesAt).toBe(window.closesAt);
  });

  it('is not extended after the closing instant, whatever page the form came from', async () => {
    const window = await desk.stored.window(
      aWindow({ ...named(), closesAt: plusDuration(clock.now(), '-PT1S') }).open(),
    );
    const url = `/officers/windows/${window.windowId}/extend`;
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, {
      ...dateFields('closesOn', plusDuration(window.closesAt, 'PT240H')),
      closesAt: '12:00',
      reason: 'It comes too late.',
    });
    expect([shown.status, shown.html.includes('The closing time has passed')]).toEqual([400, true]);
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
    const decision = `/officers/windows/${window.windowId}/applications/${application.applicationId}/registration`;
    await lead.get(decision);
    const refused = await lead.submit(decision, { decision: 'accept', reason: 'Sound: it is the same service.' });
    expect([refused.status, refused.title]).toEqual([409, 'This window is not being evaluated']);
  });
});

describe('An additional window', () => {
  const asked = (opens: string, closes: string, reason = 'Two zones lack complex care.') => ({
    agreementId: 's1-home-care',
    ...dateFields('opensOn', opens),
    opensAt: '9am',
    ...dateFields('closesOn', closes),
    closesAt: '12 noon',
    reason,
  });

  it('is asked of the window machine, under the window’s own name, by the officer who opens it', async () => {
    const own = await anOfficersDesk();
    const manager = await own.as(own.officers.manager);
    await manager.get('/officers/windows/open');
    const shown = await manager.submit('/officers/windows/open', asked('2027-06-01', '2027-06-21'));
    expect(shown.html).toContain('Your window is being prepared');
    const [start] = own.asked;
    expect(start?.action).toBe('StartExecution');
    expect(start?.body.name).toBe('s1-home-care-2027-06-01-0800');
    expect(JSON.parse(String(start?.body.input))).toEqual({
      agreementId: 's1-home-care',
      additional: {
        opensAt: '2027-06-01T08:00:00.000Z',
        closesAt: '2027-06-21T11:00:00.000Z',
        reason: 'Two zones lack complex care.',
        by: { id: 'morgan', name: 'Morgan Example' },
      },
    });
    own.stop();
  });

  it.each([
    ['opens in the past', asked('2020-06-01', '2027-06-21'), 'The opening time must be in the future'],
    ['is open for less than a day', asked('2028-06-01', '2028-06-01'), 'A window must stay open for at least 24 hours'],
    ['has no reason', asked('2028-06-01', '2028-06-21', ''), 'Enter why an additional window is needed'],
    ['opens after the agreement has ended', asked('2029-06-01', '2029-06-21'), 'The agreement will have ended by then'],
    [
      'has a date that no calendar has',
      { ...asked('2028-06-01', '2028-06-21'), 'opensOn-day': '31' },
      'Enter the opening date',
    ],
  ])('is refused where it %s', async (_, fields, why) => {
    const lead = await desk.as(desk.officers.lead);
    await lead.get('/officers/windows/open');
    const shown = await lead.submit('/officers/windows/open', fields);
    expect([shown.status, shown.html.includes(why)]).toEqual([400, true]);
    expect(desk.asked.filter(({ action }) => action === 'StartExecution')).toEqual([]);
  });
});
