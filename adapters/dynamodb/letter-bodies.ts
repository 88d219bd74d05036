import { isKeptFromOfficers } from '../../domain/letters/letter.ts';
import type { waitingItem } from './letter-items.ts';
import { longTexts } from './long-texts.ts';
import { letterKey, type StoredLetter } from './stored-letter.ts';
import type { Table } from './table.ts';

/**
 * Bytes. A letter is written four times before it has arrived, and five times more by the index that copies it: what is longer than this costs less
 * beside it, for one request more to write it and one to read it.
 */
const LONGEST_WITHIN = 4_000;

type Waiting = ReturnType<typeof waitingItem>;

/** Letters that are kept from officers are short, and lie whole: nobody may ask for what lies beside one. */
const isLong = ({ body, kind }: Waiting): boolean =>
  !isKeptFromOfficers(kind) && Buffer.byteLength(body) > LONGEST_WITHIN;

/** What long letters say lies beside them, in their own partitions, where no index copies it (decision 56). */
export const letterBodies = (letters: Table) => {
  const texts = longTexts(letters);
  return {
    /**
     * Lays what a long letter says beside the place where the letter is to be, before it is there: whoever finds a letter finds what it says. Each
     * part says whose it is, and goes in its time like the letter.
     * @returns the letter as it is to be stored
     */
    async layBeside({ body, ...letter }: Waiting) {
      if (!isLong({ body, ...letter })) return { body, ...letter };
      const { pk, letterId, kind, createdAt } = letter;
      return { ...letter, bodyHash: await texts.keep(pk, body, { letterId, kind, createdAt }) };
    },

    /** What a letter says. @throws Error where it is not as it was stored */
    async bodyOf({ body, bodyHash, ...letter }: StoredLetter): Promise<string> {
      if (body !== undefined) return body;
      if (bodyHash === undefined) throw new Error(`Nothing is stored of what ${letter.letterId} says`);
      return texts.read(letterKey(letter).pk, bodyHash);
    },
  };
};
