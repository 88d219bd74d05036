import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { waitingItem } from '../../../adapters/dynamodb/letter-items.ts';
import { type LetterRepository, letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { metered } from '../../support/metered.ts';
import { requestsOf } from '../../support/requests.ts';
import { createTables, type Tables } from '../../support/tables.ts';

const at = '2027-05-03T09:00:00.000Z';
const later = '2027-05-03T10:00:00.000Z';
/** What a letter says that names some thousands with a place, in 147 KB. */
const long = `The panel’s reasons\n\n${'- Care somewhere or other: 80 out of 100\n'.repeat(3_670)}`;
const short = 'Dear Ash';

let tables: Tables;
let letters: LetterRepository;
let meter: ReturnType<typeof metered>;
let requests: ReturnType<typeof requestsOf>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  letters = lettersBy(tables.documents);
  meter = metered(tables.documents);
  requests = requestsOf(tables.documents);
});
afterAll(() => tables.close());

const lettersBy = (client: DynamoDBDocumentClient) => letterRepository(client, table(client, tables.letters));
const saying = (letterId: string, body: string, kind: Letter['kind'] = 'outcome'): Letter => ({
  letterId,
  kind,
  to: 'ash@provider.example',
  subject: 'The outcome',
  body,
});
const stored = async (letterId: string, by = letters) => {
  const letter = await by.get(letterId);
  if (!letter) throw new Error(`${letterId} is not stored`);
  return letter;
};
const said = async (letterId: string) => letters.bodyOf(await stored(letterId));

let count = 0;
let [one, another] = ['', ''];
beforeEach(() => {
  count += 1;
  [one, another] = [`w${count}.outcome.long`, `w${count}.outcome.short`];
});

describe('What a long letter says', () => {
  it('is written once, and its letter costs from then on what a short one costs', async () => {
    const toStore = await meter.of(() => letters.enqueue([saying(one, long)], at));
    expect(toStore).toBeLessThan(160);
    await letters.enqueue([saying(another, short)], at);
    const road = async (letterId: string) => {
      const letter = await claimedLetter(letters, await stored(letterId), at);
      await letters.markSent(letter, later);
      await letters.cameBack(letter, { at: later, error: 'permanent-failure' });
    };
    expect(await meter.of(() => road(one))).toBe(await meter.of(() => road(another)));
  });

  it('is not read by who lists what is to be sent, nor by who looks how a letter stands', async () => {
    await letters.enqueue([saying(one, long)], at);
    expect(await meter.of(() => letters.get(one))).toBe(1);
    expect(await meter.of(() => letters.unsent({}))).toBeLessThanOrEqual(1);
    expect((await letters.unsent({})).items.map(({ letterId }) => letterId)).toContain(one);
  });

  it('is what the letter said, word for word, for as long as the letter is stored', async () => {
    await letters.enqueue([saying(one, long)], at);
    expect(await said(one)).toBe(long);
    await letters.markUndeliverable(await claimedLetter(letters, await stored(one), at), { at, error: 'no mailbox' });
    const again = letters.sendAgain(await stored(one), 'right@provider.example', later);
    await table(tables.documents, tables.letters).transact([again]);
    expect(await said(one)).toBe(long);
    await letters.withdraw(one);
    expect(await stored(one)).toMatchObject({ status: 'withdrawn' });
    expect(await said(one)).toBe(long);
  });

  it('is there before the letter is, and a letter that could not be stored is whole once that is tried again', async () => {
    const { documents, close } = await createTables({ endpoint: inject('dynamoDbEndpoint') });
    try {
      let puts = 0;
      documents.middlewareStack.add(
        (next, { commandName }) =>
          async (args) => {
            if (commandName !== 'PutItemCommand') return next(args);
            puts += 1;
            if (puts === 3) throw new Error('the line broke');
            return next(args);
          },
        { step: 'initialize', name: 'breaks' },
      );
      const broken = lettersBy(documents);
      await expect(broken.enqueue([saying(one, long)], at)).rejects.toThrow('the line broke');
      expect(await broken.get(one)).toBeUndefined();
      await broken.enqueue([saying(one, long)], at);
      expect(await broken.bodyOf(await stored(one, broken))).toBe(long);
    } finally {
      await close();
    }
  });

  it('stays as it was first stored, however often the letter is written', async () => {
    await letters.enqueue([saying(one, long)], at);
    await letters.enqueue([saying(one, `${long}- and one more`)], later);
    expect(await stored(one)).toMatchObject({ createdAt: at });
    expect(await said(one)).toBe(long);
  });

  it('is refused where it is not as it was stored', async () => {
    await letters.enqueue([saying(one, long)], at);
    const { bodyHash, ...letter } = await stored(one);
    expect(bodyHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(letters.bodyOf({ ...letter, bodyHash: 'other' })).rejects.toThrow('not as it was stored');
    await expect(letters.bodyOf(letter)).rejects.toThrow('Nothing is stored');
  });
});

describe('What is stored whole', () => {
  it('is a short letter: a request to write it, and none to read what it says', async () => {
    expect(await requests.of(() => letters.enqueue([saying(another, short)], at))).toEqual(['PutItem']);
    const letter = await stored(another);
    expect(await requests.of(() => letters.bodyOf(letter))).toEqual([]);
  });

  it('is a letter that is kept from officers, beside which nobody may read', async () => {
    const letterId = `w${count}.receipt-1.ash`;
    await letters.enqueue([saying(letterId, long, 'receipt')], at);
    expect(await letters.receipt(letterId)).toMatchObject({ body: long });
  });

  it('is a letter that was stored before long ones were kept apart, and it is sent as it says', async () => {
    await table(tables.documents, tables.letters).put(waitingItem(saying(one, long), at));
    const letter = await claimedLetter(letters, await stored(one), at);
    expect(await letters.bodyOf(letter)).toBe(long);
    expect(await letters.markSent(letter, later)).toBe(true);
    expect(await said(one)).toBe(long);
  });
});
