import { randomUUID } from 'node:crypto';
import { type SealedRead, sealedRead } from '../../domain/seal/notes.ts';
import { everyItem, MANY, notThere, type Table } from './table.ts';

const ofSeal = (windowId: string) => `WINDOW#${windowId}#SEAL`;

/** Who read what of submitted applications while they were sealed: it lies beside them, where no officer's function reaches. */
export const sealedReadRepository = (sealed: Table) => ({
  note: (windowId: string, read: SealedRead): Promise<void> =>
    sealed.put({ pk: ofSeal(windowId), sk: `READ#${read.at}#${randomUUID()}`, ...read }, notThere),

  every: (windowId: string) =>
    everyItem((after) => sealed.page(sealedRead, ofSeal(windowId), { prefix: 'READ#', limit: MANY, after })),
});
export type SealedReadRepository = ReturnType<typeof sealedReadRepository>;
