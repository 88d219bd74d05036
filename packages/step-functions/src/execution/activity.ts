/** Counts what is under way, for a clock to know when it may move on. */
export class Activity {
  #own = 0;
  #calls = 0;

  /** True when nothing happens until a timer, a service or a request says so. */
  get idle(): boolean {
    return this.#own === 0;
  }

  /** Calls of services that are under way. */
  get callsUnderWay(): number {
    return this.#calls;
  }

  /** Counts the engine's own work as long as it is under way. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#own += 1;
    try {
      return await work;
    } finally {
      this.#own -= 1;
    }
  }

  /** Counts a call of a service as long as it is under way. */
  async calling<T>(call: Promise<T>): Promise<T> {
    this.#calls += 1;
    try {
      return await call;
    } finally {
      this.#calls -= 1;
    }
  }
}
