import type { Fields } from '../../../laptop/demo/applicants/fields.ts';
import { clock } from '../../builders/clock.ts';
import { asTyped, deviating, goodAnswers } from '../../builders/good-answers.ts';
import type { Browser } from '../shared/browser.ts';
import type { ProviderSite } from './world.ts';

/** Fills in and saves one page well, save for what a test types otherwise. */
export const fillIn = async (visitor: Browser, windowId: string, page: string, otherwise: Fields = {}) => {
  const address = `/apply/windows/${windowId}/questions/${page}`;
  await visitor.get(address);
  return visitor.submit(address, { ...asTyped(goodAnswers()[page]), ...otherwise });
};

/** Sends a file by the page's own form, straight to storage, and comes back with where storage says to go. */
export const upload = async (site: ProviderSite, visitor: Browser, windowId: string, page: string, file: File) => {
  const { html } = await visitor.get(`/apply/windows/${windowId}/files/${page}`);
  const form = new FormData();
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  form.append('file', file);
  const action = /<form method="post" action="([^"]+)" enctype/.exec(html)?.[1] ?? '';
  const response = await fetch(action, { method: 'POST', body: form, redirect: 'manual' });
  const location = response.headers.get('location') ?? '';
  return location.startsWith(site.origin) ? visitor.open(location.slice(site.origin.length)) : undefined;
};

export const aPdf = (name = 'Safeguarding policy.pdf', size = 2000) =>
  new File([`%PDF-1.7 ${'x'.repeat(size)}`], name, { type: 'application/pdf' });

/** Starts an application for lot A and completes every page, as a person would. */
export const completeApplication = async (site: ProviderSite, visitor: Browser, windowId: string) => {
  await visitor.get(`/apply/windows/${windowId}`);
  await visitor.submit(`/apply/windows/${windowId}/start`);
  for (const page of Object.keys(goodAnswers())) await fillIn(visitor, windowId, page);
  await upload(site, visitor, windowId, 'safeguarding', aPdf());
};

/** The same application as its pages would have saved it, for tests of what comes after. */
export const aCompleteDraft = async (site: ProviderSite, windowId: string, providerId: string) => {
  const now = clock.now();
  await site.sealed.start(windowId, providerId, now);
  const key = `${windowId}/${providerId}/safeguarding/1/file.pdf`;
  const policy = { key, name: 'file.pdf', size: 2000, type: 'application/pdf' };
  for (const [page, values] of Object.entries(deviating(goodAnswers(), { safeguarding: { policy } })))
    await site.sealed.savePage(windowId, providerId, page, values, 0, now);
};
