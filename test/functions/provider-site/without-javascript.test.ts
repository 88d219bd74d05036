import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { anApplication } from '../../builders/an-application.ts';
import { asRegistered } from '../../builders/as-registered.ts';
import { clock } from '../../builders/clock.ts';
import { pdfBytes } from '../../builders/files.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { fillFields } from './a-phone.ts';
import { aContractOf } from './a-submission.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const unsentId = 's1-home-care-2027-03-02';
const closesAt = plusDuration(clock.now(), 'PT2H');
const answers = goodAnswers(asRegistered(KIND.good));
const file = { name: 'policy.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfBytes()) };
let site: ProviderSite;
let chromium: Browser;
let page: Page;

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId, { closesAt });
  page = await chromium.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
});
afterAll(async () => {
  clock.reset();
  await chromium.close();
  await site.stop();
});

/** No page of the road is wider than the phone. */
const shown = async (): Promise<string> => {
  expect([page.url(), await page.evaluate('document.documentElement.scrollWidth')]).toEqual([page.url(), 320]);
  return (await page.locator('h1').innerText()).trim();
};
const open = async (address: string) => {
  await page.goto(`${site.origin}${address}`);
  return shown();
};
/** Presses a button of this name, or follows the link. */
const press = async (name: string | RegExp) => {
  const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  await Promise.all([page.waitForNavigation(), target.click()]);
  return shown();
};
const words = () => page.locator('main').innerText();

const signIn = async () => {
  // The issuer, of this process, goes by the machine's time.
  vi.setSystemTime(clock.now());
  await page.goto(`${site.origin}/apply`);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Start now' }).click()]);
  await fillFields(page, { name: 'Asha Patel', email: 'asha@brightcare.example' });
  await Promise.all([page.waitForURL(`${site.origin}/apply`), page.locator('button.main').click()]);
};
const providerId = async () => (await site.sealed.begun(windowId, {})).items[0]?.providerId ?? 'nobody';

/** Its application has an outcome and a contract, and its letters have gone. */
const decided = async () => {
  const application = anApplication('Bright Care', { windowId, providerId: await providerId() }).received();
  const paragraphs = ['# Your outcome', 'Lot B: your application was successful.'];
  const key = { windowId, providerId: application.providerId, reference: application.receipt.reference };
  await site.outcomes.keep({ ...key, paragraphs, at: clock.now() });
  await aContractOf(site, application, 'B');
  for (const letter of (await site.letters.unsent({})).items)
    await site.letters.markSent(await claimedLetter(site.letters, letter, clock.now()), clock.tick());
};

/** Fills in whatever page of the form is in sight, and goes where it leads. @returns the page's name; undefined where it is none of the form */
const answered = async (): Promise<string | undefined> => {
  const [, kind, name = '', location] = /\/(questions|files)\/([^/?]+)(\/location)?/.exec(page.url()) ?? [];
  if (kind === 'files') {
    await page.setInputFiles('input[type=file]', file);
    await press('Upload and continue');
  } else if (location) {
    await fillFields(page, { isYou: 'yes' });
    await press('Continue');
  } else if (kind === 'questions') {
    await fillFields(page, asTyped(answers[name]));
    await press('Save and continue');
  }
  return kind && name;
};

describe('On a phone without JavaScript', { timeout: 60_000 }, () => {
  it('a provider signs in, starts, and is led through every page of the form, its file among them', async () => {
    await signIn();
    await press('See what is asked and apply');
    await press('Start an application');
    const tasks = page.locator('.govuk-task-list__item', { hasNotText: 'Completed' });
    const met = new Set<string>();
    for (let left = Object.keys(answers).length; left > 0 && (await tasks.count()) > 0; left -= 1) {
      await Promise.all([page.waitForNavigation(), tasks.first().getByRole('link').click()]);
      for (let name = await answered(); name; name = await answered()) met.add(name);
      await open(`/apply/windows/${windowId}/tasks`);
    }
    expect([...met]).toEqual(expect.arrayContaining(Object.keys(answers)));
    expect(await tasks.count()).toBe(0);
  });

  it('it checks its answers, submits, withdraws, and submits again', async () => {
    await open(`/apply/windows/${windowId}/check`);
    expect(await press('Submit your application')).toBe('Application submitted');
    await press(/withdraw/i);
    await press('Withdraw the application');
    expect(await words()).toContain('You have withdrawn this application');
    await open(`/apply/windows/${windowId}/check`);
    expect(await press('Submit your application')).toBe('Application submitted');
    expect(await words()).toMatch(/HC-2703-[0-9A-Z]{6}/);
  });

  it('it asks a colleague to act for it', async () => {
    await press('People');
    await press('Ask somebody to act for you');
    await fillFields(page, { email: 'ben@brightcare.example', part: 'prepare' });
    await page.locator('main form button').first().click();
    expect(await words()).toContain('ben@brightcare.example');
  });

  it('it reads after the close what it had written and not submitted', async () => {
    await site.aWindow(unsentId, { closesAt });
    await aCompleteDraft(site, unsentId, await providerId());
    await decided();
    clock.at(plusDuration(closesAt, 'PT1M'));
    await signIn();
    await press('Read what you had written');
    expect(await words()).toContain('Not submitted, not assessed.');
    await press('Back to your applications');
  });

  it('it reads its contract, its outcome and its letters, and accepts the contract', async () => {
    await press('Read and accept your contract');
    await press('Accept this contract');
    await fillFields(page, { signatory: 'Asha Patel', agreed: 'yes' });
    await press(/^Accept/);
    expect(await words()).toContain('Accepted by Asha Patel');
    await press('Read the outcome');
    expect(await words()).toContain('Lot B: your application was successful.');
    await press('Your letters');
    await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('link').first().click()]);
    expect(await words()).toContain('Sent to asha@brightcare.example');
  });
});
