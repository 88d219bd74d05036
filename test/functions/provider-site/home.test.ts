import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { clock } from '../../builders/clock.ts';
import { underSeal } from '../../support/under-seal.ts';
import { browser } from '../shared/browser.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

describe('The first page', () => {
  it('says what the service is for, and when applications open, to whoever comes', async () => {
    const shown = await browser(site.handler).get('/apply');
    expect(shown.title).toBe('Apply to join a care agreement');
    expect(shown.html).toMatch(/They open at <strong>9am on \w+ 1 (March|September) \d{4}/);
  });

  it('tells a newcomer that there is no application yet, and who is told of windows', async () => {
    const visitor = await site.visit({ subject: 'newcomer', name: 'Willow Lane Care', email: 'office@willow.example' });
    const { html } = await visitor.get('/apply');
    expect(html).toContain('You have not started an application.');
    expect(html).toContain('office@willow.example');
    expect(await site.interests.get('s1-home-care', 'newcomer')).toMatchObject({
      name: 'Willow Lane Care',
      email: 'office@willow.example',
    });
  });

  it('keeps what a provider said about who should be told', async () => {
    const visitor = await site.visit({ subject: 'newcomer', email: 'bids@willow.example' });
    await visitor.get('/apply/account');
    expect((await visitor.submit('/apply/account', { name: '', email: 'nobody' })).status).toBe(400);
    const { html } = await visitor.submit('/apply/account', { name: 'Willow Lane', email: 'bids@willow.example' });
    expect(html).toContain('bids@willow.example');
  });

  it('shows the open window, and then the application in it', async () => {
    await site.aWindow(windowId);
    const visitor = await site.visit({ subject: 'newcomer' });
    expect((await visitor.get('/apply')).html).toContain('See what is asked and apply');
    const window = await visitor.get(`/apply/windows/${windowId}`);
    expect(window.title).toBe('Apply to join the Home Care Platform Agreement');
    expect(window.html).toContain('The agreement runs until 31 August 2028.');
    await visitor.submit(`/apply/windows/${windowId}/start`);
    await visitor.get('/apply/account');
    expect((await visitor.submit(`/apply/windows/${windowId}/start`)).title).toMatch(/^Your application/);
    const { html } = await visitor.get('/apply');
    expect(html).toMatch(/Continue your application[\s\S]*Not submitted yet/);
    expect(html).not.toContain('See what is asked and apply');
  });

  it('leads whoever comes by the address of a button to the page that the button is on', async () => {
    const visitor = await site.visit({ subject: 'passer-by' });
    const at = (path: string) => `/apply/windows/${windowId}/${path}`;
    const start = await visitor.get(at('start'));
    expect(start.location).toBe(`/apply/windows/${windowId}`);
    await visitor.get(start.location);
    await visitor.submit(at('start'));
    expect((await visitor.get(at('submit'))).location).toBe(at('check'));
  });

  it('leads to the outcome once there is one', async () => {
    const visitor = await site.visit({ subject: 'newcomer' });
    await site.outcomes.keep({
      windowId,
      providerId: 'newcomer',
      reference: 'HC-2703-ABCDEF',
      paragraphs: [
        '# Your outcome',
        `Lot A: your application was not successful.\n- The total of 52 is too low, see ${site.origin}/apply.\nScores:\n- Q1: 2 of 5`,
      ],
      at: '2027-05-01T09:00:00.000Z',
    });
    expect((await visitor.get('/apply')).html).toContain('Read the outcome');
    const { html } = await visitor.get(`/apply/windows/${windowId}/outcome`);
    expect(html).toContain('<h2 class="govuk-heading-m">Your outcome</h2>');
    expect(html).toContain(
      `<li>The total of 52 is too low, see <a class="govuk-link" href="/apply">${site.origin}/apply</a>.</li>`,
    );
    expect((await (await site.visit({ subject: 'other' })).get(`/apply/windows/${windowId}/outcome`)).status).toBe(404);
  });

  it('of a window that was cancelled says so', async () => {
    const cancelled = 's1-home-care-2027-04-01';
    await site.aWindow(cancelled, { status: 'cancelled' });
    const shown = await (await site.visit()).get(`/apply/windows/${cancelled}`);
    expect([shown.status, shown.title]).toEqual([410, 'This application window was cancelled']);
  });

  it('of a window that was cancelled is told when and why, and what was opened of its application', async () => {
    const cancelled = 's1-home-care-2027-05-01';
    const window = await site.aWindow(cancelled);
    const subject = 'applied-to-cancelled';
    const visitor = await site.visit({ subject });
    const started = await site.sealed.start(cancelled, subject, clock.now());
    const receipt = { reference: 'HC-2705-ABCDEF', submittedAt: clock.now(), hash: 'f'.repeat(64), attempt: 1 };
    const frozen = {
      agreementId: 's1-home-care',
      windowId: cancelled,
      providerId: subject,
      organisationName: 'Bright Care Ltd',
      locationId: '1-1000000001',
      lots: ['A'],
      sections: [],
      answers: {},
    };
    await site.sealed.submit(
      started,
      frozen,
      receipt,
      await underSeal(site.sealed, cancelled, { email: 'a@example.com', promised: clock.now(), at: clock.now() }),
      [],
    );
    const change = {
      kind: 'cancelled' as const,
      at: '2027-04-14T09:00:00.000Z',
      by: { id: 'priya', name: 'Priya Example' },
      reason: 'The agreement is let anew.',
    };
    const audit = { at: change.at, action: 'window cancelled' };
    const ended = await site.windows.move(window, 'cancelled', { changes: [change] }, audit);
    const page = await visitor.open(`/apply/windows/${cancelled}`);
    for (const words of [
      'cancelled this window at 10am on Wednesday 14 April 2027. The reason is: The agreement is let anew.',
      'It was not opened. Nobody at the council has read it, and nobody will.',
    ])
      expect(page.html).toContain(words);
    expect(page.html).not.toContain('at least two people score the answers');
    expect(page.html).not.toContain('You will get the outcome');
    expect(page.html).not.toContain('Priya');
    await site.windows.change(ended, { unsealedAt: '2027-04-13T11:01:00.000Z' }, { ...audit, action: 'unsealed' });
    const opened = await visitor.open(`/apply/windows/${cancelled}`);
    for (const words of [
      'Applications were opened at 12:01pm on Tuesday 13 April 2027, after the window had closed',
      'If yours could not be opened, our letter to you says so.',
    ])
      expect(opened.html).toContain(words);
    expect(opened.html, 'said of one that may be set aside').not.toContain('It was opened');
    const other = await (await site.visit({ subject: 'another' })).get(`/apply/windows/${cancelled}`);
    expect(other.html).toContain('The reason is: The agreement is let anew.');
  });
});

describe('A provider that applied before', () => {
  const earlier = 's1-home-care-2026-09-01';
  const later = 's1-home-care-2027-03-02';

  it('can begin with the answers it gave then, and declares anew what must be true on the day', async () => {
    await site.aWindow(earlier, { opensAt: '2026-09-01T08:00:00.000Z', closesAt: '2026-10-01T11:00:00.000Z' });
    await site.aWindow(later);
    await aCompleteDraft(site, earlier, 'old-hand');
    const visitor = await site.visit({ subject: 'old-hand' });
    expect((await visitor.get(`/apply/windows/${later}`)).html).toContain(
      'You started an application in the window of 1 September 2026.',
    );
    const tasks = await visitor.submit(`/apply/windows/${later}/start`, { from: 'earlier' });
    expect(tasks.html).toContain('You have completed 0 of 28 pages.');
    expect(tasks.html).toContain('23 pages have your earlier answers.');
    const saved = await site.sealed.pages(later, 'old-hand');
    expect(saved.map(({ page }) => page)).not.toContain('mandatory-exclusions');
    expect(saved.map(({ page }) => page)).not.toContain('declaration');
  });

  it('can begin afresh', async () => {
    await aCompleteDraft(site, earlier, 'fresh-start');
    const visitor = await site.visit({ subject: 'fresh-start' });
    await visitor.get(`/apply/windows/${later}`);
    const tasks = await visitor.submit(`/apply/windows/${later}/start`);
    expect(tasks.html).toContain('You have completed 0 of');
  });
});

describe('A provider’s look at the register before drafting', () => {
  const check = async (locationId: string) => {
    const visitor = await site.visit({ subject: 'curious' });
    await visitor.get(`/apply/windows/${windowId}/check-registration`);
    return visitor.submit(`/apply/windows/${windowId}/check-registration`, { locationId });
  };

  it.each([
    ['a location rated Good', KIND.good, 'Your CQC registration meets the requirements today'],
    ['a location rated Inadequate', KIND.inadequate, 'Your CQC registration does not meet the requirements today'],
    ['a location never rated', KIND.neverRated, 'An officer would look at your CQC registration'],
    ['an ID that the register has not got', '1-123456789', 'We could not find that location on CQC’s register'],
  ])('tells %s where it stands', async (_, id, title) => {
    expect((await check(id)).title).toBe(title);
  });

  it('asks again for what cannot be an ID', async () => {
    const shown = await check('Bright Care');
    expect([shown.status, shown.html.includes('Enter a CQC location ID, like 1-1234567890')]).toEqual([400, true]);
  });

  it('says that a record that cannot be read is no outage, and no fault of anybody', async () => {
    site.cqc.set('malformed');
    const shown = await check(KIND.good);
    site.cqc.set('none');
    expect([shown.status, shown.title]).toEqual([200, 'We could not read your record on CQC’s register']);
    expect(shown.html).toContain('This does not count against you.');
  });

  it('takes the address of the location’s page, in whatever letters and dashes', async () => {
    const shown = await check(`HTTPS://WWW.CQC.ORG.UK/location/${KIND.good.replace('-', '–')}/reports`);
    expect(shown.title).toBe('Your CQC registration meets the requirements today');
  });

  it('compares what the application says of its organisation and signatory, side by side, with advice', async () => {
    await aCompleteDraft(site, windowId, 'somebody-else');
    const visitor = await site.visit({ subject: 'somebody-else' });
    await visitor.get(`/apply/windows/${windowId}/check-registration`);
    const { html } = await visitor.submit(`/apply/windows/${windowId}/check-registration`, { locationId: KIND.good });
    expect(html).toContain('The application is in the name of “Bright Care Ltd”');
    expect(html).toContain('Company numbers differ: the application gives 01234567, and CQC’s register 99000001.');
    expect(html).toContain('Use the ID of a location of your own organisation');
    expect(html, 'one advice, and not one a finding').not.toContain('Companies House, and correct');
    expect(html).toContain('Asha Patel, who signed the declaration, is not among the people');
    expect(html).toContain('Demo Willow Lane Home Care Ltd');
    expect(html).not.toContain('Example Manager');
  });

  it('says that nothing was compared while the application does not give a name yet', async () => {
    expect((await check(KIND.good)).html).toContain('We have not compared your organisation’s name');
  });

  it('never counts the register’s being down against anybody', async () => {
    site.cqc.set('server-error');
    const shown = await check(KIND.good);
    site.cqc.set('none');
    expect([shown.status, shown.title]).toEqual([200, 'We could not ask CQC’s register just now']);
  });
});
