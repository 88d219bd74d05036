import * as z from 'zod';

/** Where an unsealed application stands. */
export const applicationStatus = z.enum([
  'received',
  'registration-referred',
  'registration-accepted',
  'compliance-referred',
  'evaluating',
  'moderating',
  'scored',
  'rejected',
  'awarded',
  'unsuccessful',
]);
export type ApplicationStatus = z.infer<typeof applicationStatus>;

/** Which status may follow which. Every write of a status is conditional on this table. */
export const applicationTransitions = {
  received: ['registration-referred', 'registration-accepted', 'rejected'],
  'registration-referred': ['registration-accepted', 'rejected'],
  'registration-accepted': ['compliance-referred', 'evaluating', 'rejected'],
  'compliance-referred': ['evaluating', 'rejected'],
  evaluating: ['moderating'],
  moderating: ['scored'],
  scored: ['awarded', 'unsuccessful'],
  rejected: [],
  awarded: [],
  unsuccessful: [],
} as const satisfies Record<ApplicationStatus, readonly ApplicationStatus[]>;

const followers: Record<ApplicationStatus, readonly ApplicationStatus[]> = applicationTransitions;

/** The statuses from which an application may move to `to`. */
export const statusesBefore = (to: ApplicationStatus): readonly ApplicationStatus[] =>
  applicationStatus.options.filter((from) => followers[from].includes(to));
