import type { WindowStep } from './steps.ts';

/** The way of a window and its award, as officers know it, in its order. */
export const stages = [
  'scheduled',
  'open',
  'unsealing',
  'checks',
  'scoring',
  'moderation',
  'recommendation',
  'approval',
  'letters',
  'standstill',
  'contracts',
  'ended',
] as const;
export type Stage = (typeof stages)[number];

/**
 * The stage at which a state machine asks people for something, by what it asks for. A fault is of whichever stage it happened at: the machine goes
 * on from there.
 */
export const stageOfAsk = {
  'registration-referral': 'checks',
  'compliance-referral': 'checks',
  'proposed-rejection': 'checks',
  representation: 'checks',
  'evaluation-1': 'scoring',
  'evaluation-2': 'scoring',
  moderation: 'moderation',
  recommendation: 'recommendation',
  approval: 'approval',
  release: 'letters',
  'letters-left': 'letters',
  'undelivered-letters': 'letters',
  publication: 'standstill',
  'standstill-end': 'standstill',
  standstill: 'standstill',
  challenge: 'standstill',
  'register-changes': 'contracts',
  fault: 'whichever',
  'window-fault': 'whichever',
} as const satisfies Readonly<Record<string, Stage | 'whichever'>>;
export type StagedAsk = keyof typeof stageOfAsk;

/** The stage at which a state machine waits for the clock, by its file and the state's name. */
export const stageOfTheClock: Readonly<Record<string, Readonly<Record<string, Stage>>>> = {
  window: {
    'Wait for the opening instant': 'scheduled',
    'Wait for the next reminder': 'open',
    'Wait for the closing instant': 'open',
    'Let the last submissions arrive': 'unsealing',
  },
  // What is changed of a window is its opening hours: an extension is told once it can no longer be taken back.
  change: { 'Wait until it can no longer be taken back': 'open' },
};

/** The stage at which a window's machine does what it could not do. */
export const stageOfStep: Readonly<Record<WindowStep, Stage>> = {
  preparing: 'scheduled',
  opening: 'scheduled',
  telling: 'open',
  closing: 'open',
  unsealing: 'unsealing',
  starting: 'checks',
  awarding: 'recommendation',
};
