import * as z from 'zod';
import { person } from '../people/officer.ts';
import { openFlags, team } from './comment.ts';
import type { OpenedApplication } from './opened-application.ts';
import { hasFindings } from './sight.ts';

/** What the list of flagged applications shows of one besides: its open flags, without what they say. */
export const shownOfFlags = z.object({
  /** Whether what a check found keeps what is said of it from who judges quality. */
  hasFindings: z.boolean().optional(),
  flags: z.array(z.object({ number: z.int(), team, by: person, at: z.iso.datetime() })).optional(),
});

/** The same, of one list. */
export const foundOfFlags = (list: string, application: OpenedApplication): z.infer<typeof shownOfFlags> =>
  list === 'flagged'
    ? {
        hasFindings: hasFindings(application),
        flags: openFlags(application).map(({ number, team: to, by, at }) => ({ number, team: to, by, at })),
      }
    : {};
