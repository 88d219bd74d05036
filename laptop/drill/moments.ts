import { performance } from 'node:perf_hooks';
import type { Progress } from '../demo/progress.ts';

/** A moment of a play: so long after so many steps of it were done. */
export interface Moment {
  readonly steps: number;
  readonly afterMs: number;
  /** Another kill follows as soon as this, counted from the start of the system that comes next: recovering may be broken off too. */
  readonly againAfterMs: number | undefined;
}

/** A clock that goes by what was done rather than by time: a play that is disturbed does the same steps, more slowly. */
export interface Timeline extends Progress {
  /** When each step was done, in milliseconds from the beginning. */
  readonly steps: readonly number[];
  /** Resolves when so many steps have been done. */
  reached(steps: number): Promise<void>;
}

export const timeline = (shown: Progress): Timeline => {
  const began = performance.now();
  const steps: number[] = [];
  const awaited: { readonly steps: number; readonly there: () => void }[] = [];
  return {
    phase: shown.phase,
    done: shown.done,
    step: () => {
      shown.step();
      steps.push(performance.now() - began);
      for (const { there, steps: wanted } of awaited) if (wanted <= steps.length) there();
    },
    steps,
    reached: (wanted) =>
      new Promise((there) => {
        if (wanted <= steps.length) there();
        else awaited.push({ steps: wanted, there });
      }),
  };
};

/** So many pairs of kills: the second comes while the system is starting again. */
const IN_PAIRS = 0.2;
/** About as long as a start takes. */
const STARTING_MS = 5_000;

/**
 * Random moments for so many kills, spread evenly over the time that a play took in peace.
 *
 * @param steps when each step of that play was done
 */
export const killMoments = (kills: number, steps: readonly number[]): readonly Moment[] => {
  const pairs = Math.floor(kills * IN_PAIRS);
  const times = Array.from({ length: kills - pairs }, () => Math.random() * (steps.at(-1) ?? 0));
  const spread = Math.max(1, Math.floor(times.length / Math.max(1, pairs)));
  const paired = new Set(Array.from({ length: pairs }, (_, pair) => pair * spread));
  return times
    .toSorted((one, other) => one - other)
    .map((time, index) => {
      const done = steps.filter((step) => step <= time).length;
      return {
        steps: done,
        afterMs: time - (steps[done - 1] ?? 0),
        againAfterMs: paired.has(index) ? Math.random() * STARTING_MS : undefined,
      };
    });
};
