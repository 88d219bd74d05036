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

const inJson = z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text)));
const row = z.object({
  key: z.string(),
  version: z.string(),
  file: z.string(),
  size: z.number(),
  etag: z.string(),
  modified: z.number(),
  headers: inJson,
  tags: inJson,
});

/**
 * An object as the index knows it: `version` is `null` in a bucket that keeps none, `modified` in ms since the epoch, `headers` those to be
 * given back with it, `tags` what was said of this version afterwards.
 */
export type Stored = z.infer<typeof row>;

/** The one version of an object in a bucket that keeps none. */
const NO_VERSION = 'null';

/** An object as it is written; it has no tags where none are given. */
export type Written = Omit<Stored, 'file' | 'version' | 'tags'> & Partial<Pick<Stored, 'tags'>>;

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
 * `versioned` are the buckets that keep what was replaced or removed.
 */
export const openStore = (folder: string, versioned: readonly string[] = []) => {
  const objects = join(folder, 'objects');
  const arriving = join(folder, 'arriving');
  rmSync(arriving, { recursive: true, force: true });
  for (const each of [objects, arriving]) mkdirSync(each, { recursive: true });

  const db = new DatabaseSync(join(folder, 'index.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE IF NOT EXISTS versions (
    bucket TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, current INTEGER NOT NULL, file TEXT NOT NULL,
    size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, headers TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '{}', PRIMARY KEY (bucket, key, version)
  ) STRICT, WITHOUT ROWID`);
  // A folder from before there were tags.
  if (!db.prepare("SELECT 1 FROM pragma_table_info('versions') WHERE name = 'tags'").get())
    db.exec("ALTER TABLE versions ADD COLUMN tags TEXT NOT NULL DEFAULT '{}'");

  const columns = 'key, version, file, size, etag, modified, headers, tags';
  const select = `SELECT ${columns} FROM versions WHERE bucket = ?`;
  const one = db.prepare(`${select} AND key = ? AND current = 1`);
  const oneVersion = db.prepare(`${select} AND key = ? AND version = ?`);
  const after = db.prepare(`${select} AND key >= ? AND key > ? AND current = 1 ORDER BY key`);
  const everyVersion = db.prepare(
    `${select} AND key >= ? AND (key > ? OR (key = ? AND version > ?)) ORDER BY key, version`,
  );
  const dropVersion = db.prepare('DELETE FROM versions WHERE bucket = ? AND key = ? AND version = ?');
  const latest = db.prepare(
    'UPDATE versions SET current = 1 WHERE bucket = ?1 AND key = ?2 AND version = (SELECT version FROM versions WHERE bucket = ?1 AND key = ?2 ORDER BY modified DESC LIMIT 1)',
  );
  const insert = db.prepare(`INSERT INTO versions (bucket, ${columns}, current) VALUES (?,?,?,?,?,?,?,?,?,1)`);
  const supersede = db.prepare('UPDATE versions SET current = 0 WHERE bucket = ? AND key = ? AND current = 1');
  const remove = db.prepare('DELETE FROM versions WHERE bucket = ? AND key = ?');
  const retag = db.prepare('UPDATE versions SET tags = ? WHERE bucket = ? AND key = ? AND version = ?');
  const files = db.prepare('SELECT file FROM versions');

  const named = new Set(
    z
      .array(z.object({ file: z.string() }))
      .parse(files.all())
      .map(({ file }) => file),
  );
  for (const file of readdirSync(objects)) if (!named.has(file)) rmSync(join(objects, file));

  const find = (bucket: string, key: string): Stored | undefined => row.optional().parse(one.get(bucket, key));

  /** Makes way for another object of this key, or for none: kept as an earlier version, or gone. */
  const clear = (bucket: string, key: string) =>
    versioned.includes(bucket) ? supersede.run(bucket, key) : remove.run(bucket, key);

  const forget = (bucket: string, before: Stored | undefined): void => {
    if (before && !versioned.includes(bucket)) rmSync(join(objects, before.file), { force: true });
  };

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

    findVersion: (bucket: string, key: string, version: string): Stored | undefined =>
      row.optional().parse(oneVersion.get(bucket, key, version)),

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

    /** Makes what came in the object of this key, unless `unless` objects to the one now there; answers its version. */
    commit(bucket: string, incoming: Incoming, object: Written, unless?: (now?: Stored) => void): string {
      const before = find(bucket, object.key);
      try {
        unless?.(before);
      } catch (error) {
        rmSync(join(arriving, incoming.file), { force: true });
        throw error;
      }
      const { key, size, etag, modified, headers, tags = {} } = object;
      renameSync(join(arriving, incoming.file), join(objects, incoming.file));
      const directory = openSync(objects, 'r');
      fsyncSync(directory);
      closeSync(directory);
      const version = versioned.includes(bucket) ? randomUUID() : NO_VERSION;
      db.exec('BEGIN IMMEDIATE');
      clear(bucket, key);
      insert.run(
        bucket,
        key,
        version,
        incoming.file,
        size,
        etag,
        modified,
        ...[headers, tags].map((each) => JSON.stringify(each)),
      );
      db.exec('COMMIT');
      forget(bucket, before);
      return version;
    },

    /** Sets the tags of one version, in place of those that it had. */
    tag: (bucket: string, { key, version }: Pick<Stored, 'key' | 'version'>, tags: Stored['tags']): void =>
      void retag.run(JSON.stringify(tags), bucket, key, version),

    remove(bucket: string, key: string): void {
      const before = find(bucket, key);
      clear(bucket, key);
      forget(bucket, before);
    },

    /** Removes one version for good: the one before it, if any, is the object from then on. */
    removeVersion(bucket: string, key: string, version: string): void {
      const before = row.optional().parse(oneVersion.get(bucket, key, version));
      if (!before) return;
      const wasCurrent = find(bucket, key)?.version === version;
      db.exec('BEGIN IMMEDIATE');
      dropVersion.run(bucket, key, version);
      if (wasCurrent) latest.run(bucket, key);
      db.exec('COMMIT');
      rmSync(join(objects, before.file), { force: true });
    },

    /** Every version with this prefix that comes after that one, by key. */
    *versions(bucket: string, prefix: string, [key, version]: readonly [string, string]): Generator<Stored> {
      for (const found of everyVersion.iterate(bucket, prefix, key, key, version)) {
        const object = row.parse(found);
        if (!object.key.startsWith(prefix)) return;
        yield object;
      }
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
