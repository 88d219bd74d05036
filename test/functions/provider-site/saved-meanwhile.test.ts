import { afterAll, beforeAll, expect, it } from 'vitest';
import { clock } from '../../builders/clock.ts';
import { deviating, goodAnswers } from '../../builders/good-answers.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
/** What another tab does just before the next transaction is sent. */
let otherTab: (() => Promise<void>) | undefined;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
  site.tables.documents.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const first = commandName === 'TransactWriteItemsCommand' ? otherTab : undefined;
        if (first) otherTab = undefined;
        await first?.();
        return next(args);
      },
    { step: 'initialize', name: 'otherTab' },
  );
});
afterAll(() => site.stop());

const windowId = 's1-home-care-2027-03-01';
const submit = `/apply/windows/${windowId}/submit`;

const checking = async (subject: string) => {
  await aCompleteDraft(site, windowId, subject);
  const visitor = await site.visit({ subject });
  await visitor.get(`/apply/windows/${windowId}/check`);
  return visitor;
};
const savesContacts = async (subject: string, name: string) => {
  const { contacts = {} } = deviating(goodAnswers(), { contacts: { name } });
  await site.sealed.savePage(windowId, subject, 'contacts', contacts, 1, clock.now());
};

it('what another tab saves in the moment of submitting is submitted with the rest', async () => {
  const visitor = await checking('p-1');
  otherTab = () => savesContacts('p-1', 'As it was saved');
  expect((await visitor.submit(submit)).title).toBe('Application submitted');
  const submitted = await site.sealed.submission(windowId, 'p-1', 1);
  expect(submitted?.frozen.answers.contacts).toMatchObject({ name: 'As it was saved' });
  expect(submitted?.frozen.answers.contacts).toEqual((await site.sealed.page(windowId, 'p-1', 'contacts'))?.values);
});

it('where another tab leaves a page incomplete in that moment, nothing is submitted and the page says so', async () => {
  const visitor = await checking('p-2');
  otherTab = () => savesContacts('p-2', '');
  const { status, html } = await visitor.submit(submit);
  expect(status).toBe(400);
  expect(html).toMatch(/href="#section-contacts"/);
  expect(await site.sealed.get(windowId, 'p-2')).toMatchObject({ status: 'draft', attempt: 0 });
});
