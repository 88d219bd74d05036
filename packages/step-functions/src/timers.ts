/**
 * Where the engine gets time from. Every wait, timeout, heartbeat and retry pause goes through it, so that a virtual
 * clock may jump.
 */
export interface Timers {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `fire` once at or after `dueEpochMs`; a second call with the same id replaces the first. */
  schedule(id: string, dueEpochMs: number, fire: () => void): void;
  cancel(id: string): void;
}

interface Due {
  readonly id: string;
  readonly at: number;
  readonly fire: () => void;
}

/** setTimeout overflows above 2^31-1 ms; a wait may last a year. */
const LONGEST_SLEEP = 2 ** 31 - 1;

/** A queue of due times over one real timer, on the machine's own clock. */
export const realTimers = (): Timers & { close(): void } => {
  const queue = dueQueue();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const arm = () => {
    clearTimeout(timer);
    const next = queue.first();
    if (!next || closed) return;
    timer = setTimeout(fireDue, Math.min(Math.max(next.at - Date.now(), 0), LONGEST_SLEEP));
  };
  const fireDue = () => {
    for (let due = queue.takeUntil(Date.now()); due; due = queue.takeUntil(Date.now())) due.fire();
    arm();
  };

  return {
    now: () => Date.now(),
    schedule(id, at, fire) {
      const first = queue.first();
      queue.add({ id, at, fire });
      if (!first || at < first.at) arm();
    },
    cancel: (id) => queue.remove(id),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};

/** Due times in order: a binary heap in which a replaced or cancelled entry is skipped when it comes up. */
export const dueQueue = () => {
  const heap: Due[] = [];
  const live = new Map<string, Due>();

  const up = (from: number) => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!swapIfLater(parent, at)) return;
      at = parent;
    }
  };
  const down = () => {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      const right = left + 1;
      const a = heap[left];
      if (!a) return;
      const b = heap[right];
      const child = b && b.at < a.at ? right : left;
      if (!swapIfLater(at, child)) return;
      at = child;
    }
  };
  const swapIfLater = (parent: number, child: number): boolean => {
    const p = heap[parent];
    const c = heap[child];
    if (!p || !c || p.at <= c.at) return false;
    heap[parent] = c;
    heap[child] = p;
    return true;
  };
  const pop = () => {
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      down();
    }
  };
  const first = (): Due | undefined => {
    for (let top = heap[0]; top; top = heap[0]) {
      if (live.get(top.id) === top) return top;
      pop();
    }
    return undefined;
  };

  return {
    first,
    add(due: Due) {
      live.set(due.id, due);
      heap.push(due);
      up(heap.length - 1);
    },
    remove(id: string) {
      live.delete(id);
    },
    /** Takes out the earliest entry that is due at `now`, if any. */
    takeUntil(now: number): Due | undefined {
      const due = first();
      if (!due || due.at > now) return undefined;
      live.delete(due.id);
      pop();
      return due;
    },
  };
};
