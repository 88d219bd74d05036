/** One thing that is to happen once the clock reads `due` (epoch ms). */
interface Timer {
  readonly id: string;
  readonly due: number;
  readonly fire: () => void | Promise<void>;
}

/** Due times. Setting an id again replaces what was set under it; taking a timer removes it, so that none fires twice. */
export class Timers {
  readonly #timers = new Map<string, Timer>();

  set(id: string, due: number, fire: Timer['fire']): void {
    // Deleted first, so that among equal due times the order is the order of setting.
    this.#timers.delete(id);
    this.#timers.set(id, { id, due, fire });
  }

  cancel(id: string): void {
    this.#timers.delete(id);
  }

  /** The earliest due time, or undefined when nothing is set. */
  next(): number | undefined {
    let earliest: number | undefined;
    for (const { due } of this.#timers.values()) if (earliest === undefined || due < earliest) earliest = due;
    return earliest;
  }

  /** Removes and gives what is due after the one time and not after the other, in order. */
  take(after: number, until: number): Timer[] {
    const taken = [...this.#timers.values()].filter(({ due }) => due > after && due <= until);
    for (const { id } of taken) this.#timers.delete(id);
    return taken.sort((a, b) => a.due - b.due);
  }
}
