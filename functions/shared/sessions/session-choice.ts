import type { OpenSession } from '../../../adapters/sessions/open-sessions.ts';
import { several } from '../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';

const ALL = 'all';

/** Which of these sessions are to end: any, or all at once. */
export const sessionChoice = (
  label: string,
  sessions: readonly OpenSession[],
  browserOf = ({ browser }: OpenSession) => browser,
) =>
  several({
    label,
    choices: [
      ...sessions.map((session) => ({ value: session.id, text: browserOf(session), hint: inWords(session) })),
      ...(sessions.length > 1 ? [{ value: ALL, text: 'All of these' }] : []),
    ],
    missing: 'Select where to sign out',
    unlisted: 'Select from the list. Somebody may have been signed out there meanwhile',
  });

/** Those that were chosen. */
export const chosen = (sessions: readonly OpenSession[], ids: readonly string[]): readonly OpenSession[] =>
  ids.includes(ALL) ? sessions : sessions.filter(({ id }) => ids.includes(id));

/** "Signed in at 9am on 3 March 2027, last used at 9:20am on 3 March 2027". */
export const inWords = ({ startedAt, seenAt }: OpenSession): string =>
  `Signed in at ${momentInWords(startedAt)}. Last used at ${momentInWords(seenAt)}.`;
