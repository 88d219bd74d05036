import { auditPut } from '../../../adapters/dynamodb/audit.ts';
import type { OpenSession } from '../../../adapters/sessions/open-sessions.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { DeskDeps } from '../deps.ts';

interface Ending {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** Ends an officer's sessions, each noted with who did it and why. One that is over meanwhile is passed over. */
export const endSessions = async (
  { administered, records }: DeskDeps,
  sessions: readonly OpenSession[],
  { by, at, reason }: Ending,
): Promise<void> => {
  for (const session of sessions) {
    const detail = `of ${session.person.name}: ${reason}`;
    await auditPut(records, { at, by, kind: 'sign-in', action: 'session ended by an administrator', detail });
    await administered.end(session, by, at, reason);
  }
};
