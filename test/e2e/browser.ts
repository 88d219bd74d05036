import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillFields } from '../functions/provider-site/a-phone.ts';

/** What makes a page scroll sideways, run in the page. */
const tooWide = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const beyond = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
  return [scrollWidth, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
})()`;

export interface Person {
  readonly page: Page;
  /** Opens a page of the site, and checks that everybody could use it. */
  open(path: string): Promise<void>;
  /** Presses the button or follows the link of this name, and checks the page that follows. */
  press(name: string | RegExp): Promise<void>;
  /** Fills in the form in sight: fields by name, choices by value. */
  fill(fields: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** The page's heading. */
  heading(): Promise<string>;
}

/** Somebody at a browser of their own: a phone, or an officer's screen. */
export const aPerson = async (browser: Browser, siteUrl: string, width: 320 | 1280): Promise<Person> => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: siteUrl });
  const page = await context.newPage();
  const seen = new Set<string>();
  const usable = async () => {
    // One question is laid out as the other: the first of each kind is looked at.
    const kind = new URL(page.url()).pathname.replace(/q\d+$/, 'q');
    if (seen.has(kind)) return;
    seen.add(kind);
    expect(await page.evaluate(tooWide), `${page.url()} at ${width} pixels`).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      page.url(),
    ).toEqual([]);
  };

  return {
    page,
    open: async (path) => {
      const response = await page.goto(path);
      expect(response?.status(), path).toBeLessThan(400);
      await usable();
    },
    press: async (name) => {
      const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
      await Promise.all([page.waitForNavigation(), target.click()]);
      await usable();
    },
    fill: (fields) => fillFields(page, fields),
    heading: async () => (await page.locator('h1').innerText()).trim(),
  };
};
