import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { storedFileIn } from '../../../domain/questions/stored-file.ts';
import { pdfBytes } from '../../builders/files.ts';
import { builtAssets } from '../shared/built-assets.ts';
import { launchChromium } from '../shared/chromium.ts';
import { aPhone } from './a-phone.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const address = `/apply/windows/${windowId}/files/continuity`;
const folder = mkdtempSync(join(tmpdir(), 'upload-form-'));
let site: ProviderSite;
let chromium: Browser;
let page: Page;
/** Files that were on their way to storage. */
let sent: string[];

beforeAll(async () => {
  [site, chromium] = await Promise.all([aProviderSite(), launchChromium()]);
  site.server.mount(builtAssets());
  await site.aWindow(windowId);
  await aCompleteDraft(site, windowId, 'p-1');
});
beforeEach(async () => {
  page = await aPhone(site, chromium);
  sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
});
afterEach(() => page.context().close());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await chromium.close();
  await site.stop();
});

const choose = async (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.locator('#file').setInputFiles(path);
};
const press = () => page.getByRole('button', { name: 'Upload and continue' }).click();
const kept = async () => storedFileIn((await site.sealed.page(windowId, 'p-1', 'continuity'))?.values);

it.each([
  ['of 51 MB', 'plan.pdf', new Uint8Array(51_000_000), 'The selected file must be smaller than 10 MB'],
  ['that is a photo', 'IMG_0001.HEIC', Buffer.from('ftypheic'), 'most phones and copiers make a PDF if you scan it'],
  ['of another kind', 'plan.pages', Buffer.from('a plan'), 'The selected file must be a PDF, Word'],
  ['that is empty', 'plan.docx', new Uint8Array(), 'The selected file is empty'],
])('A file %s is refused in words before it is sent', async (_, name, bytes, words) => {
  await page.goto(`${site.origin}${address}`);
  await choose(name, bytes);
  await press();
  await page.waitForURL(/problem=/);
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(words);
  expect(sent).toEqual([]);
});

it('A form without a file is not sent', async () => {
  await page.goto(`${site.origin}${address}`);
  await press();
  await page.waitForURL(/problem=/);
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Select a file');
  expect(sent).toEqual([]);
});

it('A page that was open for hours sends a file by a form that it fetches then', async () => {
  await page.clock.install();
  await page.goto(`${site.origin}${address}`);
  const signed = () => page.locator('input[name="key"]').inputValue();
  const before = await signed();
  await choose('Polisi diogelu ŵ سياسة.pdf', pdfBytes(2_000));
  await page.clock.fastForward('02:00:00');
  await page.getByRole('button', { name: 'Go back to the page' }).click();
  await press();
  await page.waitForURL(/questions\/data-protection$/);
  expect(sent).toHaveLength(1);
  const file = await kept();
  expect(file).toMatchObject({ name: 'Polisi diogelu ŵ سياسة.pdf', size: pdfBytes(2_000).length });
  expect(file?.key).not.toContain(before.replace('arriving/', ''));
});
