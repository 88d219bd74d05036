import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { type OfficerRole, officerRole } from '../../../domain/people/officer.ts';
import { declareConflicts } from '../../../functions/officer-site/decisions/declare-conflicts.ts';
import { clock } from '../../builders/clock.ts';
import { personOf } from '../../builders/people.ts';
import type { Desk } from '../officer-site/officers-desk.ts';
import type { Asked, When } from './officers-windows.ts';

type Windows = Readonly<Record<When, Asked>>;

/** Somebody signed in, with what they have declared: nothing, no conflict, or one with every applicant. */
export interface Officer {
  readonly what: string;
  readonly account: Parameters<Desk['as']>[0];
  readonly roles: readonly string[];
  readonly declared: 'nothing' | 'no conflict' | 'a conflict';
  readonly cookies: readonly string[];
  readonly token: string;
  /** One that this officer's forms carried before they signed in anew. */
  readonly earlierToken: string;
}

const accounts: Readonly<Record<OfficerRole, keyof Desk['officers']>> = {
  'procurement-lead': 'lead',
  'contract-manager': 'manager',
  evaluator: 'edith',
  moderator: 'moderator',
  approver: 'approver',
  auditor: 'auditor',
  administrator: 'administrator',
};

const signedIn = async (
  desk: Desk,
  what: string,
  subject: string,
  roles: readonly string[],
  declared: Officer['declared'],
) => {
  const account = { subject, name: `${subject} Example`, groups: roles };
  const [earlier, now] = [await desk.as(account), await desk.as(account)];
  const cookies = [...now.jar].map(([name, value]) => `${name}=${value}`);
  const [token, earlierToken] = [now, earlier].map((visitor) => desk.tokenOf(visitor, account));
  return {
    what,
    account,
    roles,
    declared,
    cookies,
    token: token ?? '',
    earlierToken: earlierToken ?? '',
  } satisfies Officer;
};

const withRole = async (desk: Desk, windows: Windows, role: OfficerRole): Promise<readonly Officer[]> => {
  const { subject, name } = desk.officers[accounts[role]];
  const conflicted = { subject: `${subject}-conflicted`, name };
  for (const { windowId, every } of Object.values(windows)) {
    if (role === 'evaluator') await desk.stored.declared(windowId, { subject, name });
    const declaration = {
      officer: personOf(conflicted),
      roles: [],
      organisations: [],
      conflictedApplications: [...every],
      at: clock.now(),
    };
    await declareConflicts(desk.deps, windowId, declaration);
  }
  return [
    await signedIn(desk, role, subject, [role], 'no conflict'),
    await signedIn(desk, `${role} who has not declared`, `${subject}-new`, [role], 'nothing'),
    await signedIn(desk, `${role} with a conflict`, conflicted.subject, [role], 'a conflict'),
  ];
};

const ended = async (desk: Desk) => {
  const account = { subject: 'gone', name: 'Gone Example', groups: [...officerRole.options] };
  const visitor = await desk.as(account);
  const token = desk.tokenOf(visitor, account);
  const cookies = [...visitor.jar].map(([name, value]) => `${name}=${value}`);
  await desk.sessions.end(visitor.jar.get('__Host-officer') ?? '');
  return [cookies, token] as const;
};

const ofAProvider = async (desk: Desk) => {
  const { documents, providerSessions: table } = desk.tables;
  const sessions = sessionRepository({ documents, table, now: clock.now }, 'provider');
  const session = await sessions.start({ subject: 'hidden', name: 'Hilda', email: 'h@care.example', groups: [] });
  return ['provider', 'officer'].map((site) => `__Host-${site}=${session}`);
};

/** Officers of each role, once each with what they may have declared, and two who have none. */
export const everyOfficer = async (desk: Desk, windows: Windows): Promise<readonly Officer[]> => [
  await signedIn(desk, 'somebody without a role', 'nadia', [], 'nothing'),
  await signedIn(desk, 'somebody of a made-up group', 'max', ['administrators', 'evaluators', 'EVALUATOR'], 'nothing'),
  ...(await Array.fromAsync(officerRole.options, (role) => withRole(desk, windows, role))).flat(),
];

/** Those whom the site does not know, with what their browsers send. */
export const strangers = async (desk: Desk) =>
  [
    ['nobody', []],
    ['a provider', await ofAProvider(desk)],
    ['somebody signed out', ...(await ended(desk))],
  ] as readonly (readonly [who: string, cookies: readonly string[], token?: string])[];
