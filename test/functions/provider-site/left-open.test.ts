import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { aPhone, faultsOf } from './a-phone.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const address = `/apply/windows/${windowId}/questions/q1`;
const MINUTE = 60_000;
let site: ProviderSite;
let chromium: Browser;
let page: Page;

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId, { closesAt: plusDuration(clock.now(), 'PT2H') });
  await aCompleteDraft(site, windowId, 'p-1');
});
beforeEach(async () => {
  clock.reset();
  page = await aPhone(site, chromium);
  await page.clock.install();
  await page.goto(`${site.origin}${address}`);
});
afterAll(async () => {
  await chromium.close();
  await site.stop();
});

/** Time goes on, for the service as for the phone. */
const goesOn = async (minutes: number) => {
  clock.at(plusDuration(clock.now(), `PT${minutes}M`));
  await page.clock.fastForward(minutes * MINUTE);
};

describe('A page that is left open', () => {
  it('counts down what is left to submit', async () => {
    const left = page.getByText(/left to submit$/);
    expect(await left.innerText()).toBe('You have 2 hours left to submit');
    await page.clock.fastForward(60.5 * MINUTE);
    expect(await left.innerText()).toBe('You have 59 minutes left to submit');
    await page.clock.fastForward(60 * MINUTE);
    await page.getByText('The closing time has passed').waitFor();
  });

  it('says five minutes before that its reader will be signed out, who can stay', async () => {
    const dialog = page.getByRole('dialog', { name: 'You will be signed out soon' });
    await goesOn(54);
    expect(await dialog.isVisible()).toBe(false);
    await goesOn(2);
    expect(await dialog.innerText()).toMatch(/in [34] minutes\./);
    expect(await faultsOf(page)).toEqual({ violations: [], width: 320 });
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await goesOn(50);
    await page.locator('textarea').fill('Still here.');
    await page.getByRole('button', { name: 'Save and come back later' }).click();
    await page.waitForURL(/\/tasks$/);
  });

  it('does not disturb who types, and keeps them signed in', async () => {
    await goesOn(30);
    await page.locator('textarea').fill('Typing for an hour.');
    const asked = page.waitForResponse(/still-signed-in$/);
    await goesOn(26);
    expect((await asked).status()).toBe(200);
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await goesOn(50);
    await page.getByRole('button', { name: 'Save and come back later' }).click();
    await page.waitForURL(/\/tasks$/);
  });

  it('says so when it has come to that, and keeps what is sent then', async () => {
    await page.locator('textarea').fill('Typed, and left.');
    await page.clock.fastForward(1);
    clock.at(plusDuration(clock.now(), 'PT61M'));
    await page.clock.fastForward(61 * MINUTE);
    const dialog = page.getByRole('dialog', { name: 'You have been signed out' });
    await dialog.getByRole('button', { name: 'Go back to the page' }).click();
    await page.getByRole('button', { name: 'Save and come back later' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in again');
    expect(await page.getByText('What you typed has not been lost.').isVisible()).toBe(true);
  });
});
