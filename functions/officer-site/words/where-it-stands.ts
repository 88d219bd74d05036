import type { ApplicationStatus } from '../../../domain/application/status.ts';
import type { Stage } from '../../../domain/window/stages.ts';
import { type WaitedFor, waitedForAt } from '../../../domain/window/waiting-at.ts';
import type { StageState } from '../../../domain/window/where-it-stands.ts';
import type { StatusWords } from './statuses.ts';

/** A stage as officers read it, with what is said of an instant that is due at it: when it ends where it stands there, or begins. */
interface StageWords {
  readonly name: string;
  /** A name that is too long for the picture. */
  readonly drawnAs?: string;
  readonly ends?: string;
  readonly begins?: string;
}

export const stageWords: Readonly<Record<Stage, StageWords>> = {
  scheduled: { name: 'Scheduled', ends: 'The window opens' },
  open: { name: 'Open', ends: 'The window closes', begins: 'The window opens' },
  unsealing: { name: 'Unsealing', begins: 'The window closes' },
  checks: { name: 'Checks' },
  scoring: { name: 'Scoring' },
  moderation: { name: 'Moderation' },
  recommendation: { name: 'Recommendation', drawnAs: 'Recommend' },
  approval: { name: 'Approval' },
  letters: { name: 'Letters' },
  standstill: { name: 'Standstill', ends: 'The standstill ends' },
  contracts: { name: 'Contracts', begins: 'The standstill ends' },
  ended: { name: 'Ended' },
};

/** What each stage is, beside its name. */
export const stageMeanings: Readonly<Record<Stage, string>> = {
  scheduled: 'The window is prepared.',
  open: 'Providers apply. What they submit is sealed.',
  unsealing: 'Applications are opened to officers.',
  checks: 'Registration and compliance of each application are checked.',
  scoring: 'Two evaluators score each application alone.',
  moderation: 'A moderator agrees the scores with them.',
  recommendation: 'Places are recommended once every application is settled.',
  approval: 'Somebody else decides on the recommendation, under an authority.',
  letters: 'Every applicant is told its outcome.',
  standstill: 'Applicants can challenge the award.',
  contracts: 'The register is asked again, and contracts are made.',
  ended: 'The award is made, and its notices are published.',
};

export const stateWords: Readonly<Record<StageState, StatusWords>> = {
  done: { text: 'Done', colour: 'green' },
  now: { text: 'Now', colour: 'blue' },
  ahead: { text: 'Still ahead', colour: 'grey' },
  'left-out': { text: 'Not needed', colour: 'grey' },
  stopped: { text: 'Not finished', colour: 'red' },
  never: { text: 'Not reached', colour: 'grey' },
};

/** Who is waited for, and to do what. */
export const waitWords: Readonly<Record<WaitedFor, string>> = {
  clock: 'The clock: nobody has to do anything',
  service: 'The service: nobody has to do anything',
  'registration-referral': 'A procurement lead or contract manager, to decide on registrations that the check referred',
  'compliance-referral': 'A procurement lead or contract manager, to decide on what the compliance check referred',
  'proposed-rejection': 'The provider, who may reply before it is rejected',
  representation: 'A procurement lead or contract manager, to decide on replies to proposed rejections',
  'shared-location': 'A procurement lead or contract manager, to decide on locations that two applications name',
  unopened: 'A procurement lead or contract manager, to see to applications that could not be opened',
  'evaluation-1': 'Evaluators, to score',
  'evaluation-2': 'Evaluators, to score',
  moderation: 'Moderators, to agree the scores',
  recommendation: 'A procurement lead, to recommend places',
  approval: 'An approver, to approve the recommendation or return it',
  release: 'Officers, to read the outcome letters and release them',
  'letters-left': 'The mail service, to take the letters that are left',
  'undelivered-letters': 'A procurement lead or contract manager, to see to letters that could not be delivered',
  publication: 'A procurement lead or contract manager, to record the award notice',
  'standstill-end': 'A procurement lead or contract manager, to confirm the end of the standstill',
  standstill: 'The end of the standstill, by the clock',
  challenge: 'A procurement lead or contract manager, to settle the challenges and proposed stops that hold the award',
  'register-changes': 'A procurement lead or contract manager, to decide on places that are held back',
  fault: 'A procurement lead or contract manager, to look at a fault and have it tried again',
  'window-fault': 'A procurement lead or contract manager, to look at a fault and have it tried again',
};

/** Whom an application at a status waits for: each kind has a pattern of its own in the chart. */
export type Awaited = 'service' | 'officers' | 'provider' | 'settled';
export const awaitedWords: Readonly<Record<Awaited, string>> = {
  service: 'The service',
  officers: 'Officers',
  provider: 'The provider',
  settled: 'Nobody: it is settled',
};
export const awaitedAt = (status: ApplicationStatus): Awaited => {
  const waited = waitedForAt(status);
  if (waited === undefined) return 'settled';
  if (waited === 'service') return 'service';
  return waited === 'proposed-rejection' ? 'provider' : 'officers';
};
