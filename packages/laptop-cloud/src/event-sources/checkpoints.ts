import { DatabaseSync } from 'node:sqlite';

/** How far a shard was read on behalf of an event source. */
export interface Checkpoint {
  /** The last record that is dealt with: its sequence number. */
  readonly after: string | undefined;
  /** The shard has no more. */
  readonly ended: boolean;
}

/** How far each event source has read, on disk: what follows is read again after a stop, so that none is lost. */
export class Checkpoints {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY);
       CREATE TABLE IF NOT EXISTS checkpoint (source TEXT NOT NULL, shard TEXT NOT NULL, after TEXT,
         ended INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (source, shard))`,
    );
  }

  of(source: string, shard: string): Checkpoint {
    const row = this.#db.prepare('SELECT * FROM checkpoint WHERE source = ? AND shard = ?').get(source, shard);
    return { after: row?.after == null ? undefined : String(row.after), ended: row?.ended === 1 };
  }

  reached(source: string, shard: string, after: string): void {
    this.#db
      .prepare(
        `INSERT INTO checkpoint (source, shard, after) VALUES (?, ?, ?)
         ON CONFLICT (source, shard) DO UPDATE SET after = excluded.after`,
      )
      .run(source, shard, after);
  }

  ended(source: string, shard: string): void {
    this.#db
      .prepare(
        `INSERT INTO checkpoint (source, shard, ended) VALUES (?, ?, 1)
         ON CONFLICT (source, shard) DO UPDATE SET ended = 1`,
      )
      .run(source, shard);
  }

  /** Whether the source has been there before. */
  knows(source: string): boolean {
    return this.#db.prepare('SELECT 1 FROM source WHERE name = ?').get(source) !== undefined;
  }

  begun(source: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO source (name) VALUES (?)').run(source);
  }

  close(): void {
    this.#db.close();
  }
}
