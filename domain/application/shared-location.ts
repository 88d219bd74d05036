import type { Finding } from '../reason.ts';
import type { LocationDoubt, OpenedApplication, RegistrationRecord } from './opened-application.ts';
import type { ApplicationStatus } from './status.ts';

/** Another provider of the same agreement that uses a location, by its application. */
export interface OtherUse {
  readonly application: Pick<OpenedApplication, 'applicationId' | 'receipt' | 'organisationName'>;
  /** Whether it has a contract for the location from another window. */
  readonly isContracted: boolean;
}

type SharedLocation = RegistrationRecord['findings'][number];

/** Of each status, whether an application still stands for a place, or has one. */
const stands = {
  received: true,
  'registration-referred': true,
  'registration-accepted': true,
  'compliance-referred': true,
  'rejection-proposed': true,
  'representation-referred': true,
  evaluating: true,
  moderating: true,
  scored: true,
  awarded: true,
  rejected: false,
  unsuccessful: false,
  'place-withheld': false,
  'award-stopped': false,
  'window-cancelled': false,
} as const satisfies Record<ApplicationStatus, boolean>;

/** Whether an application uses its location still: nobody is in the way of one that was turned away. */
export const usesItsLocation = ({ status }: Pick<OpenedApplication, 'status'>): boolean => stands[status];

/** Anybody may name a location again and again: beyond these, they are counted. */
const MOST = 20;
const code = 'location-shared';
const outcome: Finding['outcome'] = 'refer';

/**
 * Why an application is referred whose location another provider of the agreement uses (docs/rules.md, rule 4): one of the two is
 * somebody else's, or one firm has two accounts, and only a person can tell which.
 */
export const findingsOfSharedLocation = (others: readonly OtherUse[]): readonly SharedLocation[] => [
  ...others
    .slice(0, MOST)
    .map((other): SharedLocation => ({ code, outcome, text: inWords(other), about: other.application.applicationId })),
  ...(others.length > MOST
    ? [
        {
          code,
          outcome,
          text: `${others.length - MOST} more applications name this location.`,
        } satisfies SharedLocation,
      ]
    : []),
];

const inWords = ({ application: { receipt, organisationName }, isContracted }: OtherUse): string =>
  isContracted
    ? `${organisationName} has a contract for this location, from its application ${receipt.reference}.`
    : `${receipt.reference}, the application of ${organisationName}, names this location too.`;

type Doubted = Pick<OpenedApplication, 'status' | 'registration' | 'locationDoubts'>;

/**
 * What puts on an application's record that another one, which came to be opened later, names its location; undefined where that is known,
 * where its own check is still to come and finds it, or where it is beyond the award: the register is asked again before a contract.
 */
export const doubting = (was: Doubted, other: OtherUse, at: string): Pick<Doubted, 'locationDoubts'> | undefined => {
  const { status, registration, locationDoubts = [] } = was;
  const about = other.application.applicationId;
  const isKnown = [...(registration?.findings ?? []), ...locationDoubts].some((each) => each.about === about);
  if (isKnown || status === 'received' || !isBeforeAward(status)) return undefined;
  return { locationDoubts: [...locationDoubts, { about, text: inWords(other), at }] };
};

const isBeforeAward = (status: ApplicationStatus): boolean => stands[status] && status !== 'awarded';

/** Doubts that an officer is still to decide on; none of an application that was turned away. */
export const openDoubts = ({ status, locationDoubts = [] }: Doubted): readonly LocationDoubt[] =>
  isBeforeAward(status) ? locationDoubts.filter(({ decided }) => !decided) : [];

/**
 * What an officer's decision on every open doubt makes of the record. What is accepted counts as found and accepted with the registration.
 * What is not holds the place back before its contract, as anything does that nobody has accepted.
 */
export const decidingDoubts = (
  was: Doubted,
  decided: NonNullable<LocationDoubt['decided']>,
): Pick<Doubted, 'locationDoubts' | 'registration'> => {
  const open = openDoubts(was);
  const { registration, locationDoubts = [] } = was;
  const found = open.map(({ text, about }): SharedLocation => ({ code, outcome, text, about }));
  return {
    locationDoubts: locationDoubts.map((each) => (open.includes(each) ? { ...each, decided } : each)),
    ...(registration && decided.decision === 'accept'
      ? { registration: { ...registration, findings: [...registration.findings, ...found] } }
      : {}),
  };
};

/** The other applications that what was found of this one's location is about. */
export const othersFound = ({ registration, locationDoubts = [] }: Doubted): readonly string[] => [
  ...new Set([...(registration?.findings ?? []), ...locationDoubts].flatMap(({ about }) => about ?? [])),
];
