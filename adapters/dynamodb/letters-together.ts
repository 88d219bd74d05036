import * as z from 'zod';
import type { Table } from './table.ts';

const note = z.object({ isRecalled: z.boolean().optional() });
const keyOf = (name: string) => ({ pk: `TOGETHER#${name}`, sk: 'WRITTEN' });

/** Letters of which none goes before all are written, by the name that they share (`goesWith`). */
export const lettersTogether = (letters: Table) => ({
  /** Notes that all of them are written: from now on they may go, unless they were recalled before. */
  noteAllWritten: (name: string): Promise<void> => letters.putOnce(keyOf(name)),

  /** Notes that what they tell stands no more, before each is withdrawn: from now on none goes, whoever is about to write or to send the others. */
  recallAll: (name: string): Promise<void> => letters.put({ ...keyOf(name), isRecalled: true }),

  /** Whether they may go: all are written, and none is recalled. */
  async mayGo(name: string): Promise<boolean> {
    const noted = await letters.get(note, keyOf(name));
    return noted !== undefined && !noted.isRecalled;
  },
});
