import type { Faults } from '../outside.ts';

const ONE_IN = 5;

/** A service of AWS taking fewer requests of a kind than come, as in a burst: set in the console. */
export class Throttling implements Faults {
  readonly #names: readonly string[];
  #current = 'none';
  #asked = 0;

  /** @param of what one in five is refused of: a write, a start */
  constructor(of: 'write' | 'start' = 'write') {
    this.#names = ['none', `refuses-one-${of}-in-five`];
  }

  faults = (): string[] => [...this.#names];
  current = (): string => this.#current;
  set = (name: string): void => {
    this.#current = this.#names.find((one) => one === name) ?? 'none';
  };

  /** Whether the one that comes now is one too many. */
  isNextRefused(): boolean {
    if (this.#current === 'none') return false;
    this.#asked += 1;
    return this.#asked % ONE_IN === 0;
  }
}
