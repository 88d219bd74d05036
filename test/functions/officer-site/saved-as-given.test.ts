import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { faultsOf } from '../provider-site/a-phone.ts';
import { launchChromium } from '../shared/chromium.ts';
import { officersScreens } from './a-screen.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
let desk: Desk;
let chromium: Browser;
let screens: Awaited<ReturnType<typeof officersScreens>>;
/** Whether saving gets through. */
let isConnected = true;

beforeAll(async () => {
  [desk, chromium] = await Promise.all([anOfficersDesk(), launchChromium()]);
  screens = await officersScreens(desk, chromium);
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.declared(windowId, desk.officers.edith);
});
afterAll(async () => {
  await chromium.close();
  await screens.stop();
  await desk.stop();
});

/** The page of all questions of an application that Edith scores. */
const aSheet = async (name: string) => {
  isConnected = true;
  const application = await desk.stored.application(anApplication(name).evaluating());
  await desk.stored.waiting(application.applicationId, 'evaluation-1');
  const { applicationId } = application;
  const url = `${base}/evaluate/${applicationId}`;
  const edith = await desk.as(desk.officers.edith);
  await edith.get(url);
  await edith.submit(`${url}/start`);
  const page = await screens.of(desk.officers.edith);
  await page.route('**/marks', (route) => (isConnected ? route.continue() : route.abort('internetdisconnected')));
  await page.goto(`${screens.origin}${url}`);
  const scores = async () => (await desk.deps.evaluations.get(applicationId, 1))?.scores;
  const says = (words: RegExp, question = 'q1') =>
    page.locator(`[data-saved="${question}"]`).filter({ hasText: words }).waitFor();
  return { page, url, edith, scores, says, applicationId };
};

const kept = (page: Page) => page.evaluate<string[]>('Object.values(sessionStorage)');

describe('A mark and its reason', { timeout: 60_000 }, () => {
  it('are saved as they are left, with the time said beside them, and the total follows', async () => {
    const { page, scores, says } = await aSheet('Alder Care');
    let loads = 0;
    page.on('domcontentloaded', () => {
      loads += 1;
    });
    await page.locator('label[for="mark-q1-5"]').click();
    await says(/^Saved at \d/);
    expect(await scores()).toEqual({ q1: { mark: 4, reason: '' } });
    await page.locator('[data-total="A"]').filter({ hasText: '1 of 8 marked, 12 so far' }).waitFor();
    await page.locator('#reason-q1').fill('Own figures.');
    expect(await kept(page)).toHaveLength(1);
    await page.locator('#reason-q2').focus();
    await expect.poll(scores).toEqual({ q1: { mark: 4, reason: 'Own figures.' } });
    await expect.poll(() => kept(page)).toEqual([]);
    expect(await page.locator('[data-saved="q1"]').getAttribute('role')).toBe('status');
    expect(loads).toBe(0);
    expect(await faultsOf(page)).toEqual({ violations: [], width: 1280 });
    // What was saved so is known to the page: it is no other tab's when the whole is sent.
    await page.getByRole('button', { name: 'Save as final' }).click();
    expect(await page.getByRole('alert').innerText()).not.toContain('another tab');
    const trail = await desk.stored.audit(windowId);
    expect(trail.filter(({ action }) => action === 'mark saved').map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(['q1: 4, first saved; reason as before', 'q1: 4 to 4; reason of 12 characters']),
    );
  });

  it('is chosen by a key for the question in view, and not while somebody types or has turned it off', async () => {
    const { page, scores, says } = await aSheet('Birch Care');
    await page.keyboard.press('3');
    await says(/^Saved at/);
    await page.locator('#q4').scrollIntoViewIfNeeded();
    await page.goto(`${page.url()}#q4`);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('5');
    await says(/^Saved at/, 'q4');
    await page.locator('#reason-q4').focus();
    await page.keyboard.type('2 of 3 visits');
    await page.getByLabel('Keys 0 to 5').uncheck();
    await page.locator('#mark-q2').focus();
    await page.keyboard.press('1');
    await expect.poll(scores).toEqual({ q1: { mark: 3, reason: '' }, q4: { mark: 5, reason: '2 of 3 visits' } });
  });

  it('are kept over a lost connection and a reload, plainly said to be unsaved, and saved when it is back', async () => {
    const { page, scores, says } = await aSheet('Cedar Care');
    isConnected = false;
    await page.locator('label[for="mark-q1-3"]').click();
    await page.locator('#reason-q1').fill('Typed in a tunnel.');
    await page.locator('#reason-q2').focus();
    await says(/^Not saved yet: no connection\. We keep trying$/);
    await page.reload();
    expect(await page.locator('#reason-q1').inputValue()).toBe('Typed in a tunnel.');
    await says(/^Not saved yet/);
    expect(await scores()).toEqual({});
    isConnected = true;
    await says(/^Saved at/);
    expect(await scores()).toEqual({ q1: { mark: 2, reason: 'Typed in a tunnel.' } });
    expect(await kept(page)).toEqual([]);
  });

  it('that another tab saved meanwhile are told, and neither text is lost', async () => {
    const { page, url, edith, scores, says } = await aSheet('Dogwood Care');
    await edith.get(url);
    await edith.submit(`${url}/marks`, { 'mark-q1': '1', 'reason-q1': 'From the other tab.' });
    await page.locator('#reason-q1').fill('From this tab.');
    await page.locator('#reason-q2').focus();
    await says(/another tab/);
    const told = page.getByRole('alert');
    expect(await told.innerText()).toContain('From the other tab.');
    expect(await page.locator('#reason-q1').inputValue()).toBe('From this tab.');
    expect(await scores()).toEqual({ q1: { mark: 1, reason: 'From the other tab.' } });
    expect(await faultsOf(page)).toEqual({ violations: [], width: 1280 });
    await page.locator('label[for="mark-q1-6"]').click();
    await told.getByRole('button', { name: 'Save what is here' }).click();
    await says(/^Saved at/);
    expect(await scores()).toEqual({ q1: { mark: 5, reason: 'From this tab.' } });
  });

  it('are forgotten when their evaluator signs out, or is signed out', async () => {
    const { page } = await aSheet('Elder Care');
    isConnected = false;
    await page.locator('#reason-q1').fill('Not for whoever sits here next.');
    expect(await kept(page)).toHaveLength(1);
    // What follows is the identity provider's page.
    await page.route('**/sign-out', (route) => route.fulfill({ status: 204 }));
    await page.getByRole('link', { name: 'Sign out' }).click();
    expect(await kept(page)).toEqual([]);

    const other = await aSheet('Fern Care');
    clock.at(plusDuration(clock.now(), 'PT61M'));
    await other.page.locator('#reason-q1').fill('Typed before the end.');
    await other.page.locator('#reason-q2').focus();
    await other.says(/^Not saved: you are signed out/);
    expect(await kept(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await other.page.locator('main').innerText()).toContain('What you typed has not been lost');
    clock.reset();
  });
});
