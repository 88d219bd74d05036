import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Minute } from './evaluate.ts';

const minuteRow = z.object({ at: z.number(), sum: z.number(), maximum: z.number() });
const standing = z.object({
  state: z.enum(['OK', 'ALARM']),
  /** Epoch ms. */
  since: z.number(),
  reason: z.string(),
});
export type Standing = z.infer<typeof standing>;

const delivery = z.object({
  /** The first has 1. */
  id: z.number(),
  alarm: z.string(),
  state: z.enum(['OK', 'ALARM']),
  at: z.number(),
  topic: z.string(),
  reason: z.string(),
  /** Why the topic did not take it; null where it did. */
  refusal: z.string().nullable(),
});
/** What a topic was told of an alarm, or was not, since its policy refused. */
export type Delivery = z.infer<typeof delivery>;

const MINUTE = 60_000;

/** What is counted and how alarms stand, on disk. */
export class KeptAlarms {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS minute (metric TEXT NOT NULL, at INTEGER NOT NULL, sum REAL NOT NULL, maximum REAL NOT NULL,
         PRIMARY KEY (metric, at));
       CREATE TABLE IF NOT EXISTS standing (alarm TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL, reason TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS delivery (id INTEGER PRIMARY KEY, alarm TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
         topic TEXT NOT NULL, reason TEXT NOT NULL, refusal TEXT)`,
    );
  }

  add(metric: string, value: number, now: number): void {
    this.#db
      .prepare(
        `INSERT INTO minute (metric, at, sum, maximum) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (metric, at)
         DO UPDATE SET sum = sum + ?3, maximum = max(maximum, ?3)`,
      )
      .run(metric, Math.floor(now / MINUTE) * MINUTE, value);
  }

  minutesSince(metric: string, from: number): readonly Minute[] {
    const found = this.#db
      .prepare('SELECT at, sum, maximum FROM minute WHERE metric = ? AND at >= ? ORDER BY at')
      .all(metric, from);
    return found.map((each) => minuteRow.parse(each));
  }

  /** Forgets what was counted before. */
  forget(metric: string, before: number): void {
    this.#db.prepare('DELETE FROM minute WHERE metric = ? AND at < ?').run(metric, before);
  }

  standing(alarm: string): Standing | undefined {
    return standing
      .optional()
      .parse(this.#db.prepare('SELECT state, since, reason FROM standing WHERE alarm = ?').get(alarm));
  }

  stands(alarm: string, { state, since, reason }: Standing): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO standing (alarm, state, since, reason) VALUES (?, ?, ?, ?)')
      .run(alarm, state, since, reason);
  }

  deliver({ alarm, state, at, topic, reason, refusal }: Omit<Delivery, 'id'>): void {
    this.#db
      .prepare('INSERT INTO delivery (alarm, state, at, topic, reason, refusal) VALUES (?, ?, ?, ?, ?, ?)')
      .run(alarm, state, at, topic, reason, refusal);
  }

  /** The latest first. */
  deliveries(limit: number): readonly Delivery[] {
    const found = this.#db.prepare('SELECT * FROM delivery ORDER BY id DESC LIMIT ?').all(limit);
    return found.map((each) => delivery.parse(each));
  }

  close(): void {
    this.#db.close();
  }
}
