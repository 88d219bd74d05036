import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfBytes } from '../../builders/files.ts';
import { browser } from '../shared/browser.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { signInAs } from '../shared/signed-in.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
let site: ProviderSite;
let chromium: Browser;
let page: Page;
let session: string;

/** Signs a browser in. Loopback counts as safe for a `__Host-` cookie, but setting one from outside wants an https address. */
const enter = (context: BrowserContext) =>
  context.addCookies([
    { name: '__Host-provider', value: session, url: 'https://127.0.0.1', secure: true, httpOnly: true },
  ]);

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId);
  const visitor = browser(site.handler);
  for (const each of [browser(site.handler), visitor]) await signInAs(each, site.sessions, 'provider');
  await aCompleteDraft(site, windowId, 'p-1');
  const context = await chromium.newContext({ viewport: { width: 320, height: 640 } });
  session = visitor.jar.get('__Host-provider') ?? '';
  await enter(context);
  page = await context.newPage();
});
afterAll(async () => {
  await chromium.close();
  await site.stop();
});

const lookAt = async (address: string) => {
  await page.goto(`${site.origin}${address}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), width };
};

describe('On a phone 320 pixels wide, with a screen reader', () => {
  it.each([
    '/apply',
    '/apply/account',
    '/apply/account/sessions?ended',
    at('tasks'),
    at('check-registration'),
    at('questions/organisation'),
    at('questions/registration'),
    at('questions/capacity-A'),
    at('questions/prices'),
    at('questions/mandatory-exclusions'),
    at('questions/safeguarding'),
    at('questions/q2'),
    at('files/safeguarding'),
    `${at('files/safeguarding')}?problem=photo`,
    `${at('files/safeguarding/remove')}?arrived=2000-01-01T00:00:00.000Z`,
    at('check'),
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
    const plain = await chromium.newContext({ javaScriptEnabled: false });
    await enter(plain);
    const tab = await plain.newPage();
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
    await plain.close();
  });
});
