import type { OpenSession } from '../../../adapters/sessions/open-sessions.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';

interface Ending {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** Ends an officer's sessions, each noted with who did it and why. One that is over meanwhile is passed over. */
export const endSessions = async (
  { administered }: Deps,
  sessions: readonly OpenSession[],
  { by, at, reason }: Ending,
): Promise<void> => {
  for (const session of sessions) await administered.end(session, by, at, reason);
};
