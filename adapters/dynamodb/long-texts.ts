import * as z from 'zod';
import { sha256 } from '../sha256.ts';
import type { Table } from './table.ts';

/** An item takes 400 KB, and a character four bytes at the most. */
const MOST_CHARACTERS = 90_000;
const PART = new RegExp(`[^]{1,${MOST_CHARACTERS}}`, 'gu');

const part = z.object({ text: z.string() });

/**
 * Texts that no item could hold, or that no index should copy, kept in parts in the partition of the record that is to name them. A text goes by its hash: stored again it is as it was, and
 * whoever holds the hash is given these very words or none.
 */
export const longTexts = (records: Table) => ({
  /**
   * Stores a text, which is done before anything names it.
   * @param about what each part says besides, of what it is a part of
   * @returns its SHA-256, in hex
   */
  async keep(pk: string, text: string, about: Readonly<Record<string, string>> = {}): Promise<string> {
    const hash = sha256(text);
    for (const [index, each] of (text.match(PART) ?? []).entries())
      await records.putOnce({ ...about, pk, sk: `${prefixOf(hash)}${String(index + 1).padStart(4, '0')}`, text: each });
    return hash;
  },

  /** @throws Error where it is not as it was stored */
  async read(pk: string, hash: string): Promise<string> {
    const text = (await records.every(part, pk, prefixOf(hash))).map((each) => each.text).join('');
    if (sha256(text) !== hash) throw new Error(`The text ${hash} of ${pk} is not as it was stored`);
    return text;
  },
});

const prefixOf = (hash: string) => `TEXT#${hash}#`;
