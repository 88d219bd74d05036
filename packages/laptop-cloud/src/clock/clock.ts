import { setTimeout as sleep } from 'node:timers/promises';
import { readOffset, writeOffset } from './offset-file.ts';
import { Timers } from './timers.ts';
import { installVirtualDate, realNow, sharedOffset } from './virtual-date.ts';

/** The virtual clock: real time plus an offset that only grows, and may begin below zero. All times are epoch milliseconds. */
export interface Clock {
  now(): number;
  /** How far the clock is ahead of real time, in ms; below zero where it is behind. */
  offset(): number;
  /**
   * Moves forward to this time through every due time on the way, in order, waiting at each until all is quiet; answers
   * when the clock is there and all is quiet again. Throws a RangeError for a time already passed.
   */
  advanceTo(epochMs: number): Promise<void>;
  /** Fires once, as soon as the clock reads the due time; replaces what was set under the same id. */
  schedule(id: string, dueEpochMs: number, fire: () => void | Promise<void>): void;
  cancel(id: string): void;
  /** A jump waits until all probes answer true; the name is told when one never does. */
  onQuiet(probe: () => boolean, name?: string): void;
}

/** A clock that runs in this process and owns its `Date`. */
export interface RunningClock extends Clock {
  /** For the workers' `installVirtualDate`. */
  readonly shared: SharedArrayBuffer;
  /** Begins to fire. Until then everything may be set again as it was before a stop, and is then taken in order. */
  start(): void;
  close(): void;
}

/** Node counts timers in monotonic time, which stands still while a laptop sleeps: look again at least this often. */
const longestNap = 30_000;
/** Due times that have passed by more than this were missed (a stop, a jump), and are stepped through one by one. */
const missedBy = 1_000;
const patience = 120_000;
/** What is due within a second is taken as one step: on AWS, too, it would happen side by side. */
const stepMs = 1_000;
const always = Number.NEGATIVE_INFINITY;

/**
 * @param file where the offset is kept; it is read now, and written before each move.
 * @param startAt where a clock without a kept offset begins (epoch ms), before or after real time; at real time where it is left out.
 * @param report is told what failed when it was due.
 */
export function createClock({
  file,
  startAt,
  report = console.error,
}: {
  readonly file?: string;
  readonly startAt?: number;
  readonly report?: (message: string) => void;
} = {}): RunningClock {
  const kept = file === undefined ? undefined : readOffset(file);
  const shared = sharedOffset(kept ?? (startAt === undefined ? 0 : startAt - realNow()));
  const cell = new BigInt64Array(shared);
  const uninstall = installVirtualDate(shared);
  const timers = new Timers();
  const probes: { readonly probe: () => boolean; readonly name: string }[] = [];
  let firing = 0;
  let running = false;
  let nap: NodeJS.Timeout | undefined;
  let armedFor = Number.POSITIVE_INFINITY;
  let turn: Promise<unknown> = Promise.resolve();

  const offset = () => Number(Atomics.load(cell, 0));
  const now = () => realNow() + offset();
  if (file !== undefined && kept === undefined) writeOffset(file, offset());

  const moveTo = (epochMs: number) => {
    const moved = offset() + Math.max(0, Math.ceil(epochMs - now()));
    // Kept first: after a crash in between, the clock stands ahead of what was seen, never behind.
    if (file !== undefined) writeOffset(file, moved);
    Atomics.store(cell, 0, BigInt(moved));
  };

  const fire = (due: ReturnType<Timers['take']>) => {
    for (const { id, fire } of due) {
      firing += 1;
      (async () => fire())()
        .catch((error: unknown) => report(`clock: ${id} failed when it was due: ${String(error)}`))
        .finally(() => {
          firing -= 1;
        });
    }
  };

  const busy = () =>
    firing > 0 ? ['timers that fired'] : probes.filter(({ probe }) => !probe()).map(({ name }) => name);

  /** Waits until all is quiet at three looks in a row, since work passes from hand to hand between two looks. */
  const quiet = async (limit: number) => {
    const from = now();
    const giveUp = performance.now() + limit;
    for (let calm = 0; calm < 3 && running; ) {
      // Something may wait for what comes due meanwhile, such as the end of its time. What was due before has its own turn.
      fire(timers.take(from - 1, now()));
      const busyWith = busy();
      calm = busyWith.length === 0 ? calm + 1 : 0;
      if (performance.now() > giveUp) {
        throw new Error(
          `Not quiet at ${new Date(now()).toISOString()} after ${limit / 1000} s: ${busyWith.join(', ')}`,
        );
      }
      await sleep(2);
    }
  };

  const catchUp = async () => {
    for (let due = timers.next(); running && due !== undefined && due <= now(); due = timers.next()) {
      fire(timers.take(always, Math.min(due + stepMs, now())));
      if (now() - due > missedBy) await quiet(10_000).catch((error: unknown) => report(`clock: ${String(error)}`));
    }
  };

  const arm = () => {
    clearTimeout(nap);
    const due = timers.next();
    armedFor = due ?? Number.POSITIVE_INFINITY;
    if (!running || due === undefined) return;
    nap = setTimeout(() => void takeTurn(catchUp), Math.min(Math.max(due - now(), 0), longestNap));
  };

  const takeTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work).finally(arm);
    turn = mine.catch(() => {});
    return mine;
  };

  const advance = async (target: number) => {
    await quiet(patience);
    for (let due = timers.next(); due !== undefined && due <= target; due = timers.next()) {
      const step = timers.take(always, Math.min(due + stepMs, target));
      moveTo(step.at(-1)?.due ?? due);
      fire(step);
      await quiet(patience);
    }
    moveTo(target);
    await quiet(patience);
    // What was set meanwhile for a time already passed.
    for (let due = timers.next(); due !== undefined && due <= now(); due = timers.next()) {
      fire(timers.take(always, now()));
      await quiet(patience);
    }
  };

  return {
    shared,
    now,
    offset,
    advanceTo: async (epochMs) => {
      if (!(epochMs >= now())) throw new RangeError('The clock only moves forward.');
      await takeTurn(() => advance(epochMs));
    },
    schedule: (id, due, fire) => {
      timers.set(id, due, fire);
      if (running && due < armedFor) arm();
    },
    cancel: (id) => timers.cancel(id),
    onQuiet: (probe, name = 'a part without a name') => void probes.push({ probe, name }),
    start: () => {
      running = true;
      arm();
    },
    close: () => {
      running = false;
      clearTimeout(nap);
      uninstall();
    },
  };
}
