import * as z from 'zod';
import type { Counting } from '../../domain/application/corrected.ts';
import { correctedPage } from '../../domain/application/correction.ts';
import { notThere, type Table, type Write } from './table.ts';

const counting = z.object({ pages: z.array(correctedPage), at: z.iso.datetime() });

const keyOf = (applicationId: string, round: number) => ({
  pk: `CORRECTED#${applicationId}`,
  sk: String(round).padStart(3, '0'),
});

/**
 * The corrections of an application that count, as they were when an officer accepted them. They lie beside what was submitted, where no
 * page of a provider can write, and are never written twice.
 */
export const correctedAnswers = (records: Table) => ({
  /** Those of these rounds, in their order. */
  async of(applicationId: string, rounds: readonly number[]): Promise<readonly Counting[]> {
    const found = await Promise.all(rounds.map((round) => records.get(counting, keyOf(applicationId, round))));
    if (found.some((each) => each === undefined)) throw new Error(`A correction of ${applicationId} is missing`);
    return found.filter((each) => each !== undefined);
  },

  /** Keeps one, in the transaction of the decision by which it counts. */
  write: (applicationId: string, round: number, { pages, at }: Counting): Write =>
    records.putWrite({ ...keyOf(applicationId, round), pages, at }, notThere),
});
