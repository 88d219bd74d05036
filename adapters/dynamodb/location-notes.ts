import * as z from 'zod';
import { everyItem, type Table, type Write } from './table.ts';

/** Whose application of which window names a location. */
interface Whose {
  readonly windowId: string;
  readonly providerId: string;
}

/** The key alone tells whose it is. */
const note = z.object({ sk: z.string() });

const noteKey = ({ windowId, providerId }: Whose, locationId: string) => ({
  pk: notesOf(windowId, locationId),
  sk: providerId,
});
/** A partition a window and location, with a note of each application that names it: nothing is read through to find another. */
const notesOf = (windowId: string, locationId: string) => `WINDOW#${windowId}#LOCATION#${locationId}`;

/**
 * Which location each sealed application names (docs/decisions/0070-a-location-is-looked-up-when-it-is-saved.md). The notes lie in the table
 * of what is sealed; what is asked of them is only whether there is another, never whose or since when.
 */
export const locationNotes = (sealed: Table) => ({
  /** For the transaction by which an application comes to name this location (`is`) in the place of that (`was`), or none. */
  namingWrites: (whose: Whose, was: string | undefined, is: string | undefined): readonly Write[] => [
    ...(was && was !== is ? [sealed.deleteWrite(noteKey(whose, was))] : []),
    ...(is ? [sealed.putWrite(noteKey(whose, is))] : []),
  ],

  /** Whether an application of another account names this location in the window, as it stands now. */
  async isNamedByAnother({ windowId, providerId }: Whose, locationId: string): Promise<boolean> {
    const pk = notesOf(windowId, locationId);
    // Of two, one is another's: however many there are, it is one request.
    const notes = everyItem((after) => sealed.page(note, pk, { limit: 2, after }));
    for await (const { sk } of notes) if (sk !== providerId) return true;
    return false;
  },
});
