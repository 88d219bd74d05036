import { setTimeout as sleep } from 'node:timers/promises';

/** No event is kept from running for longer, in real ms, however many people ask for pages. */
const longestMs = 20_000;

/** What a person waits for goes before what nobody waits for. On AWS each has a machine of its own; here all share a laptop's cores. */
export class GivingWay {
  readonly #longestMs: number;
  #waitedFor = 0;
  #nobodyWaits = Promise.withResolvers<void>();

  constructor(longest = longestMs) {
    this.#longestMs = longest;
  }

  /** Does what a person waits for. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#waitedFor += 1;
    try {
      return await work();
    } finally {
      this.#waitedFor -= 1;
      if (this.#waitedFor === 0) {
        this.#nobodyWaits.resolve();
        this.#nobodyWaits = Promise.withResolvers();
      }
    }
  }

  /** Waits until no person waits for anything, or has been waited for long enough. */
  async turn(): Promise<void> {
    if (this.#waitedFor === 0) return;
    await Promise.race([this.#nobodyWaits.promise, sleep(this.#longestMs, undefined, { ref: false })]);
  }
}
