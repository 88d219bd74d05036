import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Representation } from '../../../domain/application/representation.ts';
import { clock } from '../../builders/clock.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
const windowId = 's1-home-care-2027-03-01';
const page = `/apply/windows/${windowId}/proposed-rejection`;
const replyBy = '2027-04-12T23:00:00.000Z';
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

/** A provider that has been told, as the machine's task leaves it. */
const told = async (subject: string, patch: Partial<Representation> = {}) => {
  const fresh: Representation = {
    applicationId: `${windowId}.${subject}`,
    windowId,
    providerId: subject,
    round: 1,
    reference: 'HC-2703-ABCDEF',
    organisationName: 'Alder Lane Home Care',
    email: `${subject}@alder-lane.example`,
    reasons: ['TUPE was not understood and costed.'],
    toldAt: '2027-04-01T08:00:00.000Z',
    replyBy,
    version: 1,
    ...patch,
  };
  await site.records.transact([site.representations.open(fresh)]);
  return site.visit({ subject });
};
const stored = async (subject: string) => (await site.representations.of(subject, windowId)).at(-1);
const lettersTo = async (subject: string) =>
  (await site.letters.unsent({ limit: 500 })).items
    .filter(({ to }) => to === `${subject}@alder-lane.example`)
    .map(({ kind }) => kind);

describe('A provider whose rejection is proposed', () => {
  it('reads why, until when it may reply and what happens otherwise', async () => {
    const { html, title } = await (await told('p-1')).get(page);
    expect(title).toBe('You can reply before your application is rejected');
    expect(html).toContain('TUPE was not understood and costed.');
    expect(html).toContain('You can reply until midnight at the end of Monday 12 April 2027.');
    expect(html).toContain('If you do not, the rejection takes effect when the time is over.');
  });

  it('is led there from its dashboard', async () => {
    await site.sealed.start(windowId, 'p-2', '2027-03-02T09:00:00.000Z');
    const visitor = await told('p-2');
    expect((await visitor.get('/apply')).html).toMatch(
      new RegExp(`href="${page}"[^>]*>Read why, and reply[\\s\\S]*Rejection proposed`),
    );
  });

  it('is told on the page and by letter that its reply was received, and when', async () => {
    const visitor = await told('p-3');
    await visitor.get(page);
    const shown = await visitor.submit(page, { reply: 'We have costed TUPE since.' });
    expect(shown.title).toBe('We have your reply');
    expect(shown.html).toContain('We have costed TUPE since.');
    expect(shown.html).toContain('Received at 10am on Friday 2 April 2027');
    expect(await lettersTo('p-3')).toEqual(['representation-received']);
    expect((await visitor.get('/apply/account')).status).toBe(200);
  });

  it('cannot send nothing', async () => {
    const visitor = await told('p-4');
    await visitor.get(page);
    const shown = await visitor.submit(page, { reply: '  ' });
    expect([shown.status, (await stored('p-4'))?.reply]).toEqual([400, undefined]);
    expect(shown.html).toContain('Enter your reply');
  });

  it('sends the same reply twice by a double click, and it is kept and confirmed once', async () => {
    const visitor = await told('p-5');
    await visitor.get(page);
    const fields = { reply: 'We have costed TUPE since.' };
    const both = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
    expect(both.map(({ title }) => title)).toEqual(['We have your reply', 'We have your reply']);
    expect((await stored('p-5'))?.version).toBe(2);
    expect(await lettersTo('p-5')).toHaveLength(1);
  });

  it('may correct its reply, withdraw it, and send another', async () => {
    const visitor = await told('p-6');
    await visitor.get(page);
    await visitor.submit(page, { reply: 'A first reply.' });
    await visitor.get(page);
    await visitor.submit(page, { reply: 'A better reply.' });
    expect((await stored('p-6'))?.reply?.text).toBe('A better reply.');
    expect((await visitor.get(`${page}/withdraw`)).title).toBe('Do you want to withdraw your reply?');
    expect((await visitor.submit(`${page}/withdraw`)).title).toBe('You can reply before your application is rejected');
    expect((await stored('p-6'))?.reply).toBeUndefined();
    await visitor.get(page);
    await visitor.submit(page, { reply: 'A last reply.' });
    expect(await lettersTo('p-6')).toEqual([
      'representation-received',
      'representation-received',
      'representation-withdrawn',
      'representation-received',
    ]);
  });

  it('does not overwrite in one tab what it sent from another', async () => {
    const visitor = await told('p-7');
    const first = await visitor.get(page);
    const token = /name="_token" value="([^"]+)"/.exec(first.html)?.[1] ?? '';
    await visitor.submit(page, { reply: 'From the other tab.' });
    const stale = await visitor.post(page, { _token: token, _version: '1', reply: 'From this tab.' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('From the other tab.');
    expect(stale.html).toContain('From this tab.');
    expect((await stored('p-7'))?.reply?.text).toBe('From the other tab.');
  });

  it('sees nothing of another provider’s', async () => {
    await told('p-8');
    expect((await (await site.visit({ subject: 'p-9' })).get(page)).status).toBe(404);
  });
});

describe('The end of the time to reply', () => {
  it('takes a reply a millisecond before it, and none at it, with the reason', async () => {
    for (const subject of ['p-10', 'p-11']) await told(subject);
    clock.at('2027-04-12T22:59:59.900Z');
    const [sent, typed] = [await site.visit({ subject: 'p-10' }), await site.visit({ subject: 'p-11' })];
    await sent.get(page);
    await typed.get(page);
    clock.at('2027-04-12T22:59:59.999Z');
    await sent.submit(page, { reply: 'In time.' });
    expect((await stored('p-10'))?.reply).toEqual({ text: 'In time.', at: '2027-04-12T22:59:59.999Z' });
    clock.at(replyBy);
    const refused = await typed.submit(page, { reply: 'Too late.' });
    expect([refused.status, refused.title]).toEqual([410, 'The time to reply is over']);
    expect(refused.html).toContain('You could reply until midnight at the end of Monday 12 April 2027.');
    expect((await stored('p-11'))?.reply).toBeUndefined();
    expect((await typed.get(page)).title).toBe('The time to reply is over');
    expect((await sent.get(`${page}/withdraw`)).status).toBe(410);
    expect((await sent.get(page)).title).toBe('Your reply is being read');
  });

  it.each([
    ['not-replied', 'Your application has been rejected'],
    ['upheld', 'Your application has been rejected'],
    ['lifted', 'Your application goes on'],
    ['taken-back', 'Your application goes on'],
  ] as const)('shows the provider that it was %s, and why', async (how, title) => {
    const ended = { how, reason: 'As the officer wrote it.', at: replyBy };
    const visitor = await told(`p-${how}`, { closedAt: replyBy, ended });
    const shown = await visitor.get(page);
    expect(shown.title).toBe(title);
    expect(shown.html).toContain('As the officer wrote it.');
    expect(shown.html).not.toContain('<form');
  });
});

describe('A provider whose application could not be opened', () => {
  const WHY = 'The file that was sealed is damaged, and no copy of it can be restored.';
  const unopened = (subject: string, patch: Partial<Representation> = {}) =>
    told(subject, { about: 'not-opened', reasons: [WHY], ...patch });

  it('reads that it was received in time, why it is to be left out, and until when it may reply', async () => {
    const { html, title } = await (await unopened('n-1')).get(page);
    expect(title).toBe('We could not open your application');
    expect(html).toContain(WHY);
    expect(html).toContain('You can reply until midnight at the end of Monday 12 April 2027.');
    expect(html).toContain('send again what you submitted');
    expect(html).not.toContain('reject');
  });

  it('is led there from its dashboard, and replies, which is confirmed by letter', async () => {
    await site.sealed.start(windowId, 'n-2', '2027-03-02T09:00:00.000Z');
    const visitor = await unopened('n-2');
    expect((await visitor.get('/apply')).html).toMatch(
      new RegExp(`href="${page}"[^>]*>Read why, and reply[\\s\\S]*Could not be opened`),
    );
    await visitor.get(page);
    expect((await visitor.submit(page, { reply: 'We can send all of it again.' })).title).toBe('We have your reply');
    expect(await stored('n-2')).toMatchObject({ about: 'not-opened', reply: { text: 'We can send all of it again.' } });
    expect(await lettersTo('n-2')).toEqual(['representation-received']);
    expect((await visitor.get(`${page}/withdraw`)).html).toContain('whether your application is left out');
    await visitor.submit(`${page}/withdraw`);
    expect((await stored('n-2'))?.reply).toBeUndefined();
  });

  it.each([
    ['is left out', 'not-replied', 'Your application is left out', 'Left out'],
    ['is left out in spite of its reply', 'upheld', 'Your application is left out', 'Left out'],
    ['is opened after all', 'lifted', 'Your application has been opened', ''],
    ['is no longer left out', 'taken-back', 'Your application is not left out', ''],
  ] as const)('reads how it ended: it %s', async (_, how, heading, tag) => {
    const subject = `n-${how}`;
    await site.sealed.start(windowId, subject, '2027-03-02T09:00:00.000Z');
    const at = '2027-04-02T08:00:00.000Z';
    const visitor = await unopened(subject, {
      closedAt: at,
      ended: { how, at, reason: 'As we have found out since.' },
    });
    const shown = await visitor.get(page);
    expect(shown.title).toBe(heading);
    expect(shown.html).toContain('As we have found out since.');
    expect((await visitor.get('/apply')).html.includes('Left out')).toBe(tag !== '');
    const late = await visitor.post(page, { reply: 'Too late.' });
    expect(late.status).not.toBe(303);
  });

  it('is heard anew about a rejection, once it was opened after all', async () => {
    const at = '2027-04-02T08:00:00.000Z';
    await unopened('n-9', { closedAt: at, ended: { how: 'lifted', at } });
    const { title } = await (await told('n-9')).get(page);
    expect(title).toBe('You can reply before your application is rejected');
  });
});
