import { asRole } from './allowed.ts';
import type { EntryRecorded } from './gathered.ts';
import type { PackDocument } from './pack-document.ts';

/** The audit trail of a pack, or of one application in it: no document where there is none. Anybody may read what was done and when, and not by whom. */
export const trailDocuments = (path: string, trail: readonly EntryRecorded[]): readonly PackDocument[] =>
  trail.length > 0
    ? [
        {
          path,
          value: trail,
          freedomOfInformation: { seq: 'shown', at: 'shown', kind: 'shown', action: 'shown', by: asRole('an officer') },
        },
      ]
    : [];
