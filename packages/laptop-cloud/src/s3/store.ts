import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

const row = z.object({
  key: z.string(),
  file: z.string(),
  size: z.number(),
  etag: z.string(),
  modified: z.number(),
  headers: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
});

/** An object as the index knows it: `modified` in ms since the epoch, `headers` those to be given back with it. */
export type Stored = z.infer<typeof row>;

/** Bytes that have arrived whole but are nobody's object yet. */
export interface Incoming {
  readonly file: string;
}

const synced = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
};

/**
 * Objects in files of `folder`, named by an index in SQLite. A file is written and synced aside, moved to its place, and
 * only then named: a crash leaves the object as it was, and what was left lying is cleared at the next start.
 */
export const openStore = (folder: string) => {
  const objects = join(folder, 'objects');
  const arriving = join(folder, 'arriving');
  rmSync(arriving, { recursive: true, force: true });
  for (const each of [objects, arriving]) mkdirSync(each, { recursive: true });

  const db = new DatabaseSync(join(folder, 'index.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
    modified INTEGER NOT NULL, headers TEXT NOT NULL, PRIMARY KEY (bucket, key)
  ) STRICT, WITHOUT ROWID`);

  const columns = 'key, file, size, etag, modified, headers';
  const one = db.prepare(`SELECT ${columns} FROM objects WHERE bucket = ? AND key = ?`);
  const after = db.prepare(`SELECT ${columns} FROM objects WHERE bucket = ? AND key >= ? AND key > ? ORDER BY key`);
  const upsert = db.prepare(`INSERT OR REPLACE INTO objects (bucket, ${columns}) VALUES (?,?,?,?,?,?,?)`);
  const remove = db.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?');
  const files = db.prepare('SELECT file FROM objects');

  const named = new Set(
    z
      .array(z.object({ file: z.string() }))
      .parse(files.all())
      .map(({ file }) => file),
  );
  for (const file of readdirSync(objects)) if (!named.has(file)) rmSync(join(objects, file));

  const find = (bucket: string, key: string): Stored | undefined => row.optional().parse(one.get(bucket, key));

  const arrived = async (write: (path: string) => Promise<unknown>): Promise<Incoming> => {
    const file = randomUUID();
    const path = join(arriving, file);
    try {
      await write(path);
      await synced(path);
      return { file };
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  };

  return {
    find,

    /** Writes a body aside, through what `reading` makes of it. */
    receive: (
      source: Readable,
      ...reading: ((from: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>)[]
    ): Promise<Incoming> =>
      arrived((path) => {
        const steps = reading.reduce<AsyncIterable<Buffer>>((from, step) => step(from), source);
        return pipeline(steps, createWriteStream(path));
      }),

    duplicate: ({ file }: Stored): Promise<Incoming> => arrived((path) => copyFile(join(objects, file), path)),

    discard: ({ file }: Incoming): void => rmSync(join(arriving, file), { force: true }),

    /** Makes what came in the object of this key, unless `unless` objects to the one now there. */
    commit(bucket: string, incoming: Incoming, object: Omit<Stored, 'file'>, unless?: (now?: Stored) => void): void {
      const before = find(bucket, object.key);
      try {
        unless?.(before);
      } catch (error) {
        rmSync(join(arriving, incoming.file), { force: true });
        throw error;
      }
      const { key, size, etag, modified, headers } = object;
      renameSync(join(arriving, incoming.file), join(objects, incoming.file));
      const directory = openSync(objects, 'r');
      fsyncSync(directory);
      closeSync(directory);
      upsert.run(bucket, key, incoming.file, size, etag, modified, JSON.stringify(headers));
      if (before) rmSync(join(objects, before.file), { force: true });
    },

    remove(bucket: string, key: string): void {
      const before = find(bucket, key);
      remove.run(bucket, key);
      if (before) rmSync(join(objects, before.file), { force: true });
    },

    /** The file is opened at once, so that an object replaced meanwhile is still read to its end. */
    read: ({ file }: Stored, range: { readonly start?: number; readonly end?: number } = {}): Readable =>
      createReadStream('', { fd: openSync(join(objects, file), 'r'), ...range }),

    /** Objects with this prefix whose keys come after `marker`, by the bytes of their keys as S3 sorts them. */
    *list(bucket: string, prefix: string, marker: string): Generator<Stored> {
      for (const found of after.iterate(bucket, prefix, marker)) {
        const object = row.parse(found);
        if (!object.key.startsWith(prefix)) return;
        yield object;
      }
    },

    close: (): void => db.close(),
  };
};

export type Store = ReturnType<typeof openStore>;
