import * as z from 'zod';

/** Where an unsealed application stands. */
export const applicationStatus = z.enum([
  'received',
  'registration-referred',
  'registration-accepted',
  'compliance-referred',
  'rejection-proposed',
  'representation-referred',
  'evaluating',
  'moderating',
  'scored',
  'rejected',
  'awarded',
  'unsuccessful',
  /** It had a place, which was withheld before its contract was made, since the register had changed for the worse. */
  'place-withheld',
  /** A challenge stopped the award: nothing that it decided stands. */
  'award-stopped',
  /** An officer cancelled the window: nothing more is decided on it. */
  'window-cancelled',
]);
export type ApplicationStatus = z.infer<typeof applicationStatus>;

/**
 * Which status may follow which. Every write of a status is conditional on this table. No check and no officer leads to `rejected` by
 * itself: a rejection is proposed, and the provider heard, before it takes effect (docs/rules.md, rule 8).
 */
const followers: Record<ApplicationStatus, readonly ApplicationStatus[]> = {
  received: ['registration-referred', 'registration-accepted', 'rejection-proposed', 'window-cancelled'],
  'registration-referred': ['registration-accepted', 'scored', 'rejection-proposed', 'window-cancelled'],
  'registration-accepted': ['compliance-referred', 'evaluating', 'rejection-proposed', 'window-cancelled'],
  'compliance-referred': ['evaluating', 'scored', 'rejection-proposed', 'window-cancelled'],
  'rejection-proposed': [
    'representation-referred',
    'registration-accepted',
    'evaluating',
    'scored',
    'rejected',
    'window-cancelled',
  ],
  'representation-referred': ['registration-accepted', 'evaluating', 'scored', 'rejected', 'window-cancelled'],
  evaluating: ['moderating', 'window-cancelled'],
  moderating: ['scored', 'window-cancelled'],
  /** An approver who returned a recommendation may have a referral decided on anew (reopened.ts). */
  scored: [
    'moderating',
    'registration-referred',
    'compliance-referred',
    'awarded',
    'unsuccessful',
    'award-stopped',
    'window-cancelled',
  ],
  rejected: [],
  awarded: ['place-withheld', 'award-stopped'],
  unsuccessful: ['award-stopped'],
  'place-withheld': [],
  'award-stopped': [],
  'window-cancelled': [],
};

/** Of each status, whether the checks before the scoring are still to end; a check may end it. */
const beforeScoring = {
  received: true,
  'registration-referred': true,
  'registration-accepted': true,
  'compliance-referred': true,
  'rejection-proposed': true,
  'representation-referred': true,
  evaluating: false,
  moderating: false,
  scored: false,
  rejected: false,
  awarded: false,
  unsuccessful: false,
  'place-withheld': false,
  'award-stopped': false,
  'window-cancelled': false,
} as const satisfies Record<ApplicationStatus, boolean>;

/** Whether an application is still being checked, and may come to be scored. */
export const mayComeToBeScored = (status: ApplicationStatus): boolean => beforeScoring[status];

/** The statuses from which an application may move to `to`. */
export const statusesBefore = (to: ApplicationStatus): readonly ApplicationStatus[] =>
  applicationStatus.options.filter((from) => followers[from].includes(to));
