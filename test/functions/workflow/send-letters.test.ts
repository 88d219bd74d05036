import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { notifyClient } from '../../../adapters/notify/notify-client.ts';
import { onlyTo } from '../../../adapters/notify/only-to.ts';
import { toldBy } from '../../../domain/award/told.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { sendLetters } from '../../../functions/workflow/send-letters/handler.ts';
import { letterTemplate } from '../../../laptop/stand-ins/notify/letter.ts';
import { notify } from '../../../laptop/stand-ins/notify/notify.ts';
import { now } from '../../builders/clock.ts';
import { siteServer } from '../shared/site-server.ts';
import { aCouncil, type Council } from './a-council.ts';

const NOTIFY_KEY = 'test-6f0b1a52-1d0c-4a0f-8a53-0c8d4c1b7a01-0d9d4d1e-5e52-4f3b-9df1-9e0f6d1a2b02';
const post = notify({
  file: path.join(mkdtempSync(path.join(tmpdir(), 'post-')), 'notify.sqlite'),
  prefix: '/_local/notify',
  apiKeys: () => [NOTIFY_KEY],
});
let outside: Awaited<ReturnType<typeof siteServer>>;
let council: Council;
let told: string[];

beforeAll(async () => {
  // Notify looks at when a token was made.
  vi.setSystemTime(now);
  outside = await siteServer();
  outside.mount((req, res) => post.handle(req, res));
});
beforeEach(async () => {
  post.faults.set('none');
  council = await aCouncil();
  council.at(now);
  told = [];
  return council.close;
});
afterAll(async () => {
  post.close();
  await outside.stop();
  vi.useRealTimers();
});

const email = () =>
  notifyClient({
    baseUrl: `${outside.origin}/_local/notify`,
    apiKey: NOTIFY_KEY,
    templateId: letterTemplate.id,
    now: () => now,
  });
const letter = (letterId: string, to = 'a@example.com') => ({
  letterId,
  kind: 'outcome' as const,
  to,
  subject: 'The outcome',
  body: 'Dear Ash',
});
const send = (input = {}) =>
  sendLetters({ ...council, email: email(), countOne: (metric) => void told.push(metric) })(input);
/** Sends with a list of the outbox that was read earlier. */
const sendAsListed = (listed: StoredLetter | undefined) =>
  sendLetters({
    ...council,
    letters: { ...council.letters, unsent: async () => ({ items: listed ? [listed] : [] }) },
    email: email(),
    countOne: () => {},
  })();
const sent = (reference: string) =>
  post.outbox.page({ limit: 100 }).filter((message) => message.reference === reference);
const unsent = async () =>
  (await Array.fromAsync(everyItem((after) => council.letters.unsent({ after })))).map(({ letterId }) => letterId);

describe('Letters', () => {
  it('are sent once each, and keep when', async () => {
    await council.letters.enqueue([letter('w.outcome.once')], now);
    expect(await send()).toMatchObject({ sent: 1, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect(await send()).toMatchObject({ sent: 0, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect(sent('w.outcome.once')).toHaveLength(1);
    expect(await council.letters.get('w.outcome.once')).toMatchObject({ status: 'sent', sentAt: now });
  });

  it.each(['broken', 'slow', 'rate-limited'])('wait for later while the mail service is %s', async (fault) => {
    await council.letters.enqueue([letter(`w.outcome.${fault}`)], now);
    post.faults.set(fault);
    const hurried = notifyClient({
      baseUrl: `${outside.origin}/_local/notify`,
      apiKey: NOTIFY_KEY,
      templateId: letterTemplate.id,
      now: () => now,
      timeoutMs: 200,
    });
    expect(await sendLetters({ ...council, email: hurried, countOne: () => {} })()).toMatchObject({
      sent: 0,
      left: 1,
      outcome: 'some-left',
      resumeAt: plusDuration(now, 'PT30S'),
    });
    post.faults.set('none');
    expect(await send()).toMatchObject({ sent: 1, left: 0, outcome: 'all-sent' });
  });

  it('are not sent again where one went out though the answer was lost', async () => {
    await council.letters.enqueue([letter('w.outcome.lost')], now);
    post.faults.set('answer-lost');
    expect(await send()).toMatchObject({ sent: 0, left: 1 });
    expect(await council.letters.get('w.outcome.lost')).toMatchObject({ status: 'waiting' });
    post.faults.set('none');
    expect(await send()).toMatchObject({ sent: 1, left: 0 });
    expect(sent('w.outcome.lost')).toHaveLength(1);
  });

  it('are not sent again where another sender, who came after the list was read, got no answer', async () => {
    await council.letters.enqueue([letter('w.outcome.two-senders')], now);
    const [listed] = (await council.letters.unsent({})).items;
    post.faults.set('answer-lost');
    expect(await send()).toMatchObject({ sent: 0, left: 1 });
    post.faults.set('none');
    expect(await sendAsListed(listed)).toMatchObject({ sent: 1, left: 0 });
    expect(sent('w.outcome.two-senders')).toHaveLength(1);
  });

  it('go to the address that an officer corrected after the list was read, once', async () => {
    await council.letters.enqueue([letter('w.outcome.corrected', 'wrong@example.com')], now);
    const [listed] = (await council.letters.unsent({})).items;
    if (!listed) throw new Error('It is not in the outbox');
    await council.letters.claim(listed, now);
    await council.letters.markUndeliverable(listed, { at: now, error: 'ValidationError' });
    const failed = await council.letters.get(listed.letterId);
    if (failed) await council.records.transact([council.letters.sendAgain(failed, 'right@example.com', now)]);
    expect(await sendAsListed(listed)).toMatchObject({ sent: 1 });
    expect(sent('w.outcome.corrected')).toEqual([]);
    expect(sent('w.outcome.corrected.2').map(({ to }) => to)).toEqual(['right@example.com']);
  });

  it('are not sent again where one went out before its sender died', async () => {
    await council.letters.enqueue([letter('w.outcome.died')], now);
    const [waiting] = (await council.letters.unsent({})).items;
    if (waiting) await council.letters.claim(waiting, now);
    await email().sendEmail({ to: 'a@example.com', reference: 'w.outcome.died', subject: 'The outcome', body: 'Dear' });
    council.at(plusDuration(now, 'PT6M'));
    expect(await send()).toMatchObject({ sent: 1, left: 0 });
    expect(sent('w.outcome.died')).toHaveLength(1);
  });

  it.each(['trial-mode', 'team-only-key', 'key-revoked'])(
    'all stay in the outbox where the mail service turns us away (%s), and the task fails so that somebody is told',
    async (fault) => {
      const ids = Array.from({ length: 10 }, (_, index) => `w.outcome.${fault}-${String(index).padStart(2, '0')}`);
      await council.letters.enqueue(
        ids.map((id) => letter(id)),
        now,
      );
      post.faults.set(fault);
      await expect(send()).rejects.toMatchObject({ name: 'MailServiceRefuses' });
      expect((await unsent()).toSorted()).toEqual(ids);
      expect((await council.letters.undeliverable({})).items).toEqual([]);
      expect(sent(ids[0] ?? '')).toEqual([]);

      post.faults.set('none');
      expect(await send()).toMatchObject({ sent: 10, left: 0 });
      expect(ids.map((id) => sent(id).length)).toEqual(ids.map(() => 1));
    },
  );

  it('that the mail service takes no more of today wait until after midnight in UTC, and somebody is told', async () => {
    await council.letters.enqueue([letter('w.outcome.one'), letter('w.outcome.two')], now);
    post.faults.set('daily-limit');
    expect(await send()).toEqual({
      sent: 0,
      left: 2,
      undeliverable: 0,
      outcome: 'daily-limit',
      resumeAt: '2027-04-15T00:01:00.000Z',
      seconds: Math.ceil((Date.parse('2027-04-15T00:01:00.000Z') - Date.parse(now)) / 1000),
    });
    expect(told).toEqual(['LettersOverDailyLimit']);
    expect((await council.letters.undeliverable({})).items).toEqual([]);
  });

  it('that wait for more than a day make the task fail, so that somebody looks', async () => {
    await council.letters.enqueue([letter('w.outcome.old')], now);
    post.faults.set('broken');
    council.at(plusDuration(now, 'PT23H'));
    expect(await send()).toMatchObject({ left: 1, resumeAt: plusDuration(now, 'PT24H') });
    council.at(plusDuration(now, 'PT25H'));
    await expect(send()).rejects.toMatchObject({ name: 'LettersHeldUp' });
    expect(await unsent()).toEqual(['w.outcome.old']);
  });

  it('to an address that is none are given up alone, and put before an officer with why', async () => {
    await council.letters.enqueue([letter('w.outcome.bad', 'no-address@example'), letter('w.outcome.good')], now);
    expect(await send()).toMatchObject({ sent: 1, left: 0, undeliverable: 1, outcome: 'all-sent' });
    expect((await council.letters.undeliverable({})).items).toMatchObject([
      { letterId: 'w.outcome.bad', status: 'undeliverable', failure: { at: now, error: 'ValidationError' } },
    ]);
  });

  it('of one window are sent and counted alone where an award waits for its own', async () => {
    await council.letters.enqueue([letter('w1.outcome.a'), letter('w2.outcome.a')], now);
    expect(await send({ windowId: 'w1' })).toMatchObject({ sent: 1, left: 0 });
    expect(await unsent()).toEqual(['w2.outcome.a']);
  });

  it('that come back are put before an officer at the next sending, with why; those that arrived are not asked about again', async () => {
    await council.letters.enqueue(
      [
        letter('w.outcome.gone', 'perm-fail@simulator.notify'),
        letter('w.outcome.full', 'temp-fail@simulator.notify'),
        letter('w.outcome.arrived'),
      ],
      now,
    );
    expect(await send()).toMatchObject({ sent: 3, undeliverable: 0 });
    council.at(plusDuration(now, 'PT20H'));
    post.faults.set('broken');
    expect(await send()).toMatchObject({ undeliverable: 0, outcome: 'all-sent' });
    post.faults.set('none');
    expect(await send()).toMatchObject({ sent: 0, undeliverable: 2 });
    expect((await council.letters.undeliverable({})).items).toMatchObject([
      { letterId: 'w.outcome.full', failure: { error: 'temporary-failure' } },
      { letterId: 'w.outcome.gone', failure: { error: 'permanent-failure' } },
    ]);
    expect((await council.letters.unconfirmed({})).items).toEqual([]);
    expect(await council.letters.get('w.outcome.arrived')).toMatchObject({ status: 'sent', sentAt: now });
  });

  it('of a service that is not live go to those on its list alone; others are kept, with why, and nothing waits for them', async () => {
    const kept = outcomeLetterIdOf('w', '1-100000000');
    await council.letters.enqueue([letter('w.outcome.tester', 'tester@council.example'), letter(kept)], now);
    const toTesters = onlyTo(['council.example'], email());
    const answer = await sendLetters({ ...council, email: toTesters, countOne: () => {} })({ windowId: 'w' });
    expect(answer).toMatchObject({ sent: 1, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect([sent('w.outcome.tester').length, sent(kept).length]).toEqual([1, 0]);
    const stored = await council.letters.get(kept);
    expect(stored).toMatchObject({ status: 'not-sent', failure: { at: now, error: 'not-on-the-list' } });
    expect((await council.letters.undeliverable({})).items).toMatchObject([{ letterId: kept }]);
    expect(toldBy(stored ? [stored] : [], plusDuration(now, 'PT1H'))).toEqual({ kind: 'told', notice: { at: now } });
    expect(await send()).toMatchObject({ sent: 0, left: 0 });
  });

  it('go again to a corrected address, under a reference of their own', async () => {
    await council.letters.enqueue([letter('w.outcome.moved', 'no-address@example')], now);
    await send();
    const failed = await council.letters.get('w.outcome.moved');
    if (!failed) throw new Error('The letter is lost');
    await council.records.transact([council.letters.sendAgain(failed, 'right@example.com', now)]);
    expect(await send()).toMatchObject({ sent: 1 });
    expect(sent('w.outcome.moved.2')).toMatchObject([{ to: 'right@example.com' }]);
  });
});
