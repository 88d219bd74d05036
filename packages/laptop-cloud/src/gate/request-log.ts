import type { Ask, Decision } from './policy.ts';

export interface LoggedRequest extends Ask {
  /** Virtual time, epoch ms. */
  readonly at: number;
  /** Logical id of the role that asked. */
  readonly caller: string;
  readonly decision: Decision;
}

/** The latest decisions of the gate, in memory; the oldest go first. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  readonly #kept: number;

  constructor(kept = 5_000) {
    this.#kept = kept;
  }

  add(entry: Omit<LoggedRequest, 'at'>): void {
    this.#entries.push({ at: Date.now(), ...entry });
    // Cut seldom and much, since to cut one off the front moves all the others.
    if (this.#entries.length > this.#kept * 2) this.#entries.splice(0, this.#kept);
  }

  /** Oldest first. */
  entries(): readonly LoggedRequest[] {
    return this.#entries.slice(-this.#kept);
  }
}
