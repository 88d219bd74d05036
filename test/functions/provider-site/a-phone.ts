import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { browser } from '../shared/browser.ts';
import { signInAs } from '../shared/signed-in.ts';
import type { ProviderSite } from './world.ts';

/** A page of a browser as wide as a small phone, in which this provider is signed in. */
export const aPhone = async (
  site: ProviderSite,
  chromium: Browser,
  { subject = 'p-1', javaScriptEnabled = true } = {},
): Promise<Page> => {
  const visitor = browser(site.handler);
  await signInAs(visitor, site.sessions, 'provider', { subject });
  const context = await chromium.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled });
  // Loopback counts as safe for a `__Host-` cookie, but setting one from outside wants an https address.
  const value = visitor.jar.get('__Host-provider') ?? '';
  await context.addCookies([
    { name: '__Host-provider', value, url: 'https://127.0.0.1', secure: true, httpOnly: true },
  ]);
  return context.newPage();
};

/** What a machine finds wrong with a page as it is, and how wide it is. */
export const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), width };
};
