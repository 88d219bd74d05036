import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { clock } from '../../builders/clock.ts';
import { pdfBytes } from '../../builders/files.ts';
import { aCorrection } from '../../domain/application/a-correction.ts';
import { browser } from '../shared/browser.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { signInAs } from '../shared/signed-in.ts';
import { aPhone, faultsOf } from './a-phone.ts';
import { aContractOf, aSubmission } from './a-submission.ts';
import { aCompleteDraft } from './answers.ts';
import { someQuestions } from './some-questions.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const closedId = 's1-home-care-2027-02-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
let site: ProviderSite;
let chromium: Browser;
let page: Page;

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId);
  // Another place where the same provider is signed in.
  await signInAs(browser(site.handler), site.sessions, 'provider');
  await aCompleteDraft(site, windowId, 'p-1');
  await site.aWindow(closedId, aWindow({ windowId: closedId }).evaluating());
  await aContractOf(site, await aSubmission(site, closedId, 'p-1'), 'B');
  await someQuestions(site, windowId, 'p-1');
  await returnedForCorrection();
  page = await aPhone(site, chromium);
});
afterAll(async () => {
  await chromium.close();
  await site.stop();
});

/** Its application was returned for correction: one page is corrected already. */
const returnedForCorrection = async () => {
  const sendBy = plusDuration(clock.now(), 'PT120H');
  const asked = aCorrection({ windowId: closedId, providerId: 'p-1', sendBy });
  const values = { ...asked.pages[0]?.values, companyNumber: '01234567' };
  const saved = { organisation: { values, at: clock.now(), version: 1 } };
  await site.records.transact([site.corrections.open({ ...asked, saved })]);
};

const lookAt = async (address: string) => {
  await page.goto(`${site.origin}${address}`);
  return faultsOf(page);
};

describe('On a phone 320 pixels wide, with a screen reader', () => {
  it.each([
    '/apply',
    '/apply/account',
    '/apply/letters',
    '/apply/people',
    '/apply/people/invite',
    '/apply/account/sessions?ended',
    at('clarifications'),
    at('clarifications/ask'),
    at('tasks'),
    at('check-registration'),
    at('questions/organisation'),
    at('questions/registration'),
    at('questions/registration/location'),
    at('questions/capacity-A'),
    at('questions/prices'),
    at('questions/mandatory-exclusions'),
    at('questions/safeguarding'),
    at('questions/q2'),
    at('files/safeguarding'),
    `${at('files/safeguarding')}?problem=photo`,
    `${at('files/safeguarding/remove')}?arrived=2000-01-01T00:00:00.000Z`,
    at('check'),
    `/apply/windows/${closedId}/correction`,
    `/apply/windows/${closedId}/correction/pages/organisation`,
    `/apply/windows/${closedId}/correction/send`,
    `/apply/windows/${closedId}/receipt`,
    `/apply/windows/${closedId}/receipts`,
    '/apply/verify-receipt',
    `/apply/windows/${closedId}/contracts/B`,
    `/apply/windows/${closedId}/contracts/B/accept`,
    `/apply/windows/${closedId}/contracts/B/leave`,
    '/apply/nowhere',
  ])('%s has no fault that a machine can find, and does not scroll sideways', async (address) => {
    expect(await lookAt(address)).toEqual({ violations: [], width: 320 });
  });

  it.each(['HC-2703-WWWWWW', `${'w'.repeat(60)}@example.com`])(
    '%s is read whole, and where it is wider than the phone it is parted',
    async (text) => {
      await page.goto(`${site.origin}${at('check')}`);
      const panel = '<div class="govuk-panel govuk-panel--confirmation"><div class="govuk-panel__body"></div></div>';
      await page.evaluate(
        `(text => {
        document.querySelector('main').insertAdjacentHTML('afterbegin', '${panel}');
        document.querySelector('.govuk-panel__body').innerHTML = 'Your reference<br><strong class="site-whole"></strong>';
        for (const each of document.querySelectorAll('.site-whole')) each.textContent = text;
      })(${JSON.stringify(text)})`,
      );
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    },
  );

  it('what an application says has the width of the page, with its status below, and a status of two words is one line', async () => {
    const page = await aPhone(site, chromium);
    const widthOf = (of: string) =>
      page
        .locator(of)
        .first()
        .evaluate((element) => element.clientWidth);
    const heightOf = (of: string) =>
      page
        .locator(of)
        .first()
        .evaluate((element) => element.clientHeight);
    await page.goto(`${site.origin}/apply`);
    expect(await widthOf('.govuk-task-list__name-and-hint')).toBeGreaterThan(250);
    await page.goto(`${site.origin}${at('tasks')}`);
    await page.evaluate(
      `document.querySelector('.govuk-task-list__status').innerHTML = '<strong class="govuk-tag">Not started</strong>'`,
    );
    expect(await heightOf('.govuk-task-list__status .govuk-tag')).toBeLessThan(35);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it('a name that is one long word is parted where people are named', async () => {
    const [providerId, name] = ['long-names', `${'w'.repeat(60)}@example.com`];
    const people = ['long-names', 'another'].map((id) => ({
      id,
      name,
      email: name,
      part: 'sign' as const,
      since: clock.now(),
    }));
    await site.records.transact([site.people.write({ providerId }, undefined, { name, people, invitations: [] })]);
    const phone = await aPhone(site, chromium, { subject: providerId });
    for (const address of ['/apply/people', '/apply/people/another', '/apply/people/stop-acting']) {
      await phone.goto(`${site.origin}${address}`);
      expect([address, await phone.evaluate('document.documentElement.scrollWidth')]).toEqual([address, 320]);
    }
  });

  it('an error takes the keyboard to the summary, and its link to the field', async () => {
    await page.goto(`${site.origin}${at('questions/contacts')}`);
    await page.getByLabel('Email address').fill('nobody');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    expect(await page.title()).toMatch(/^Error: Who we should contact/);
    await page.getByRole('link', { name: 'Enter an email address' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('email');
  });
});

describe('Without JavaScript', () => {
  it('a file is uploaded and a form sent', async () => {
    const tab = await aPhone(site, chromium, { javaScriptEnabled: false });
    await tab.goto(`${site.origin}${at('files/continuity')}`);
    await tab.setInputFiles('#file', {
      name: 'plan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdfBytes()),
    });
    await tab.getByRole('button', { name: 'Upload and continue' }).click();
    expect(await tab.title()).toMatch(/^Data protection/);
    await tab.getByRole('button', { name: 'Save and continue' }).click();
    expect(await tab.title()).toMatch(/^Health and safety/);
    await tab.context().close();
  });
});
