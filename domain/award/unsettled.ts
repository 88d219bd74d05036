import type { OpenedApplication } from '../application/opened-application.ts';
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

/** Whether nothing is left to be decided on an application before the award. */
export const isSettled = ({ status }: Pick<OpenedApplication, 'status'>): boolean => settled[status];

/** Applications that must be settled before anybody can be recommended. */
export const unsettled = (applications: readonly OpenedApplication[]): readonly OpenedApplication[] =>
  applications.filter((application) => !isSettled(application));
