import type { Status } from './execution.ts';

/** What became of an execution. */
export interface Ended {
  readonly status: Status;
}

export type EndListener = (ended: Ended) => void;

/** Who waits for which execution to end. */
export class Endings {
  readonly #listeners = new Map<string, EndListener[]>();

  await(arn: string, listener: EndListener): void {
    const waiting = this.#listeners.get(arn);
    if (waiting) waiting.push(listener);
    else this.#listeners.set(arn, [listener]);
  }

  tell(arn: string, ended: Ended): void {
    const waiting = this.#listeners.get(arn) ?? [];
    this.#listeners.delete(arn);
    for (const listener of waiting) listener(ended);
  }
}
