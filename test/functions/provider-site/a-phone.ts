import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { SessionRepository } from '../../../adapters/sessions/session-repository.ts';
import type { Account } from '../../../adapters/sessions/session-row.ts';
import type { Fields } from '../../../laptop/demo/applicants/fields.ts';
import { browser } from '../shared/browser.ts';
import { signInAs } from '../shared/signed-in.ts';

interface Reached {
  readonly handler: Parameters<typeof browser>[0];
  readonly sessions: SessionRepository;
  /** Whose site it is: the providers' unless said otherwise. */
  readonly signsIn?: 'provider' | 'officer';
}

interface Phone extends Partial<Account> {
  readonly javaScriptEnabled?: boolean;
  readonly width?: number;
}

/** A page of a browser as wide as a small phone, in which this provider or officer is signed in. */
export const aPhone = async (
  { handler, sessions, signsIn = 'provider' }: Reached,
  chromium: Browser,
  { javaScriptEnabled = true, width = 320, ...account }: Phone = {},
): Promise<Page> => {
  const visitor = browser(handler);
  await signInAs(visitor, sessions, signsIn, account);
  const context = await chromium.newContext({ viewport: { width, height: 640 }, javaScriptEnabled });
  // Loopback counts as safe for a `__Host-` cookie, but setting one from outside wants an https address.
  const name = `__Host-${signsIn}`;
  const value = visitor.jar.get(name) ?? '';
  await context.addCookies([{ name, value, url: 'https://127.0.0.1', secure: true, httpOnly: true }]);
  return context.newPage();
};

/** What a machine finds wrong with a page as it is, and how wide it is. */
export const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), width };
};

/** Fills in the form in sight as a person does: fields by name, choices by value. */
export const fillFields = async (page: Page, fields: Fields): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    // What is left blank may belong to a choice that was not made, and stands nowhere in sight.
    for (const each of [value].flat().filter((text) => text !== '')) {
      const field = page.locator(`[name="${name}"]`);
      const type = await field.first().getAttribute('type');
      if (type === 'radio' || type === 'checkbox') await page.locator(`[name="${name}"][value="${each}"]`).check();
      else await field.fill(each);
    }
  }
};
