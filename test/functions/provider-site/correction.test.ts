import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Correction } from '../../../domain/application/correction.ts';
import { clock } from '../../builders/clock.ts';
import { aCorrection } from '../../domain/application/a-correction.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
const windowId = 's1-home-care-2027-03-01';
const page = `/apply/windows/${windowId}/correction`;
const organisation = `${page}/pages/organisation`;
const bidding = `${page}/pages/bidding`;
const send = `${page}/send`;
const sendBy = '2027-04-06T23:00:00.000Z';
const soon = '2027-04-02T09:00:00.000Z';

beforeAll(async () => {
  clock.at(soon);
  site = await aProviderSite();
  await site.aWindow(windowId, {
    status: 'evaluating',
    opensAt: '2027-03-01T09:00:00.000Z',
    closesAt: '2027-03-31T11:00:00.000Z',
    unsealedAt: '2027-03-31T11:01:00.000Z',
  });
});
afterEach(() => {
  clock.at(soon);
});
afterAll(async () => {
  clock.reset();
  await site.stop();
});

/** A provider whose application an officer has returned. */
const returned = async (subject: string, patch: Partial<Correction> = {}) => {
  await site.records.transact([site.corrections.open(aCorrection({ providerId: subject, sendBy, ...patch }))]);
  return site.visit({ subject });
};
const stored = async (subject: string) => (await site.corrections.of(subject, windowId)).at(-1);
const lettersTo = async (subject: string) =>
  (await site.letters.unsent({ limit: 500 })).items.filter(({ to }) => to === `${subject}@bright-care.example`);
const right = { name: 'Bright Care Ltd', legalForm: 'company', companyNumber: '01234567', address: '1 High Street' };

describe('A provider whose application was returned for correction', () => {
  it('reads what is to be put right, on which pages and until when, and that it was not rejected', async () => {
    const { html, title } = await (await returned('p-1')).get(page);
    expect(title).toBe('Correct your application');
    expect(html).toContain('two figures the other way round');
    expect(html).toContain('You can send your correction until midnight at the end of Tuesday 6 April 2027.');
    expect(html).toContain('It has not been rejected');
    expect(html).toContain(`href="${organisation}"`);
    expect(html).toContain(`href="${bidding}"`);
  });

  it('is led there from its dashboard, and from its receipt', async () => {
    await site.sealed.start(windowId, 'p-2', '2027-03-02T09:00:00.000Z');
    const visitor = await returned('p-2');
    expect((await visitor.get('/apply')).html).toMatch(
      new RegExp(`href="${page}"[^>]*>Read what, and correct it[\\s\\S]*To be corrected`),
    );
  });

  it('finds its answers filled in, changes one, and sends it once it has seen old and new side by side', async () => {
    const visitor = await returned('p-3');
    const form = await visitor.get(organisation);
    expect(form.html).toContain('value="01234576"');
    expect((await visitor.submit(organisation, right)).title).toBe('Correct your application');
    expect((await stored('p-3'))?.sent).toBeUndefined();
    const shown = await visitor.get(send);
    expect(shown.title).toBe('Check your correction before you send it');
    expect(shown.html).toMatch(/01234576[\s\S]*Changed[\s\S]*01234567/);
    expect(shown.html).toContain('<li>Working with others</li>');
    const sent = await visitor.submit(send);
    expect(sent.title).toBe('We have your correction');
    expect(sent.html).toContain('Received at 10am on Friday 2 April 2027');
    expect((await stored('p-3'))?.sent).toMatchObject({
      at: expect.stringMatching(/^2027-04-02T09:00:00/),
      pages: [{ page: 'organisation', values: { companyNumber: '01234567' } }],
    });
    const [letter, ...others] = await lettersTo('p-3');
    expect([letter?.kind, others.length]).toEqual(['correction-received', 0]);
    expect(letter?.body).toContain('- Your organisation');
    const data = (await visitor.get('/apply/account/data.json')).html;
    expect(data).not.toContain('Priya');
  });

  it('is told what is wrong with what it typed, and nothing of it is lost', async () => {
    const visitor = await returned('p-4');
    await visitor.get(organisation);
    const shown = await visitor.submit(organisation, { ...right, companyNumber: 'none at all' });
    expect([shown.status, (await stored('p-4'))?.saved]).toEqual([400, undefined]);
    expect(shown.html).toContain('Enter a company number of 8 characters');
    expect(shown.html).toContain('value="none at all"');
  });

  it('can correct no page but those that were named', async () => {
    const visitor = await returned('p-5');
    expect((await visitor.get(`${page}/pages/safeguarding`)).status).toBe(404);
    await visitor.get(organisation);
    expect((await visitor.submit(`${page}/pages/declaration`, { signatory: 'Somebody' })).status).toBe(404);
  });

  it('drops what only hung on an answer that it changed', async () => {
    const visitor = await returned('p-6');
    await visitor.get(bidding);
    await visitor.submit(bidding, { model: 'alone', others: 'Kind Hands' });
    await visitor.get(send);
    await visitor.submit(send);
    expect((await stored('p-6'))?.sent?.pages).toMatchObject([{ page: 'bidding', values: { model: 'alone' } }]);
    expect((await stored('p-6'))?.sent?.pages[0]?.values).not.toHaveProperty('others');
  });

  it('reads that a correction changes nothing, and may send it so', async () => {
    const visitor = await returned('p-7');
    expect((await visitor.get(send)).html).toContain('You have changed nothing.');
    expect((await visitor.submit(send)).html).toContain(
      'You changed nothing: your answers stay as you submitted them.',
    );
    expect((await stored('p-7'))?.sent?.pages).toEqual([]);
    expect((await lettersTo('p-7'))[0]?.body).toContain('You changed nothing');
  });

  it('sends it twice by a double click, and it is kept and confirmed once', async () => {
    const visitor = await returned('p-8');
    await visitor.get(organisation);
    await visitor.submit(organisation, right);
    await visitor.get(send);
    const both = await Promise.all([visitor.submit(send), visitor.submit(send)]);
    expect(both.map(({ title }) => title)).toEqual(['We have your correction', 'We have your correction']);
    expect(await lettersTo('p-8')).toHaveLength(1);
  });

  it('may change it and send it again, and the last one counts', async () => {
    const visitor = await returned('p-9');
    await visitor.get(organisation);
    await visitor.submit(organisation, right);
    await visitor.get(send);
    await visitor.submit(send);
    await visitor.get(organisation);
    const changed = await visitor.submit(organisation, { ...right, companyNumber: '01234568' });
    expect(changed.html).toContain('It counts only once you send it again');
    await visitor.get(send);
    await visitor.submit(send);
    expect((await stored('p-9'))?.sent?.pages).toMatchObject([{ values: { companyNumber: '01234568' } }]);
    expect((await lettersTo('p-9')).map(({ kind }) => kind)).toEqual(['correction-received', 'correction-received']);
  });

  it('does not overwrite in one tab what it saved from another, and is shown both', async () => {
    const visitor = await returned('p-10');
    await visitor.get(organisation);
    await visitor.submit(organisation, { ...right, name: 'From the other tab' });
    await visitor.get(organisation);
    const stale = await visitor.submit(organisation, { ...right, name: 'From this tab', _version: '0' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('From the other tab');
    expect(stale.html).toContain('From this tab');
    expect((await stored('p-10'))?.saved?.organisation?.values.name).toBe('From the other tab');
  });

  it('sends nothing that it was not shown: what was saved in another tab since is shown first', async () => {
    const visitor = await returned('p-11');
    await visitor.get(organisation);
    await visitor.submit(organisation, right);
    const { html } = await visitor.get(send);
    const version = /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';
    await visitor.get(organisation);
    await visitor.submit(organisation, { ...right, name: 'Another Name Ltd' });
    await visitor.get(send);
    const stale = await visitor.submit(send, { _version: version });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Another Name Ltd');
    expect((await stored('p-11'))?.sent).toBeUndefined();
  });

  it('sees nothing of another provider’s', async () => {
    await returned('p-12');
    const other = await site.visit({ subject: 'p-13' });
    expect((await other.get(page)).status).toBe(404);
    expect((await other.get(organisation)).status).toBe(404);
    expect((await other.get(send)).status).toBe(404);
  });
});

describe('The end of the time to correct', () => {
  it('takes what arrives a millisecond before it and nothing at it, and shows what was typed late to be copied', async () => {
    clock.at('2027-04-06T22:59:30.000Z');
    const [inTime, late] = [await returned('p-20'), await returned('p-21')];
    for (const visitor of [inTime, late]) {
      await visitor.get(organisation);
      await visitor.submit(organisation, right);
      await visitor.get(send);
    }
    const token = /name="_token" value="([^"]+)"/.exec(late.html())?.[1] ?? '';
    clock.at('2027-04-06T22:59:59.999Z');
    await inTime.submit(send);
    expect((await stored('p-20'))?.sent?.at).toBe('2027-04-06T22:59:59.999Z');
    clock.at(sendBy);
    const refused = await late.submit(send);
    expect([refused.status, refused.title]).toEqual([410, 'The time to correct is over']);
    expect(refused.html).toContain('You could send the correction until midnight at the end of Tuesday 6 April 2027.');
    const typed = await late.post(organisation, { _token: token, ...right, name: 'Typed Late Ltd' });
    expect(typed.status).toBe(410);
    expect(typed.html).toContain('Typed Late Ltd');
    expect((await stored('p-21'))?.sent).toBeUndefined();
    expect((await stored('p-21'))?.saved?.organisation?.values.name).toBe('Bright Care Ltd');
    expect((await late.get(page)).html).toContain('You sent none, so an officer decides on what you submitted.');
    expect((await inTime.get(page)).title).toBe('What you corrected');
    expect((await late.get('/apply')).html).not.toContain('To be corrected');
  });

  it('is told where it is not asked any more, with the reason', async () => {
    const visitor = await returned('p-22', { takenBack: { reason: 'Another firm was meant.', at: soon } });
    const { html, title } = await visitor.get(page);
    expect(title).toBe('You do not need to correct your application');
    expect(html).toContain('Another firm was meant.');
    expect((await visitor.get(send)).status).toBe(410);
    expect((await visitor.get(organisation)).status).toBe(410);
  });

  it('takes nothing of a window that was cancelled meanwhile', async () => {
    const cancelledId = 's1-home-care-2027-09-01';
    const window = await site.aWindow(cancelledId, { status: 'evaluating', unsealedAt: soon });
    await site.records.transact([
      site.corrections.open(aCorrection({ providerId: 'p-23', windowId: cancelledId, sendBy })),
    ]);
    const visitor = await site.visit({ subject: 'p-23' });
    const change = { kind: 'cancelled' as const, at: soon, by: { id: 'o', name: 'O' }, reason: 'Budget.' };
    await site.windows.move(window, 'cancelled', { changes: [change] }, { at: soon, action: 'window cancelled' });
    const at = `/apply/windows/${cancelledId}/correction`;
    expect((await visitor.get(at)).title).toBe('Nothing is to be corrected any more');
    expect((await visitor.get(`${at}/send`)).status).toBe(410);
  });
});
