import type { EventSource } from '../template/event-sources.ts';
import { Checkpoints } from './checkpoints.ts';
import { type Around, Follower } from './follower.ts';
import type { TableStreams } from './streams.ts';

interface Options extends Omit<Around, 'checkpoints' | 'streams'> {
  readonly sources: readonly EventSource[];
  readonly streams: TableStreams;
  /** Where it is kept how far each has read. */
  readonly file: string;
}

/** Lambda's event source mappings: gives functions the changes of tables. */
export class EventSources {
  readonly #followers: readonly Follower[];
  readonly #checkpoints: Checkpoints;
  readonly #streams: TableStreams;

  constructor({ sources, file, ...around }: Options) {
    this.#checkpoints = new Checkpoints(file);
    this.#streams = around.streams;
    this.#followers = sources
      .filter(({ enabled }) => enabled)
      .map((source) => new Follower(source, { ...around, checkpoints: this.#checkpoints }));
  }

  /** No change is being read or given to a function. One that waits to be tried again does not count. */
  get isQuiet(): boolean {
    return this.#followers.every((follower) => follower.isQuiet);
  }

  /** Takes up what was written while nobody looked, as soon as the clock is set going. */
  async start(): Promise<void> {
    await Promise.all(this.#followers.map((follower) => follower.start()));
  }

  /** Says that something was written to these tables (ARNs). */
  readonly written = (tables: readonly string[]): void => {
    for (const follower of this.#followers) {
      if (tables.includes(follower.source.table.arn)) follower.wake();
    }
  };

  close(): void {
    for (const follower of this.#followers) follower.close();
    this.#streams.close();
    this.#checkpoints.close();
  }
}
