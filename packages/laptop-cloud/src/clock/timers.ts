import TinyQueue from 'tinyqueue';

/** One thing that is to happen once the clock reads `due` (epoch ms). */
interface Timer {
  readonly id: string;
  readonly due: number;
  readonly fire: () => void | Promise<void>;
  /** Among equal due times the order is the order of setting. */
  readonly order: number;
}

const byDue = (one: Timer, other: Timer): number => one.due - other.due || one.order - other.order;

/** What was replaced or cancelled is swept out once it is more than half of all, and more than these. */
const LITTLE = 64;

/**
 * Due times. Setting an id again replaces what was set under it; taking a timer removes it, so that none fires twice. A process that waits sets
 * its timeout, and a clock that waits for quiet looks each time that it does: so a look costs what is due, and not what is set.
 */
export class Timers {
  readonly #timers = new Map<string, Timer>();
  /** By when they are due. What stands in `#timers` no more is passed over. */
  #queue = new TinyQueue<Timer>([], byDue);
  #order = 0;

  set(id: string, due: number, fire: Timer['fire']): void {
    this.#order += 1;
    const timer = { id, due, fire, order: this.#order };
    this.#timers.set(id, timer);
    this.#queue.push(timer);
    this.#sweep();
  }

  cancel(id: string): void {
    this.#timers.delete(id);
    this.#sweep();
  }

  /** The earliest due time, or undefined when nothing is set. */
  next(): number | undefined {
    return this.#first()?.due;
  }

  /** Removes and gives what is due after the one time and not after the other, in order. */
  take(after: number, until: number): Timer[] {
    const [taken, left]: [Timer[], Timer[]] = [[], []];
    for (let first = this.#first(); first && first.due <= until; first = this.#first()) {
      this.#queue.pop();
      if (first.due > after) {
        this.#timers.delete(first.id);
        taken.push(first);
      } else left.push(first);
    }
    for (const timer of left) this.#queue.push(timer);
    return taken;
  }

  /** The earliest that stands. */
  #first(): Timer | undefined {
    let first = this.#queue.peek();
    while (first && this.#timers.get(first.id) !== first) {
      this.#queue.pop();
      first = this.#queue.peek();
    }
    return first;
  }

  #sweep(): void {
    if (this.#queue.length > LITTLE + 2 * this.#timers.size)
      this.#queue = new TinyQueue([...this.#timers.values()], byDue);
  }
}
