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
]);
export type ApplicationStatus = z.infer<typeof applicationStatus>;

/**
 * Which status may follow which. Every write of a status is conditional on this table. No check and no officer leads to `rejected` by
 * itself: a rejection is proposed, and the provider heard, before it takes effect (docs/rules.md, rule 8).
 */
export const applicationTransitions = {
  received: ['registration-referred', 'registration-accepted', 'rejection-proposed'],
  'registration-referred': ['registration-accepted', 'rejection-proposed'],
  'registration-accepted': ['compliance-referred', 'evaluating', 'rejection-proposed'],
  'compliance-referred': ['evaluating', 'rejection-proposed'],
  'rejection-proposed': ['representation-referred', 'registration-accepted', 'evaluating', 'rejected'],
  'representation-referred': ['registration-accepted', 'evaluating', 'rejected'],
  evaluating: ['moderating'],
  moderating: ['scored'],
  scored: ['moderating', 'awarded', 'unsuccessful', 'award-stopped'],
  rejected: [],
  awarded: ['place-withheld', 'award-stopped'],
  unsuccessful: ['award-stopped'],
  'place-withheld': [],
  'award-stopped': [],
} as const satisfies Record<ApplicationStatus, readonly ApplicationStatus[]>;

const followers: Record<ApplicationStatus, readonly ApplicationStatus[]> = applicationTransitions;

/** The statuses from which an application may move to `to`. */
export const statusesBefore = (to: ApplicationStatus): readonly ApplicationStatus[] =>
  applicationStatus.options.filter((from) => followers[from].includes(to));
