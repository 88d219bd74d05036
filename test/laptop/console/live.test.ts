import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../functions/shared/chromium.ts';
import { type Laptop, laptop } from './laptop.ts';

let here: Laptop;
let browser: Browser;

beforeAll(async () => {
  [here, browser] = await Promise.all([laptop(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await here.close();
});

const open = async (path: string) => {
  const page = await browser.newPage();
  await page.goto(`${here.url}${path}`);
  return page;
};

describe('a page about a process', { timeout: 30_000 }, () => {
  it('shows what happens while it is looked at, and leaves unfolded what was unfolded', async () => {
    const arn = await here.start(await here.machine('Award'), 'looked-at', { note: 'kept open' });
    const page = await open(`/_local/executions/${encodeURIComponent(arn)}`);
    await page.getByText('Task submitted').waitFor();
    expect(await page.getByRole('status').innerText()).toContain('Wait for the approval');
    const input = page.locator('.events li[value="1"] details');
    await input.locator('summary').click();
    await here.answer(arn, { status: 'approved' });
    await page.getByText('Execution succeeded').waitFor();
    expect(await page.getByRole('status').innerText()).toContain('finished');
    expect(await input.getAttribute('open')).not.toBeNull();
    expect(await input.innerText()).toContain('kept open');
    const ids = await page
      .locator('.events > li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('value')));
    expect(ids).toEqual(ids.toSorted((one, other) => Number(other) - Number(one)));
  });

  it('stands still when it is asked to', async () => {
    const arn = await here.start(await here.machine('Award'), 'left-alone');
    const page = await open(`/_local/executions/${encodeURIComponent(arn)}`);
    await page.getByText('Task submitted').waitFor();
    await page.getByRole('button', { name: 'Stop following' }).click();
    await here.answer(arn, { status: 'approved' });
    await page.waitForTimeout(2_500);
    expect(await page.getByText('Execution succeeded').count()).toBe(0);
    await page.getByRole('button', { name: 'Follow again' }).click();
    await page.getByText('Execution succeeded').waitFor();
  });

  it('lists new processes as they begin', async () => {
    const machine = await here.machine('Listed');
    const page = await open('/_local/executions');
    await here.start(machine, 'begun-meanwhile');
    await page.getByRole('link', { name: 'begun-meanwhile' }).waitFor();
  });
});
