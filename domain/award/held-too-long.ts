import { plusDuration } from '../time/london.ts';

/**
 * How many days an award may wait for something after its approval before somebody is told that it does: providers wait for their places
 * meanwhile. A challenge takes as long as the council's answer to it.
 */
const days = {
  release: 3,
  'letters-left': 2,
  'undelivered-letters': 3,
  publication: 3,
  'standstill-end': 3,
  'register-changes': 7,
  challenge: 21,
} as const;

export type Holding = keyof typeof days;

export const holdsAnAward: readonly Holding[] = [
  'release',
  'letters-left',
  'undelivered-letters',
  'publication',
  'standstill-end',
  'register-changes',
  'challenge',
];

/** Whether an award waits for longer than it should. @param since when it came to wait for that */
export const isHeldTooLong = (ask: Holding, since: string, now: string): boolean => heldTooLongFrom(ask, since) <= now;

/** The instant from which an award has waited for too long. */
export const heldTooLongFrom = (ask: Holding, since: string): string => plusDuration(since, `PT${24 * days[ask]}H`);
