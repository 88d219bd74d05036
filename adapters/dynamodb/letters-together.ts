import * as z from 'zod';
import type { Table } from './table.ts';

const written = z.object({ pk: z.string() });
const keyOf = (name: string) => ({ pk: `TOGETHER#${name}`, sk: 'WRITTEN' });

/** Letters of which none goes before all are written, by the name that they share (`goesWith`). */
export const lettersTogether = (letters: Table) => ({
  /** Notes that all of them are written: from now on they may go. */
  noteAllWritten: (name: string): Promise<void> => letters.putOnce(keyOf(name)),

  areAllWritten: async (name: string): Promise<boolean> => (await letters.get(written, keyOf(name))) !== undefined,
});
