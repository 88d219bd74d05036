import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { onlyTo } from '../../../adapters/notify/only-to.ts';
import { toldBy } from '../../../domain/award/told.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { now } from '../../builders/clock.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { aLetter, freshOutbox, type Post } from './an-outbox.ts';

const outbox = freshOutbox();
let post: Post;
let council: ReturnType<typeof outbox.council>;
const afterItsClaim = plusDuration(now, 'PT5M');

beforeEach(() => {
  [post, council] = [outbox.post(), outbox.council()];
});

/** Sends with a list of the outbox that was read earlier. */
const sendAsListed = (listed: StoredLetter | undefined) =>
  council.send({}, { letters: { ...council.letters, unsent: async () => ({ items: listed ? [listed] : [] }) } });

describe('Letters', () => {
  it('are sent once each, and keep when', async () => {
    await council.letters.enqueue([aLetter('w.outcome.once')], now);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect(await council.send()).toMatchObject({ sent: 0, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect(post.sent('w.outcome.once')).toHaveLength(1);
    expect(await council.letters.get('w.outcome.once')).toMatchObject({ status: 'sent', sentAt: now });
  });

  it('are not sent again where one went out though the answer was lost', async () => {
    await council.letters.enqueue([aLetter('w.outcome.lost')], now);
    post.faults.set('answer-lost');
    expect(await council.send()).toMatchObject({ sent: 0, left: 1, resumeAt: afterItsClaim });
    post.faults.set('none');
    council.at(afterItsClaim);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
    expect(post.sent('w.outcome.lost')).toHaveLength(1);
  });

  it('are not sent again where another sender, who came after the list was read, got no answer', async () => {
    await council.letters.enqueue([aLetter('w.outcome.two-senders')], now);
    const [listed] = (await council.letters.unsent({})).items;
    post.faults.set('answer-lost');
    expect(await council.send()).toMatchObject({ sent: 0, left: 1 });
    post.faults.set('none');
    expect(await sendAsListed(listed)).toMatchObject({ sent: 0, left: 1 });
    council.at(afterItsClaim);
    expect(await sendAsListed(listed)).toMatchObject({ sent: 1, left: 0 });
    expect(post.sent('w.outcome.two-senders')).toHaveLength(1);
  });

  it('go to the address that an officer corrected after the list was read, once', async () => {
    await council.letters.enqueue([aLetter('w.outcome.corrected', 'wrong@example.com')], now);
    const [listed] = (await council.letters.unsent({})).items;
    if (!listed) throw new Error('It is not in the outbox');
    const claimed = await claimedLetter(council.letters, listed, now);
    await council.letters.markUndeliverable(claimed, { at: now, error: 'ValidationError' });
    const failed = await council.letters.get(listed.letterId);
    if (failed) await council.records.transact([council.letters.sendAgain(failed, 'right@example.com', now)]);
    expect(await sendAsListed(listed)).toMatchObject({ sent: 1 });
    expect(post.sent('w.outcome.corrected')).toEqual([]);
    expect(post.sent('w.outcome.corrected.2').map(({ to }) => to)).toEqual(['right@example.com']);
  });

  it('are not sent again where one went out before its sender died', async () => {
    await council.letters.enqueue([aLetter('w.outcome.died')], now);
    const [waiting] = (await council.letters.unsent({})).items;
    if (waiting) await council.letters.claim(waiting, now);
    const { to, subject, body } = aLetter('w.outcome.died');
    await post.email().sendEmail({ to, reference: 'w.outcome.died', subject, body });
    expect(await council.send()).toMatchObject({ sent: 0, left: 1 });
    council.at(afterItsClaim);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
    expect(post.sent('w.outcome.died')).toHaveLength(1);
  });

  it('that the mail service takes no more of today wait until after midnight in UTC, and somebody is told', async () => {
    await council.letters.enqueue([aLetter('w.outcome.one'), aLetter('w.outcome.two')], now);
    post.faults.set('daily-limit');
    expect(await council.send()).toEqual({
      sent: 0,
      left: 2,
      undeliverable: 0,
      outcome: 'daily-limit',
      resumeAt: '2027-04-15T00:01:00.000Z',
      seconds: Math.ceil((Date.parse('2027-04-15T00:01:00.000Z') - Date.parse(now)) / 1000),
    });
    expect(council.counted).toEqual(['LettersOverDailyLimit']);
    expect((await council.letters.undeliverable({})).items).toEqual([]);
  });

  it('to an address that is none are given up alone, and put before an officer with why', async () => {
    await council.letters.enqueue([aLetter('w.outcome.bad', 'no-address@example'), aLetter('w.outcome.good')], now);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0, undeliverable: 1, outcome: 'all-sent' });
    expect(council.counted).toEqual(['LettersUndeliverable']);
    expect((await council.letters.undeliverable({})).items).toMatchObject([
      { letterId: 'w.outcome.bad', status: 'undeliverable', failure: { at: now, error: 'ValidationError' } },
    ]);
  });

  it('of one window are sent and counted alone where an award waits for its own', async () => {
    await council.letters.enqueue([aLetter('w1.outcome.a'), aLetter('w2.outcome.a')], now);
    expect(await council.send({ windowId: 'w1' })).toMatchObject({ sent: 1, left: 0 });
    expect(await council.unsent()).toEqual(['w2.outcome.a']);
  });

  it('of a service that is not live go to those on its list alone; others are kept, with why, and nothing waits for them', async () => {
    const kept = outcomeLetterIdOf('w', '1-100000000');
    await council.letters.enqueue([aLetter('w.outcome.tester', 'tester@council.example'), aLetter(kept)], now);
    const toTesters = { email: onlyTo(['council.example'], post.email()) };
    const answer = await council.send({ windowId: 'w' }, toTesters);
    expect(answer).toMatchObject({ sent: 1, left: 0, undeliverable: 0, outcome: 'all-sent' });
    expect([post.sent('w.outcome.tester').length, post.sent(kept).length]).toEqual([1, 0]);
    const stored = await council.letters.get(kept);
    expect(stored).toMatchObject({ status: 'not-sent', failure: { at: now, error: 'not-on-the-list' } });
    expect((await council.letters.undeliverable({})).items).toMatchObject([{ letterId: kept }]);
    expect(toldBy(stored ? [stored] : [], plusDuration(now, 'PT1H'))).toEqual({ kind: 'told', notice: { at: now } });
    expect(await council.send()).toMatchObject({ sent: 0, left: 0 });
  });

  it('go again to a corrected address, under a reference of their own', async () => {
    await council.letters.enqueue([aLetter('w.outcome.moved', 'no-address@example')], now);
    await council.send();
    const failed = await council.letters.get('w.outcome.moved');
    if (!failed) throw new Error('The letter is lost');
    await council.records.transact([council.letters.sendAgain(failed, 'right@example.com', now)]);
    expect(await council.send()).toMatchObject({ sent: 1 });
    expect(post.sent('w.outcome.moved.2')).toMatchObject([{ to: 'right@example.com' }]);
  });

  it('whose address was corrected long after they were written are tried again soon, like others', async () => {
    await council.letters.enqueue([aLetter('w.outcome.late', 'no-address@example')], now);
    await council.send();
    const corrected = plusDuration(now, 'PT240H');
    const failed = await council.letters.get('w.outcome.late');
    if (failed) await council.records.transact([council.letters.sendAgain(failed, 'right@example.com', corrected)]);
    council.at(corrected);
    post.faults.set('rate-limited');
    expect(await council.send()).toMatchObject({ left: 1, resumeAt: plusDuration(corrected, 'PT30S') });
    expect(council.counted).toEqual(['LettersUndeliverable']);
  });

  it('that are recalled while they may be on their way are not sent once that is over', async () => {
    const ids = ['w.outcome.gone', 'w.outcome.not-gone'];
    await council.letters.enqueue([aLetter('w.outcome.gone')], now);
    post.faults.set('answer-lost');
    await council.send();
    await council.letters.enqueue([aLetter('w.outcome.not-gone')], now);
    post.faults.set('broken');
    await council.send();
    for (const id of ids) await council.letters.withdraw(id);
    post.faults.set('none');
    council.at(afterItsClaim);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0, outcome: 'all-sent' });
    const statuses = await Promise.all(ids.map(async (id) => (await council.letters.get(id))?.status));
    expect(statuses).toEqual(['sent', 'withdrawn']);
    expect(ids.map((id) => post.sent(id).length)).toEqual([1, 0]);
    expect(await council.unsent()).toEqual([]);
  });

  it('that come too late are not sent once the mail service is back, and wait for nothing; one that may have gone is looked up', async () => {
    const tooLateFrom = plusDuration(now, 'PT10M');
    const reminder = (name: string) => ({
      ...aLetter(`w.reminder-1.${name}`, 'a@example.com', 'reminder'),
      tooLateFrom,
    });
    await council.letters.enqueue([reminder('gone')], now);
    post.faults.set('answer-lost');
    await council.send();
    await council.letters.enqueue([reminder('late'), aLetter('w.outcome.other')], now);
    post.faults.set('broken');
    council.at(plusDuration(now, 'PT9M59S'));
    expect(await council.send()).toMatchObject({ sent: 0, left: 3 });
    post.faults.set('none');
    council.at(plusDuration(now, 'PT15M'));
    expect(await council.send()).toMatchObject({ sent: 2, left: 0, outcome: 'all-sent' });
    expect(post.sent('w.reminder-1.late')).toEqual([]);
    expect([post.sent('w.reminder-1.gone').length, post.sent('w.outcome.other').length]).toEqual([1, 1]);
    expect(await council.unsent()).toEqual([]);
    expect(council.counted).toEqual([]);
  });

  it('that may come too late are sent until then', async () => {
    const tooLateFrom = plusDuration(now, 'PT10M');
    await council.letters.enqueue([{ ...aLetter('w.reminder-1.a', 'a@example.com', 'reminder'), tooLateFrom }], now);
    council.at(plusDuration(now, 'PT9M59S'));
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
  });
});
