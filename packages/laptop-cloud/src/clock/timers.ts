/** One thing that is to happen once the clock reads `due` (epoch ms). */
interface Timer {
  readonly id: string;
  readonly due: number;
  readonly fire: () => void | Promise<void>;
  /** Among equal due times the order is the order of setting. */
  readonly order: number;
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.due < other.due || (one.due === other.due && one.order < other.order);

/** What was replaced or cancelled is swept out once it is more than half of all, and more than these. */
const LITTLE = 64;

/**
 * Due times. Setting an id again replaces what was set under it; taking a timer removes it, so that none fires twice. A process that waits sets
 * its timeout, and a clock that waits for quiet looks each time that it does: so a look costs what is due, and not what is set.
 */
export class Timers {
  readonly #timers = new Map<string, Timer>();
  /** A binary heap, in which what stands in `#timers` no more is passed over. */
  #heap: Timer[] = [];
  #order = 0;

  set(id: string, due: number, fire: Timer['fire']): void {
    this.#order += 1;
    const timer = { id, due, fire, order: this.#order };
    this.#timers.set(id, timer);
    this.#add(timer);
    this.#sweep();
  }

  cancel(id: string): void {
    this.#timers.delete(id);
    this.#sweep();
  }

  /** The earliest due time, or undefined when nothing is set. */
  next(): number | undefined {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#stands(top)) return top.due;
      this.#removeFirst();
    }
    return undefined;
  }

  /** Removes and gives what is due after the one time and not after the other, in order. */
  take(after: number, until: number): Timer[] {
    const [taken, left]: [Timer[], Timer[]] = [[], []];
    for (let due = this.next(); due !== undefined && due <= until; due = this.next()) {
      const first = this.#removeFirst();
      if (!first) break;
      if (first.due > after) {
        this.#timers.delete(first.id);
        taken.push(first);
      } else left.push(first);
    }
    for (const timer of left) this.#add(timer);
    return taken;
  }

  #stands(timer: Timer): boolean {
    return this.#timers.get(timer.id) === timer;
  }

  #sweep(): void {
    if (this.#heap.length <= LITTLE + 2 * this.#timers.size) return;
    // In order: each is before those behind it, as a heap has it.
    this.#heap = [...this.#timers.values()].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  #add(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(timer, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = timer;
  }

  #removeFirst(): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const child = left && right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
      const below = heap[child];
      if (!below || !isBefore(below, last)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
