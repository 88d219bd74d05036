import type { Faults } from '../outside.ts';

const ONE_IN = 5;
const names = ['none', 'refuses-one-write-in-five'] as const;

/** DynamoDB taking fewer writes than come, as it does where their number doubles within minutes: set in the console. */
export class Throttling implements Faults {
  #current: (typeof names)[number] = 'none';
  #writes = 0;

  faults = (): string[] => [...names];
  current = (): string => this.#current;
  set = (name: string): void => {
    this.#current = names.find((one) => one === name) ?? 'none';
  };

  /** Whether the write that comes now is one too many. */
  isNextRefused(): boolean {
    if (this.#current === 'none') return false;
    this.#writes += 1;
    return this.#writes % ONE_IN === 0;
  }
}
