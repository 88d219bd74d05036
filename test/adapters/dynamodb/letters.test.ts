import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ClaimedLetter, type LetterRepository, letterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem, type Table, table } from '../../../adapters/dynamodb/table.ts';
import type { LetterKind } from '../../../domain/letters/letter.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { createTables, type Tables } from '../../support/tables.ts';

const at = '2027-05-03T09:00:00.000Z';
const later = '2027-05-03T10:00:00.000Z';
let tables: Tables;
let stored: Table;
let letters: LetterRepository;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  stored = table(tables.documents, tables.letters);
  letters = letterRepository(tables.documents, stored);
});
afterAll(() => tables.close());

const claimed = async (letterId: string, kind: LetterKind = 'outcome'): Promise<ClaimedLetter> => {
  await letters.enqueue([{ letterId, kind, to: 'wrong@example.com', subject: 'The outcome', body: 'Dear Ash' }], at);
  const letter = (await Array.fromAsync(everyItem((after) => letters.unsent({ after })))).find(
    (each) => each.letterId === letterId,
  );
  if (!letter) throw new Error(`${letterId} is not in the outbox`);
  return claimedLetter(letters, letter, at);
};
const undeliverable = async (letterId: string, kind?: LetterKind): Promise<StoredLetter | undefined> => {
  await letters.markUndeliverable(await claimed(letterId, kind), { at: later, error: 'ValidationError' });
  return letters.get(letterId);
};
const listed = async () =>
  (await Array.fromAsync(everyItem((after) => letters.undeliverable({ limit: 1, after })))).map(
    ({ letterId }) => letterId,
  );

describe('A letter in the outbox', () => {
  it('keeps when it was sent', async () => {
    await letters.markSent(await claimed('w.outcome.sent'), later);
    expect(await letters.get('w.outcome.sent')).toMatchObject({ status: 'sent', sentAt: later });
  });

  it('that could not be delivered is kept with why and since when, and is listed until an officer settles it', async () => {
    const one = await undeliverable('w.outcome.one');
    await undeliverable('w.outcome.two');
    expect(one).toMatchObject({ status: 'undeliverable', failure: { at: later, error: 'ValidationError' } });
    expect(await listed()).toEqual(['w.outcome.one', 'w.outcome.two']);

    if (one) await stored.transact([letters.sendAgain(one, 'right@example.com', later)]);
    expect(await letters.get('w.outcome.one')).toMatchObject({ status: 'waiting', to: 'right@example.com', round: 2 });
    expect(await listed()).toEqual(['w.outcome.two']);

    const two = await letters.get('w.outcome.two');
    const otherwise = {
      by: { id: 'o', name: 'Olive' },
      at: later,
      how: 'post',
      on: '2027-05-03',
      reason: 'No email.',
    } as const;
    if (two) await stored.transact([letters.deliveredOtherwise(two, otherwise)]);
    expect(await letters.get('w.outcome.two')).toMatchObject({ status: 'delivered-otherwise', otherwise });
    expect(await listed()).toEqual([]);
  });

  it('is settled once: a second officer’s decision on the same failure is refused', async () => {
    const letter = await undeliverable('w.outcome.both');
    if (!letter) throw new Error('It was not kept');
    await stored.transact([letters.sendAgain(letter, 'right@example.com', later)]);
    await expect(stored.transact([letters.sendAgain(letter, 'other@example.com', later)])).rejects.toThrow('changed');
  });

  it('that tells who has applied is never listed to officers, nor read by its name', async () => {
    expect(await undeliverable('w.receipt-1.p', 'receipt')).toBeUndefined();
    expect(await listed()).toEqual([]);
  });
});
