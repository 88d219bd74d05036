import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft, fillIn } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterEach(() => clock.reset());
afterAll(() => site.stop());

const page = '/apply/account/address';
const lettersTo = async (email: string) =>
  (await site.letters.unsent({ limit: 100 })).items.filter(({ to }) => to === email);
const codeIn = (body = '') => /Your code is (\S+)/.exec(body)?.[1] ?? '';
const asking = async (subject: string, email: string) => {
  const visitor = await site.visit({ subject, email: `${subject}@own.example` });
  await visitor.get(page);
  const shown = await visitor.submit(page, { email });
  return { visitor, shown, code: codeIn((await lettersTo(email)).at(-1)?.body) };
};
const news = async (subject: string) => (await site.interests.get('s1-home-care', subject))?.email;

describe('An address that a provider types', () => {
  it('gets a code and nothing else until the code is typed, and news of windows from then on', async () => {
    const email = 'victim@elsewhere.example';
    const visitor = await site.visit({ subject: 'asker', email: 'asker@own.example' });
    await visitor.get('/apply/account');
    const shown = await visitor.submit('/apply/account', { name: 'Asker Care', email });
    expect(shown.title).toBe('Type the code from our email');
    expect(await news('asker')).toBe('asker@own.example');
    const letters = await lettersTo(email);
    expect(letters.map(({ kind }) => kind)).toEqual(['address-code']);
    expect(letters[0]?.body).not.toContain('Asker');

    const after = await visitor.submit(`${page}/code`, { code: codeIn(letters[0]?.body).toLowerCase() });
    expect(after.title).toBe('Your applications');
    expect(await news('asker')).toBe(email);
  });

  it('is told how often a code can be tried; after five wrong ones the right one is not taken either', async () => {
    const { visitor, code } = await asking('guesser', 'guessed@elsewhere.example');
    for (const left of ['4 more times', '3 more times', '2 more times', 'try once more', 'Ask for a new one']) {
      const shown = await visitor.submit(`${page}/code`, { code: '2222-2222' });
      expect([shown.status, shown.html.includes(left)]).toEqual([400, true]);
    }
    const shown = await visitor.submit(`${page}/code`, { code });
    expect([shown.status, shown.html.includes('typed wrongly too often')]).toEqual([400, true]);
    expect((await site.addresses.of('guesser')).confirmed).toEqual([]);
  });

  it('is not confirmed by a code that is more than a day old', async () => {
    const { visitor, code } = await asking('slow', 'slow@elsewhere.example');
    clock.at(plusDuration(clock.now(), 'PT24H'));
    const again = await site.visit({ subject: 'slow', email: 'slow@own.example' });
    await again.get(`${page}/code`);
    const shown = await again.submit(`${page}/code`, { code });
    expect([shown.status, shown.html.includes('more than a day old')]).toEqual([400, true]);
    expect(visitor).toBeDefined();
  });

  it('is not confirmed by the code of another account', async () => {
    const mine = await asking('mine', 'mine@elsewhere.example');
    const theirs = await asking('theirs', 'theirs@elsewhere.example');
    expect((await theirs.visitor.submit(`${page}/code`, { code: mine.code })).status).toBe(400);
  });

  it('gets five codes within ten minutes at most, however many accounts ask', async () => {
    const email = 'flooded@elsewhere.example';
    const asked = [];
    for (const number of [1, 2, 3, 4, 5, 6]) asked.push((await asking(`flooder-${number}`, email)).shown.status);
    expect([asked, (await lettersTo(email)).length]).toEqual([[200, 200, 200, 200, 200, 429], 5]);
  });
});

describe('The contact’s address in an application', () => {
  it('gets no receipt before it is confirmed: that goes to the account’s own, and the page says so', async () => {
    await aCompleteDraft(site, windowId, 'unconfirming');
    const visitor = await site.visit({ subject: 'unconfirming', email: 'unconfirming@own.example' });
    const shown = await visitor.get(`/apply/windows/${windowId}/check`);
    expect(shown.html).toContain('unconfirming@own.example');
    expect(shown.html).toContain('account/address?email=asha%40brightcare.example');
    expect((await visitor.submit(`/apply/windows/${windowId}/submit`)).title).toBe('Application submitted');
    const sent = (await site.letters.unsent({ limit: 100 })).items.filter(({ letterId }) =>
      letterId.endsWith('.unconfirming'),
    );
    expect(sent.map(({ kind, to }) => [kind, to])).toEqual([['receipt', 'unconfirming@own.example']]);
    expect((await site.sealed.standing(windowId, 'unconfirming'))?.email).toBe('unconfirming@own.example');
  });

  it('gets every letter about the application once it is confirmed', async () => {
    const email = 'bids@confirming.example';
    await aCompleteDraft(site, windowId, 'confirming');
    const { visitor, code } = await asking('confirming', email);
    await visitor.submit(`${page}/code`, { code });
    const head = await site.sealed.get(windowId, 'confirming');
    await fillIn(visitor, windowId, 'contacts', { name: 'Asha Patel', email, phone: '01632 960 001' });
    expect(head?.status).toBe('draft');
    await visitor.get(`/apply/windows/${windowId}/check`);
    await visitor.submit(`/apply/windows/${windowId}/submit`);
    expect((await site.sealed.standing(windowId, 'confirming'))?.email).toBe(email);
    expect((await lettersTo(email)).map(({ kind }) => kind)).toEqual(['address-code', 'receipt']);
  });
});
