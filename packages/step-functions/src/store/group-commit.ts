import type { DatabaseSync } from 'node:sqlite';

/**
 * Stores what comes in during one turn of the event loop in one transaction: with many executions under way, one wait
 * for the disk serves them all.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: {
    readonly write: () => void;
    readonly stored: () => void;
    readonly lost: (error: unknown) => void;
  }[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Settles when what `write` does is stored. Writes are stored in the order they come in. */
  add(write: () => void): Promise<void> {
    return new Promise((stored, lost) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ write, stored, lost });
    });
  }

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { write } of waiting) write();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { lost } of waiting) lost(error);
      return;
    }
    for (const { stored } of waiting) stored();
  }
}
