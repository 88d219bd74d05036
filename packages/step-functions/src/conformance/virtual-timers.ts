import { dueQueue, type Timers } from '../timers.ts';

/** Time that stands still until it is told to go on to what is due next. */
export const virtualTimers = (start: number): Timers & { next(): boolean; due(): number | undefined } => {
  const queue = dueQueue();
  let now = start;
  return {
    now: () => now,
    schedule: (id, at, fire) => queue.add({ id, at, fire }),
    cancel: (id) => queue.remove(id),
    /** When something is due next. */
    due: () => queue.first()?.at,
    /** Moves to the next due time and lets it happen; false when nothing is due any more. */
    next() {
      const due = queue.takeUntil(Number.POSITIVE_INFINITY);
      if (!due) return false;
      now = Math.max(now, due.at);
      due.fire();
      return true;
    },
  };
};
