import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { now } from '../../builders/clock.ts';
import { aLetter, freshOutbox, type Post } from './an-outbox.ts';

const SLOW_MS = 600;
const outbox = freshOutbox(SLOW_MS);
let post: Post;
let council: ReturnType<typeof outbox.council>;

beforeEach(() => {
  [post, council] = [outbox.post(), outbox.council()];
});

const many = (what: string, count: number) =>
  Array.from({ length: count }, (_, index) => `w.outcome.${what}-${String(index).padStart(2, '0')}`);
const enqueue = (ids: readonly string[]) =>
  council.letters.enqueue(
    ids.map((id) => aLetter(id)),
    now,
  );

describe('While the mail service fails, letters', () => {
  it.each([
    ['rate-limited', plusDuration(now, 'PT30S')],
    ['broken', plusDuration(now, 'PT5M')],
  ])('wait for later where it is %s', async (fault, resumeAt) => {
    await enqueue([`w.outcome.${fault}`]);
    post.faults.set(fault);
    expect(await council.send()).toMatchObject({ sent: 0, left: 1, outcome: 'some-left', resumeAt });
    post.faults.set('none');
    council.at(resumeAt);
    expect(await council.send()).toMatchObject({ sent: 1, left: 0, outcome: 'all-sent' });
    expect(council.counted).toEqual([]);
  });

  it('that it takes only after we stopped waiting are not sent again, whenever somebody is woken meanwhile', async () => {
    await enqueue(['w.outcome.slow']);
    post.faults.set('slow');
    const hurried = { email: post.email(SLOW_MS / 3) };
    expect(await council.send({}, hurried)).toMatchObject({ sent: 0, left: 1, resumeAt: plusDuration(now, 'PT5M') });
    post.faults.set('none');
    // It has not taken the letter yet: whoever looked it up now would find nothing.
    expect(post.sent('w.outcome.slow')).toEqual([]);
    council.at(plusDuration(now, 'PT1S'));
    expect(await council.send()).toMatchObject({ sent: 0, left: 1 });
    await council.send({ letter: aLetter('w.outcome.slow') });
    await pause(2 * SLOW_MS);
    council.at(plusDuration(now, 'PT4M59S'));
    expect(await council.send()).toMatchObject({ sent: 0, left: 1, resumeAt: plusDuration(now, 'PT5M29S') });
    council.at(plusDuration(now, 'PT5M'));
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
    expect(post.sent('w.outcome.slow')).toHaveLength(1);
  });

  it.each(['trial-mode', 'team-only-key', 'key-revoked', 'template-missing', 'template-changed', 'clock-askew'])(
    'all stay in the outbox where it turns us away (%s), and somebody is told; they go by themselves once that is cured',
    async (fault) => {
      const ids = many(fault, 10);
      await enqueue(ids);
      post.faults.set(fault);
      expect(await council.send()).toMatchObject({ sent: 0, left: 10, undeliverable: 0, outcome: 'some-left' });
      expect(council.counted).toEqual(['LettersRefused']);
      expect((await council.unsent()).toSorted()).toEqual(ids);
      expect((await council.letters.undeliverable({})).items).toEqual([]);
      expect(post.sent(ids[0] ?? '')).toEqual([]);

      post.faults.set('none');
      expect(await council.send()).toMatchObject({ sent: 10, left: 0 });
      expect(ids.map((id) => post.sent(id).length)).toEqual(ids.map(() => 1));
    },
  );

  it('that wait for more than a day have somebody told, and are tried again every hour', async () => {
    await enqueue(['w.outcome.old']);
    post.faults.set('rate-limited');
    council.at(plusDuration(now, 'PT23H'));
    expect(await council.send()).toMatchObject({ left: 1, resumeAt: plusDuration(now, 'PT24H') });
    expect(council.counted).toEqual([]);
    council.at(plusDuration(now, 'PT25H'));
    expect(await council.send()).toMatchObject({ left: 1, resumeAt: plusDuration(now, 'PT26H') });
    expect(council.counted).toEqual(['LettersHeldUp']);
    expect(await council.unsent()).toEqual(['w.outcome.old']);
  });

  it('of which one cannot be looked up go without it', async () => {
    const ids = many('looked-up', 20);
    await enqueue(ids.slice(0, 1));
    post.faults.set('answer-lost');
    await council.send();
    post.faults.set('none');
    await enqueue(ids.slice(1));
    council.at(plusDuration(now, 'PT5M'));
    const failed = { ok: false, because: 'busy', mayHaveGone: false, status: 500, error: 'Exception' } as const;
    const email = { ...post.email(), findByReference: async () => failed };
    expect(await council.send({}, { email })).toMatchObject({ sent: 19, left: 1 });
    expect(await council.letters.get(ids[0] ?? '')).toMatchObject({ status: 'waiting', attempted: true });
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
    expect(ids.map((id) => post.sent(id).length)).toEqual(ids.map(() => 1));
  });

  it('of which one cannot be stored as sent go all the same, and that one is looked up', async () => {
    const ids = many('stored', 20);
    await enqueue(ids);
    const { letters } = council;
    const failing: typeof letters = {
      ...letters,
      markSent: async (letter, at) => {
        if (letter.letterId === ids[0]) throw new Error('The table cannot be reached');
        return letters.markSent(letter, at);
      },
    };
    expect(await council.send({}, { letters: failing })).toMatchObject({ sent: 19, left: 1 });
    council.at(plusDuration(now, 'PT5M'));
    expect(await council.send()).toMatchObject({ sent: 1, left: 0 });
    expect(ids.map((id) => post.sent(id).length)).toEqual(ids.map(() => 1));
  });

  it('are not all tried where it takes none of the first, so that the round ends soon', async () => {
    const ids = many('down', 40);
    await enqueue(ids);
    let asked = 0;
    const down = { ok: false, because: 'busy', mayHaveGone: false, error: 'TypeError' } as const;
    const ask = async () => {
      asked += 1;
      return down;
    };
    expect(await council.send({}, { email: { sendEmail: ask, findByReference: ask } })).toMatchObject({ left: 40 });
    expect(asked).toBe(8);
    const statuses = await Promise.all(ids.map(async (id) => (await council.letters.get(id))?.status));
    expect(new Set(statuses)).toEqual(new Set(['waiting']));
  });

  it('are no longer taken up when the time of a round is over', async () => {
    await enqueue(many('long', 20));
    let time = now;
    const email = post.email();
    const lasting = {
      now: () => time,
      email: {
        ...email,
        sendEmail: async (letter: Parameters<typeof email.sendEmail>[0]) => {
          time = plusDuration(time, 'PT1M');
          return email.sendEmail(letter);
        },
      },
    };
    expect(await council.send({ windowId: 'w' }, lasting)).toMatchObject({ sent: 16, left: 4, outcome: 'some-left' });
  });
});
