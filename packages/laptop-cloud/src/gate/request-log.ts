import type { Ask, Decision } from './policy.ts';

export interface LoggedRequest extends Ask {
  /** Virtual time, epoch ms. */
  readonly at: number;
  /** Logical id of the role that asked. */
  readonly caller: string;
  readonly decision: Decision;
}

interface Hearing {
  readonly kept: number;
  readonly heard: (entry: Omit<LoggedRequest, 'at'>) => void;
}

/** The latest decisions of the gate, in memory; the oldest go first. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  readonly #kept: number;
  readonly #heard: (entry: Omit<LoggedRequest, 'at'>) => void;

  /** @param heard is told of each */
  constructor({ kept = 5_000, heard = () => {} }: Partial<Hearing> = {}) {
    this.#kept = kept;
    this.#heard = heard;
  }

  add(entry: Omit<LoggedRequest, 'at'>): void {
    this.#entries.push({ at: Date.now(), ...entry });
    this.#heard(entry);
    // Cut seldom and much, since to cut one off the front moves all the others.
    if (this.#entries.length > this.#kept * 2) this.#entries.splice(0, this.#kept);
  }

  /** Oldest first. */
  entries(): readonly LoggedRequest[] {
    return this.#entries.slice(-this.#kept);
  }
}
