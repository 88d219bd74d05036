import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LetterRepository, letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { type SendingRounds, sendingRounds } from '../../../adapters/dynamodb/sending-rounds.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { sendingOf } from '../../../functions/shared/wake-sender.ts';
import { sendLetters } from '../../../functions/workflow/send-letters/handler.ts';
import { now } from '../../builders/clock.ts';
import { createTables, type Tables } from '../../support/tables.ts';
import { aLetter, aPost, type Post } from './an-outbox.ts';

/** What the sender asked of the table, and how often a condition failed. */
interface Asked {
  readonly queries: number;
  readonly writes: number;
  readonly failed: number;
}
const nothing: Asked = { queries: 0, writes: 0, failed: 0 };

let post: Post;
let tables: Tables;
let letters: LetterRepository;
let rounds: SendingRounds;
let asked: Asked;
let time: string;

beforeAll(async () => {
  post = await aPost();
});
beforeEach(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  time = now;
  const { documents } = tables;
  letters = letterRepository(documents, table(documents, tables.letters));
  rounds = sendingRounds(documents, table(documents, tables.letters));
  asked = nothing;
  documents.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const what = commandName?.startsWith('Query') ? 'queries' : 'writes';
        asked = { ...asked, [what]: asked[what] + 1 };
        try {
          return await next(args);
        } catch (error) {
          asked = { ...asked, failed: asked.failed + 1 };
          throw error;
        }
      },
    { step: 'initialize' },
  );
  return () => tables.close();
});
afterAll(() => post.stop());

const send = (input: Parameters<ReturnType<typeof sendLetters>>[0] = {}) =>
  sendLetters({ letters, rounds, email: post.email(), now: () => time, countOne: () => {} })(input);
const receipts = (what: string, count: number) =>
  Array.from({ length: count }, (_, index) => aLetter(`w.receipt-1.${what}-${index}`, 'a@example.com', 'receipt'));

describe('Letters of 200 who submit at once', () => {
  it('are sent once each by whoever was woken for it, with three writes of which none fails; one of them looks what else waits', async () => {
    const written = receipts('p', 200);
    await letters.enqueue(written, now);
    asked = nothing;
    await Promise.all(written.map((letter) => send(sendingOf(letter))));
    expect(written.filter(({ letterId }) => post.sent(letterId).length !== 1)).toEqual([]);
    expect(asked).toEqual({ queries: expect.any(Number), writes: 3 * 200 + 2, failed: 0 });
    expect(asked.queries).toBeLessThanOrEqual(6);
  });

  it('are gone through by one alone where everybody asks for all that waits', async () => {
    const written = receipts('s', 50);
    await letters.enqueue(written, now);
    asked = nothing;
    await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(written.filter(({ letterId }) => post.sent(letterId).length !== 1)).toEqual([]);
    // 100 to claim and settle the letters; the others ask the one to go round once more.
    expect(asked.writes).toBeLessThanOrEqual(100 + 3 * 20 + 10);
    expect(asked.queries).toBeLessThanOrEqual(10);
  });
});

describe('A letter that was left', () => {
  it('is taken up once the mail service works again, by the first who is woken for another in five minutes', async () => {
    const [first, second, third] = receipts('left', 3);
    if (!first || !second || !third) throw new Error('They are missing');
    const left = aLetter('w.outcome.left');
    const wokenAt = async (letter: typeof left, at: string) => {
      time = at;
      await letters.enqueue([letter], at);
      return send(sendingOf(letter));
    };
    await wokenAt(first, now);
    post.faults.set('rate-limited');
    expect(await wokenAt(left, now)).toMatchObject({ sent: 0, left: 1, outcome: 'some-left' });
    post.faults.set('none');
    await wokenAt(second, plusDuration(now, 'PT4M'));
    expect(post.sent(left.letterId)).toEqual([]);
    await wokenAt(third, plusDuration(now, 'PT5M'));
    expect([left, first, second, third].map(({ letterId }) => post.sent(letterId).length)).toEqual([1, 1, 1, 1]);
  });

  it('while somebody else goes through the outbox is found by going round once more', async () => {
    const [first, second] = receipts('round', 2);
    if (!first || !second) throw new Error('They are missing');
    await letters.enqueue([first], now);
    let meanwhile: unknown;
    const email = post.email();
    const sendEmail: typeof email.sendEmail = async (letter) => {
      if (letter.reference === first.letterId) {
        await letters.enqueue([second], now);
        meanwhile = await send();
      }
      return email.sendEmail(letter);
    };
    const sending = sendLetters({
      letters,
      rounds,
      email: { ...email, sendEmail },
      now: () => time,
      countOne: () => {},
    });
    expect(await sending({})).toMatchObject({ sent: 2, left: 0, outcome: 'all-sent' });
    expect(meanwhile).toMatchObject({ sent: 0, outcome: 'some-left' });
    expect([first, second].map(({ letterId }) => post.sent(letterId).length)).toEqual([1, 1]);
  });

  it('by a round whose function died is taken up by another once that function would have ended', async () => {
    const letter = aLetter('w.outcome.died');
    await letters.enqueue([letter], now);
    await rounds.begin(now);
    expect(await send()).toMatchObject({ sent: 0, outcome: 'some-left' });
    time = plusDuration(now, 'PT15M');
    expect(await send()).toMatchObject({ sent: 1, outcome: 'all-sent' });
  });
});
