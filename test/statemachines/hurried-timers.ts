import { setTimeout as pause } from 'node:timers/promises';
import type { Timers } from '@laptop/step-functions';

interface Due {
  readonly at: number;
  readonly fire: () => void;
}

/** A clock for scenarios: it stands still while there is work, and jumps to the next due moment when there is none. */
export const hurriedTimers = (start: number) => {
  const due = new Map<string, Due>();
  let now = start;

  const timers: Timers = {
    now: () => now,
    schedule: (id, at, fire) => {
      due.set(id, { at, fire });
    },
    cancel: (id) => {
      due.delete(id);
    },
  };

  return {
    ...timers,
    /** Lets time pass until `look` answers something other than `waiting` (nothing to do but wait) or undefined (busy). */
    async hurryUntil<Result>(look: () => Promise<Result | 'waiting' | undefined>): Promise<Result> {
      // A round in which there is something to do is none of them: how many of these there are is up to the machine that runs it.
      for (let waits = 0; waits < 10_000; ) {
        const seen = await look();
        if (seen !== undefined && seen !== 'waiting') return seen;
        if (seen === 'waiting') {
          waits += 1;
          fireNext();
        }
        await pause(1);
      }
      throw new Error('The execution did not end');
    },
  };

  function fireNext(): void {
    const [next] = [...due].toSorted(([, a], [, b]) => a.at - b.at);
    if (!next) return;
    const [id, { at, fire }] = next;
    due.delete(id);
    now = Math.max(now, at);
    fire();
  }
};
