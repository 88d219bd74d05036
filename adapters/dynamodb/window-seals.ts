import * as z from 'zod';
import { type ReadersNote, readersNote } from '../../domain/seal/notes.ts';
import { compareInstants } from '../../domain/time/london.ts';
import { Conflict } from './conflict.ts';
import type { Table } from './table.ts';

/** A window's submissions are sealed until what was promised: nobody can make one but `sealing`, once that is stored. */
class Seal {
  readonly #windowId: string;
  constructor(windowId: string) {
    this.#windowId = windowId;
  }
  isOf(windowId: string): boolean {
    return windowId === this.#windowId;
  }
}

export type { Seal };

/** Until when the window's submissions are sealed, as far as this table knows; nobody who could change the window's record writes it. */
const ofSeal = (windowId: string) => `WINDOW#${windowId}#SEAL`;
const sealKey = (windowId: string) => ({ pk: ofSeal(windowId), sk: 'UNTIL' });
const storedSeal = z.object({ until: z.iso.datetime() });

/** The instants until which windows are sealed, and who could read what is sealed as they were set. */
export const windowSeals = (sealed: Table) => {
  /** The latest closing that anybody who submitted was promised; undefined where nobody has. Nothing may be unsealed before. */
  const sealedUntil = async (windowId: string): Promise<string | undefined> =>
    (await sealed.get(storedSeal, sealKey(windowId)))?.until;

  /** Sets the instant, unless a later one was set meanwhile. With it goes who may read what is sealed. */
  const raise = async (windowId: string, until: string, note: ReadersNote): Promise<void> => {
    const isLater = {
      ConditionExpression: 'attribute_not_exists(pk) OR #until < :until',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':until': until },
    };
    try {
      await sealed.transact([
        sealed.putWrite({ ...sealKey(windowId), until }, isLater),
        sealed.putWrite({ pk: ofSeal(windowId), sk: `READERS#${until}`, ...note }),
      ]);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  };

  return {
    sealedUntil,

    /**
     * Reads until when a window's submissions are sealed, and answers how to seal one until the closing that it is promised: the instant only
     * ever moves later. It is written at the first submission, and at the first that is promised a later closing.
     */
    async sealing(windowId: string) {
      const promised = await sealedUntil(windowId);
      return async (until: string, note: ReadersNote): Promise<Seal> => {
        if (promised === undefined || compareInstants(promised, until) < 0) await raise(windowId, until, note);
        return new Seal(windowId);
      };
    },

    /** Who could read what is sealed when applications were submitted. */
    readers: (windowId: string): Promise<readonly ReadersNote[]> =>
      sealed.every(readersNote, ofSeal(windowId), 'READERS#'),
  };
};
/** Seals a window's submissions until a closing, with a note of who may read them until then. */
export type SealUntil = Awaited<ReturnType<ReturnType<typeof windowSeals>['sealing']>>;
