import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock/clock.ts';

/** Answers whether the function succeeded; undefined where a stop came before its end. */
type Run = (functionName: string, payload: string, requestId: string) => Promise<boolean | undefined>;

interface Options {
  readonly file: string;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  readonly run: Run;
  /** How often a function is tried again. */
  readonly retriesOf: (functionName: string) => number;
  /** Is told of a function for which an event was tried for the last time, in vain. */
  readonly givenUp: (functionName: string) => void;
}

interface Row {
  readonly id: string;
  readonly functionName: string;
  readonly payload: string;
  readonly attempt: number;
  readonly due: number;
}

/** Lambda waits a minute before the first retry and two before the second. */
const waits = [60_000, 120_000];

/** The events that nobody waits for. Each is written down first, so that it outlives a stop, and tried again as on AWS. */
export class Later {
  readonly #db: DatabaseSync;
  readonly #options: Options;
  #running = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#db = new DatabaseSync(options.file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS event (id TEXT PRIMARY KEY, function_name TEXT NOT NULL, payload TEXT NOT NULL,
       attempt INTEGER NOT NULL, due INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0)`,
    );
  }

  get isQuiet(): boolean {
    return this.#running === 0;
  }

  /** Takes up what a stop left. */
  start(): void {
    for (const row of this.#db.prepare('SELECT * FROM event WHERE done = 0 ORDER BY due').all()) {
      this.#plan({
        id: String(row.id),
        functionName: String(row.function_name),
        payload: String(row.payload),
        attempt: Number(row.attempt),
        due: Number(row.due),
      });
    }
  }

  /**
   * Takes an event on.
   *
   * @param once an event that was taken under this key is not taken again.
   */
  add(functionName: string, payload: string, once?: string): void {
    const row: Row = { id: once ?? randomUUID(), functionName, payload, attempt: 0, due: this.#options.clock.now() };
    const { changes } = this.#db
      .prepare('INSERT OR IGNORE INTO event (id, function_name, payload, attempt, due) VALUES (?, ?, ?, ?, ?)')
      .run(row.id, functionName, payload, row.attempt, row.due);
    if (changes > 0) this.#plan(row);
  }

  close(): void {
    this.#db.close();
  }

  #plan(row: Row): void {
    this.#options.clock.schedule(`lambda-event/${row.id}`, row.due, () => this.#attempt(row));
  }

  async #attempt(row: Row): Promise<void> {
    this.#running += 1;
    try {
      const succeeded = await this.#options.run(row.functionName, row.payload, row.id);
      const wait = waits[row.attempt] ?? 0;
      // The next start takes it up as it was.
      if (succeeded === undefined || !this.#db.isOpen) return;
      if (succeeded || row.attempt >= this.#options.retriesOf(row.functionName)) {
        if (!succeeded) this.#options.givenUp(row.functionName);
        // The row stays, without what it said, for the sake of its key.
        this.#db.prepare("UPDATE event SET done = 1, payload = '' WHERE id = ?").run(row.id);
      } else {
        const again = { ...row, attempt: row.attempt + 1, due: this.#options.clock.now() + wait };
        this.#db.prepare('UPDATE event SET attempt = ?, due = ? WHERE id = ?').run(again.attempt, again.due, row.id);
        this.#plan(again);
      }
    } finally {
      this.#running -= 1;
    }
  }
}
