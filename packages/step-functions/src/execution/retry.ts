import type { Retrier } from '../definition/states.ts';
import { matches, type StateFailure } from '../failure.ts';
import type { Visit } from './execution.ts';

/** Which retrier takes the failure, and how long it pauses, in milliseconds; `undefined` when none does. */
export const retryFor = (
  retriers: readonly Retrier[],
  visit: Visit,
  failure: StateFailure,
): { readonly retrier: number; readonly pause: number } | undefined => {
  const retrier = retriers.findIndex(({ errorEquals }) => matches(errorEquals, failure));
  const found = retriers[retrier];
  if (!found) return undefined;
  const spent = visit.spent[retrier] ?? 0;
  return spent < found.maxAttempts ? { retrier, pause: pauseOf(found, spent) } : undefined;
};

const pauseOf = ({ intervalSeconds, backoffRate, maxDelaySeconds, fullJitter }: Retrier, spent: number): number => {
  const seconds = Math.min(intervalSeconds * backoffRate ** spent, maxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (fullJitter ? Math.random() : 1));
};
