import { setTimeout as sleep } from 'node:timers/promises';

/** In real ms: after so long without anybody waiting what nobody waits for begins, and after so long whoever waits. */
const usual = { calm: 100, longest: 20_000 };

/** What a person waits for goes before what nobody waits for. On AWS each has a machine of its own; here all share a laptop's cores. */
export class GivingWay {
  readonly #times: typeof usual;
  #begun = 0;
  #waitedFor = 0;
  #nobodyWaits = Promise.withResolvers<void>();

  constructor(times = usual) {
    this.#times = times;
  }

  /** Does what a person waits for. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#begun += 1;
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

  /** Waits, where a person waits for something, until all is calm, or it has waited for long enough. */
  async turn(): Promise<void> {
    const until = performance.now() + this.#times.longest;
    let seen = -1;
    while (this.#waitedFor > 0 || (seen >= 0 && seen !== this.#begun)) {
      const left = until - performance.now();
      if (left <= 0) return;
      if (this.#waitedFor > 0) await Promise.race([this.#nobodyWaits.promise, sleep(left, undefined, { ref: false })]);
      seen = this.#begun;
      await sleep(this.#times.calm, undefined, { ref: false });
    }
  }
}
