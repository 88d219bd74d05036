import type { OpenedApplication } from '../application/opened-application.ts';
import { referralOpenAgain } from '../application/reopened.ts';
import { openDoubts } from '../application/shared-location.ts';
import type { ApplicationStatus } from '../application/status.ts';

/** Of each status, whether nothing is left to be decided at it before the award. */
const settled = {
  received: false,
  'registration-referred': false,
  'registration-accepted': false,
  'compliance-referred': false,
  'rejection-proposed': false,
  'representation-referred': false,
  evaluating: false,
  moderating: false,
  scored: true,
  rejected: true,
  awarded: true,
  unsuccessful: true,
  'place-withheld': true,
  'award-stopped': true,
  'window-cancelled': true,
} as const satisfies Record<ApplicationStatus, boolean>;

/** Whether an application has come to the end of what the checks and the scoring are. */
export const isSettledAtItsStatus = ({ status }: Pick<OpenedApplication, 'status'>): boolean => settled[status];

/**
 * Whether its process has still to bring it there. Scores that were opened again after the process had them are recorded by the
 * officers' site, and so is what is decided on a referral that was.
 */
export const awaitsItsProcess = (application: Pick<OpenedApplication, 'status' | 'reopenedAt' | 'reopened'>): boolean =>
  !isSettledAtItsStatus(application) &&
  !(application.status === 'moderating' && application.reopenedAt !== undefined) &&
  referralOpenAgain(application) === undefined;

/** Whether nothing is left to be decided on an application before the award: neither at its status nor on its location. */
export const isSettled = (
  application: Pick<OpenedApplication, 'status' | 'registration' | 'locationDoubts'>,
): boolean => isSettledAtItsStatus(application) && openDoubts(application).length === 0;

/** Applications that must be settled before anybody can be recommended. */
export const unsettled = (applications: readonly OpenedApplication[]): readonly OpenedApplication[] =>
  applications.filter((application) => !isSettled(application));
