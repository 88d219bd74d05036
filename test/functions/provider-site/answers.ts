import type { Fields } from '../../../laptop/demo/applicants/fields.ts';
import { clock } from '../../builders/clock.ts';
import { aPdf, aStoredFile } from '../../builders/files.ts';
import { asTyped, deviating, goodAnswers } from '../../builders/good-answers.ts';
import type { Browser } from '../shared/browser.ts';
import type { ProviderSite } from './world.ts';

/** Fills in and saves one page well, save for what a test types otherwise. */
export const fillIn = async (visitor: Browser, windowId: string, page: string, otherwise: Fields = {}) => {
  const address = `/apply/windows/${windowId}/questions/${page}`;
  await visitor.get(address);
  return visitor.submit(address, { ...asTyped(goodAnswers()[page]), ...otherwise });
};

/** The form of a page that sends a file straight to storage; without an action where the page has none. */
export const formOf = async (visitor: Browser, address: string) => {
  const { html } = await visitor.get(address);
  const plain = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = hidden.map(([, name = '', value = '']) => [name, plain(value)] as const);
  return { action: /<form method="post" action="([^"]+)" enctype/.exec(html)?.[1] ?? '', fields };
};

/** Sends a file by such a form, as a browser does: the address that storage leads back to, or the status with which it refused. */
export const sendFile = async ({ action, fields }: Awaited<ReturnType<typeof formOf>>, file: File): Promise<string> => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append('file', file);
  const response = await fetch(action, { method: 'POST', body: form, redirect: 'manual' });
  return response.headers.get('location') ?? `refused: ${response.status}`;
};

/** Sends a file by the page's own form, straight to storage, and comes back with where storage says to go. */
export const upload = async (site: ProviderSite, visitor: Browser, windowId: string, page: string, file: File) => {
  const location = await sendFile(await formOf(visitor, `/apply/windows/${windowId}/files/${page}`), file);
  return location.startsWith(site.origin) ? visitor.open(location.slice(site.origin.length)) : undefined;
};

/** Begins an application of a window for one new provider after another. */
export const newApplicants = (site: () => ProviderSite, windowId: string) => {
  let count = 0;
  return async () => {
    count += 1;
    const subject = `provider-${count}`;
    const visitor = await site().visit({ subject });
    await visitor.get(`/apply/windows/${windowId}`);
    await visitor.submit(`/apply/windows/${windowId}/start`);
    return { visitor, subject };
  };
};

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
  const policy = aStoredFile(`kept/${windowId}.${providerId}/1`, 'file.pdf');
  for (const [page, values] of Object.entries(deviating(goodAnswers(), { safeguarding: { policy } })))
    await site.sealed.savePage(windowId, providerId, page, values, 0, now);
};
