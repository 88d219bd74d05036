import type { ApplicationStatus } from '../../../domain/application/status.ts';
import type { WindowStatus } from '../../../domain/window/window.ts';

/** A status as officers read it, with the colour of its tag. */
export interface StatusWords {
  readonly text: string;
  readonly colour: string;
}

export const applicationWords: Readonly<Record<ApplicationStatus, StatusWords>> = {
  received: { text: 'Registration being checked', colour: 'grey' },
  'registration-referred': { text: 'Registration: decision needed', colour: 'yellow' },
  'registration-accepted': { text: 'Compliance being checked', colour: 'grey' },
  'compliance-referred': { text: 'Compliance: decision needed', colour: 'yellow' },
  'rejection-proposed': { text: 'Rejection proposed: provider may reply', colour: 'orange' },
  'representation-referred': { text: 'Reply to a proposed rejection: decision needed', colour: 'yellow' },
  evaluating: { text: 'Being scored', colour: 'blue' },
  moderating: { text: 'In moderation', colour: 'purple' },
  scored: { text: 'Scored', colour: 'turquoise' },
  rejected: { text: 'Rejected before scoring', colour: 'red' },
  awarded: { text: 'Awarded', colour: 'green' },
  unsuccessful: { text: 'Unsuccessful', colour: 'orange' },
  'place-withheld': { text: 'Place withheld', colour: 'red' },
  'award-stopped': { text: 'Award stopped', colour: 'red' },
  'window-cancelled': { text: 'Window cancelled', colour: 'grey' },
};

export const windowWords: Readonly<Record<WindowStatus, StatusWords>> = {
  scheduled: { text: 'Scheduled', colour: 'grey' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
  evaluating: { text: 'Evaluating', colour: 'blue' },
  standstill: { text: 'Standstill', colour: 'purple' },
  awarded: { text: 'Awarded', colour: 'turquoise' },
  cancelled: { text: 'Cancelled', colour: 'red' },
};
