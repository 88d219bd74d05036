import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { faultsOf } from '../provider-site/a-phone.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { siteServer } from '../shared/site-server.ts';
import { anAgreement, aPublicSite, aWindow } from './a-public-site.ts';

const agreement = anAgreement('looked-at');
let site: Awaited<ReturnType<typeof aPublicSite>>;
let server: Awaited<ReturnType<typeof siteServer>>;
let chromium: Browser;
let page: Page;

beforeAll(async () => {
  clock.at('2027-03-10T12:00:00.000Z');
  [site, server, chromium] = await Promise.all([aPublicSite(), siteServer(), launchChromium()]);
  await site.windows.prepare(aWindow('looked-at'), agreement, { at: clock.now(), action: 'window prepared' });
  await site.published.publish('looked-at-2027-03-01', {
    clarificationId: '2027-03-02-published',
    question: 'Does a firm that is not rated yet have to wait for its first inspection?',
    text: 'No. A location that has not been rated yet is welcome.',
    answeredAt: clock.now(),
  });
  server.mount(builtAssets());
  server.show(site.handler(agreement));
  const context = await chromium.newContext({ viewport: { width: 320, height: 640 } });
  page = await context.newPage();
});
afterAll(async () => {
  clock.reset();
  await chromium.close();
  await server.stop();
  await site.stop();
});

describe('On a phone 320 pixels wide, with a screen reader', () => {
  it.each([
    '/',
    '/agreements/looked-at',
    '/agreements/looked-at/questions',
    '/agreements/looked-at/windows/looked-at-2027-03-01/clarifications',
    '/register/looked-at',
    '/agreements/looked-at/news',
    '/agreements/looked-at/news/asked',
    '/agreements/looked-at/news/stop',
    '/agreements/looked-at/practice',
    '/agreements/looked-at/practice/safeguarding',
    '/agreements/looked-at/practice/capacity-A',
    '/agreements/looked-at/practice/mandatory-exclusions',
    '/privacy',
    '/nowhere',
  ])('%s has no fault that a machine can find, and does not scroll sideways', async (address) => {
    await page.goto(`${server.origin}${address}`);
    expect(await faultsOf(page)).toEqual({ violations: [], width: 320 });
  });

  it('the rates of each lot are in sight', async () => {
    await page.goto(`${server.origin}/agreements/looked-at`);
    const rate = page.getByRole('cell', { name: 'Standard home care: £24.60 an hour' });
    const { x = 0, width = 1_000 } = (await rate.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(320);
  });
});
