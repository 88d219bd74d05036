import type { OpenedApplication } from '../application/opened-application.ts';
import type { Officer, Person } from '../people/officer.ts';
import { barriersTo, type Relation, type SeparationBarrier } from '../people/separation.ts';
import { ownMailHost } from '../people/shared-mail-hosts.ts';
import type { Reason } from '../reason.ts';
import { isNamed } from '../register/organisation-name.ts';
import { relationsOf } from './relations.ts';

/** Somebody who has declared for a window, with what keeps them from its applications. */
export interface PanelMember {
  readonly officer: Person;
  readonly roles: Officer['roles'];
  readonly conflictedApplications: readonly string[];
  /** The host of their email address, where it is not one where anybody can have a mailbox. */
  readonly mailHost?: string | undefined;
  /** The organisations that they declared to work for, to own part of or to have left lately. */
  readonly organisations: readonly string[];
}

type Considered = Pick<OpenedApplication, 'applicationId' | 'status' | 'evaluators' | 'organisationName' | 'email'> &
  Partial<Pick<OpenedApplication, 'conflicts' | 'moderator' | 'oneEvaluation' | 'shownMarks' | 'offered' | 'givenUp'>>;

type PanelBarrier = SeparationBarrier | Reason<'same-mail-host' | 'declared-organisation' | 'has-place' | 'gave-it-up'>;

/**
 * What keeps a member of the panel from a place as evaluator of an application: separation of duties, what they declared, an email address
 * or a declared organisation that is the applicant's, a place of it that is theirs, or was.
 */
export const barriersToAssigning = (member: PanelMember, application: Considered): readonly PanelBarrier[] => {
  const { officer, roles, conflictedApplications, mailHost, organisations } = member;
  const { applicationId, evaluators, organisationName, email, offered = [], givenUp = [] } = application;
  const declared = conflictedApplications.includes(applicationId);
  const has = new Set<Relation>([
    ...relationsOf(officer.id, { applications: [application] }),
    ...(declared ? (['conflict'] as const) : []),
  ]);
  const isTheirs = [...evaluators.map(({ by }) => by), ...offered.map(({ to }) => to)].some(
    ({ id }) => id === officer.id,
  );
  const said = barriersTo('score', { roles }, has).map(({ code, text }) => ({ code, text: asTold(code, text) }));
  return [
    ...said,
    ...(mailHost !== undefined && ownMailHost(email) === mailHost
      ? [
          {
            code: 'same-mail-host',
            text: 'Their email address is of the same organisation as the applicant’s.',
          } as const,
        ]
      : []),
    ...(isNamed(organisationName, organisations)
      ? [{ code: 'declared-organisation', text: 'They declared an interest in an organisation of this name.' } as const]
      : []),
    ...(isTheirs ? [{ code: 'has-place', text: 'They have a place on it.' } as const] : []),
    ...(givenUp.some(({ of }) => of.id === officer.id)
      ? [{ code: 'gave-it-up', text: 'A place on it was theirs, and was declined, given back or reassigned.' } as const]
      : []),
  ];
};

/** What separation says to whom it bars, as it is said of them to who assigns. */
const asTold = (code: SeparationBarrier['code'], text: string): string => told[code] ?? text;

const told: Readonly<Partial<Record<SeparationBarrier['code'], string>>> = {
  'not-in-role': 'They are no evaluator.',
  conflict: 'They declared a conflict of interest with this applicant.',
  moderated: 'They moderate this application.',
  'saw-marks': 'They have been shown another evaluator’s marks of it.',
};

/** Whether somebody who has declared can be given places at all. */
export const isOnPanel = ({ roles }: Pick<PanelMember, 'roles'>): boolean => roles.includes('evaluator');
