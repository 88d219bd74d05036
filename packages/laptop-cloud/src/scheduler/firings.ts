import { DatabaseSync } from 'node:sqlite';

/** One firing that has begun and is not known to have ended. */
export interface Firing {
  readonly schedule: string;
  /** The scheduled time, epoch ms. */
  readonly due: number;
  /** How often it was tried before. */
  readonly attempt: number;
}

/** Which schedules have fired for which times, on disk: each is written down before it shows, so that none is lost or made twice. */
export class Firings {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS schedule (name TEXT PRIMARY KEY, expression TEXT NOT NULL, since INTEGER NOT NULL);
       CREATE TABLE IF NOT EXISTS firing (schedule TEXT NOT NULL, due INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 0,
         done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (schedule, due))`,
    );
  }

  /**
   * Since when the schedule has been there with this expression (epoch ms): from now on, if it is new or was changed.
   */
  since(name: string, expression: string, now: number): number {
    this.#db
      .prepare(
        `INSERT INTO schedule (name, expression, since) VALUES (?, ?, ?) ON CONFLICT (name)
         DO UPDATE SET expression = excluded.expression, since = excluded.since WHERE expression <> excluded.expression`,
      )
      .run(name, expression, now);
    return Number(this.#db.prepare('SELECT since FROM schedule WHERE name = ?').get(name)?.since);
  }

  /** The last time for which it has begun to fire, ended or not. */
  last(name: string): number | undefined {
    const due = this.#db.prepare('SELECT MAX(due) AS due FROM firing WHERE schedule = ?').get(name)?.due;
    return due == null ? undefined : Number(due);
  }

  begin(name: string, due: number): void {
    this.#db.prepare('INSERT OR IGNORE INTO firing (schedule, due) VALUES (?, ?)').run(name, due);
  }

  failed(name: string, due: number): void {
    this.#db.prepare('UPDATE firing SET attempt = attempt + 1 WHERE schedule = ? AND due = ?').run(name, due);
  }

  done(name: string, due: number): void {
    this.#db.prepare('UPDATE firing SET done = 1 WHERE schedule = ? AND due = ?').run(name, due);
    this.#db.prepare('DELETE FROM firing WHERE schedule = ? AND done = 1 AND due < ?').run(name, due);
  }

  /** Those that a stop broke off, the earliest first. */
  unfinished(): Firing[] {
    const rows = this.#db.prepare('SELECT schedule, due, attempt FROM firing WHERE done = 0 ORDER BY due').all();
    return rows.map((row) => ({
      schedule: String(row.schedule),
      due: Number(row.due),
      attempt: Number(row.attempt),
    }));
  }

  close(): void {
    this.#db.close();
  }
}
