import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORDS_IN_WORDS } from '../../../domain/questions/kinds/words.ts';
import { wordCases } from '../../domain/questions/kinds/word-cases.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { aPhone } from './a-phone.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const address = `/apply/windows/${windowId}/questions/modern-slavery`;
const MOST = 150;
let site: ProviderSite;
let chromium: Browser;
let page: Page;

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId);
  await aCompleteDraft(site, windowId, 'p-1');
  page = await aPhone(site, chromium);
});
afterAll(async () => {
  await chromium.close();
  await site.stop();
});

/** How many words the page has counted, from what it says is left. */
const counted = async (): Promise<number> => {
  const said = await page.locator('.govuk-character-count__status').innerText();
  const [, number = '', way] = /^You have (\d+) words? (remaining|too many)$/.exec(said) ?? [];
  return way === 'too many' ? MOST + Number(number) : MOST - Number(number);
};

describe('The page of an answer in words', () => {
  it('says how words are counted', async () => {
    await page.goto(`${site.origin}${address}`);
    expect(await page.locator('.govuk-hint').first().innerText()).toContain(WORDS_IN_WORDS);
  });

  it.each(wordCases)('counts a text with %s as the service does', async (_, text, count) => {
    await page.locator('textarea').fill(text);
    expect(await counted()).toBe(count);
  });

  it.each([
    ['hyphens and em dashes', 'mother-in-law—Wait '.repeat(MOST)],
    ['a bullet after them', `${'word '.repeat(MOST)}\n•`],
    ['spaces that do not break', 'word\u00A0'.repeat(MOST)],
    ['emoji between them', 'word 👍🏽 '.repeat(MOST)],
  ])('has 0 words left with as many as are asked and %s, and the service takes them', async (_, text) => {
    await page.goto(`${site.origin}${address}`);
    await page.locator('textarea').fill(text);
    expect(await counted()).toBe(MOST);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.waitForURL(/\/tasks$/);
  });

  it('has one too many with one word more, and the service refuses it', async () => {
    await page.goto(`${site.origin}${address}`);
    await page.locator('textarea').fill(`${'mother-in-law—Wait '.repeat(MOST)}more`);
    expect(await counted()).toBe(MOST + 1);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(`Use ${MOST} words or fewer`);
    expect(await counted()).toBe(MOST + 1);
  });
});
