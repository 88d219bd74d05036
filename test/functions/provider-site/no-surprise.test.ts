import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { aPhone, faultsOf } from './a-phone.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
let site: ProviderSite;
let chromium: Browser;

/** A phone whose provider has a complete draft. */
const withDraft = async (subject: string, javaScriptEnabled = true): Promise<Page> => {
  await aCompleteDraft(site, windowId, subject);
  return aPhone(site, chromium, { subject, javaScriptEnabled });
};

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId);
});
afterAll(async () => {
  await chromium.close();
  await site.stop();
});

const none = { violations: [], width: 320 };
const save = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click();
const refused = 'As it stands, your application would be refused.';

describe('On a phone, the evening before a deadline', { timeout: 60_000 }, () => {
  it.each(['contract-terms', 'insurance', 'registration', 'bidding', 'safeguarding', 'q4'])(
    '%s says what its words mean and what its answers lead to, without a fault that a machine can find',
    async (asked) => {
      const page = await withDraft(`reads-${asked}`);
      await page.goto(`${site.origin}${at('questions', asked)}`);
      expect(await faultsOf(page)).toEqual(none);
      for (const each of await page.locator('summary').all()) await each.click();
      expect(await faultsOf(page)).toEqual(none);
      await page.context().close();
    },
  );

  it('who answers so that it ends is told before, on saving, in the list and on checking, and submits knowingly', async () => {
    const page = await withDraft('says-no');
    await page.goto(`${site.origin}${at('questions/contract-terms')}`);
    const tupe = page.getByRole('group', { name: /TUPE/ });
    expect(await tupe.textContent()).toContain('You must answer “Yes” to be admitted.');
    await tupe.getByText('What “TUPE” means').click();
    expect(await tupe.textContent()).toContain('may become your employees');
    await tupe.getByLabel('No').check();
    await save(page);

    expect(await page.title()).toMatch(/^Would be refused: Terms of the contract/);
    const main = page.getByRole('main');
    expect(await main.textContent()).toContain(refused);
    expect(await main.textContent()).toContain('Your answers are saved.');
    expect(await tupe.getByLabel('No').isChecked()).toBe(true);
    expect(await faultsOf(page)).toEqual(none);
    await save(page);
    expect(await page.title(), 'sent again, it goes on').toMatch(/^Your experience/);

    await page.goto(`${site.origin}${at('tasks')}`);
    expect(await page.getByRole('listitem').filter({ hasText: 'Terms of the contract' }).textContent()).toContain(
      'Would be refused',
    );
    expect(await faultsOf(page)).toEqual(none);

    await page.goto(`${site.origin}${at('check')}`);
    expect(await main.textContent()).toContain(refused);
    expect(await page.locator('#section-contract-terms').textContent()).toContain(
      'You must answer “Yes” to be admitted.',
    );
    expect(await faultsOf(page)).toEqual(none);
    const submit = page.getByRole('button', { name: 'Submit your application' });
    await submit.click();
    expect(await page.title()).toMatch(/^Error: Check your answers/);
    expect(await faultsOf(page)).toEqual(none);
    await page.getByLabel('Yes, I know that with these answers it would be refused').check();
    await submit.click();
    expect(await page.title()).toMatch(/^Application submitted/);
    await page.context().close();
  });
});

describe('Without JavaScript', { timeout: 60_000 }, () => {
  it('what a choice asks further is there from the start, says of whom, and has to be answered by them', async () => {
    const page = await withDraft('without-script', false);
    await page.goto(`${site.origin}${at('questions/registration')}`);
    const plan = page.getByLabel('When will a manager be in post');
    expect(await plan.isVisible()).toBe(true);
    expect(await page.getByText('Only if you choose “No, we are recruiting”:').isVisible()).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByLabel('No, we are recruiting').check();
    await save(page);
    expect(await page.title()).toMatch(/^Error: Your CQC registration/);
    expect(await page.getByRole('alert').textContent()).toContain('Explain when a manager will be in post');
    await plan.fill('Interviews are next week; our deputy manages the service until then.');
    await save(page);
    expect(await page.title()).toMatch(/^Error: Your CQC registration/);
    expect(await page.getByRole('alert').textContent()).toContain('holds no location with the ID');
    await page.getByRole('link', { name: 'Go on with this ID' }).click();
    expect(await page.title()).toMatch(/^Your application to join/);
    await page.context().close();
  });

  it('a firm that names nobody it relies on is asked for the names, and one on its own is not', async () => {
    const page = await withDraft('relies-on-others', false);
    await page.goto(`${site.origin}${at('questions/bidding')}`);
    await page.getByLabel('With sub-contractors').check();
    await save(page);
    expect(await page.getByRole('alert').textContent()).toContain('Enter the names of your sub-contractors');
    await page.getByLabel('On our own').check();
    await save(page);
    expect(await page.title()).toMatch(/^Published rates/);
    await page.context().close();
  });

  it('who answers so that it ends can submit knowingly, and meanings can be opened', async () => {
    const page = await withDraft('without-script-says-no', false);
    await page.goto(`${site.origin}${at('questions/recruitment')}`);
    await page.getByText('What “DBS check” means').click();
    expect(await page.getByText('Disclosure and Barring Service').isVisible()).toBe(true);
    await page.getByLabel('No').check();
    await save(page);
    expect(await page.getByText(refused).isVisible()).toBe(true);
    await page.goto(`${site.origin}${at('check')}`);
    await page.getByLabel('Yes, I know that with these answers it would be refused').check();
    await page.getByRole('button', { name: 'Submit your application' }).click();
    expect(await page.title()).toMatch(/^Application submitted/);
    await page.context().close();
  });
});
