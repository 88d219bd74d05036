import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const message = z.object({
  number: z.number(),
  id: z.string(),
  reference: z.string().nullable(),
  templateId: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  status: z.string(),
  createdAt: z.string(),
});

/** A letter that Notify took. `number` counts from 1 in order of arrival; `createdAt` is an ISO instant. */
export type Message = z.infer<typeof message>;

/** Every message ever taken, kept in one SQLite file; written before it is acknowledged. */
export interface Outbox {
  add(taken: Omit<Message, 'number'>): void;
  count(): number;
  find(id: string): Message | undefined;
  /** Newest first, those with a `number` below `before`. */
  page(asked: {
    readonly before?: number;
    readonly limit: number;
    readonly reference?: string;
    readonly status?: string;
  }): Message[];
  close(): void;
}

export const openOutbox = (file: string): Outbox => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE IF NOT EXISTS messages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reference TEXT, templateId TEXT NOT NULL,
    "to" TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, createdAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_reference ON messages (reference, number)`);

  const insert = db.prepare(
    'INSERT INTO messages (id, reference, templateId, "to", subject, body, status, createdAt) VALUES (?,?,?,?,?,?,?,?)',
  );
  const counted = db.prepare('SELECT count(*) AS n FROM messages');
  const byId = db.prepare('SELECT * FROM messages WHERE id = ?');
  const all = db.prepare('SELECT * FROM messages WHERE number < ? AND status LIKE ? ORDER BY number DESC LIMIT ?');
  const referred = db.prepare(
    'SELECT * FROM messages WHERE reference = ? AND number < ? AND status LIKE ? ORDER BY number DESC LIMIT ?',
  );

  return {
    add(taken) {
      const { id, reference, templateId, to, subject, body, status, createdAt } = taken;
      insert.run(id, reference, templateId, to, subject, body, status, createdAt);
    },
    count: () => z.object({ n: z.number() }).parse(counted.get()).n,
    find: (id) => message.optional().parse(byId.get(id)),
    page({ before = Number.MAX_SAFE_INTEGER, limit, reference, status = '%' }) {
      const rows =
        reference === undefined ? all.all(before, status, limit) : referred.all(reference, before, status, limit);
      return z.array(message).parse(rows);
    },
    close: () => db.close(),
  };
};
