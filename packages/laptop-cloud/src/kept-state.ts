import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { CannotStart } from './cannot-start.ts';
import { timeBy } from './clock/offset-file.ts';
import { startDynamoDb } from './dynamodb/dynamodb-local.ts';
import type { StoredData } from './product.ts';
import { openStore, type Store } from './s3/store.ts';
import { takeStateFolder } from './state-folder.ts';
import { region } from './template/names.ts';

/** Versions of the objects of one bucket. */
export interface VersionsKept {
  below(prefix: string): AsyncGenerator<{ readonly key: string; readonly version: string }>;
  remove(version: { readonly key: string; readonly version: string }): Promise<void>;
}

/** What a laptop's cloud has stored, to be read without it. */
export interface KeptState extends Omit<StoredData, 'tables'> {
  /** The text of every object of the buckets whose names begin so, by its key. */
  objectsIn(beginning: string): ReadonlyMap<string, string>;
  /** Every version of every object of the bucket whose name begins so. */
  versionsIn(beginning: string): VersionsKept;
  /** The time by the laptop's clock. */
  now(): string;
  close(): Promise<void>;
}

const row = z.object({ key: z.string(), file: z.string() });
const inBucket = z.object({ bucket: z.string() });

/**
 * Opens a copy of a laptop's folder of state: the laptop may go on running, and nothing that is done here changes what it has.
 *
 * @throws CannotStart where the folder holds no state.
 */
export async function openKeptState(dir: string): Promise<KeptState> {
  requireState(dir);
  const copy = mkdtempSync(join(tmpdir(), 'kept-state-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    for (const part of ['dynamodb', 'objects', 'database-key', 'clock.json'])
      if (existsSync(join(dir, part))) cpSync(join(dir, part), join(copy, part), { recursive: true });
    return await opened(copy, remove);
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Opens the state of a laptop that is stopped, itself: what is changed here, the laptop finds when it starts.
 *
 * @throws CannotStart where the folder holds no state, or a laptop runs on it.
 */
export async function openStoppedState(dir: string): Promise<KeptState> {
  requireState(dir);
  const folder = takeStateFolder(dir, false);
  try {
    return await opened(folder.path, folder.release);
  } catch (error) {
    folder.release();
    throw error;
  }
}

function requireState(dir: string): void {
  if (!existsSync(join(dir, 'database-key'))) throw new CannotStart(`There is no state of a laptop in ${dir}.`);
}

async function opened(dir: string, release: () => void): Promise<KeptState> {
  const database = await startDynamoDb({ dir: join(dir, 'dynamodb') });
  const accessKeyId = readFileSync(join(dir, 'database-key'), 'utf8').trim();
  let store: Store | undefined;
  return {
    endpoint: database.endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey: 'local' },
    objectsIn: (beginning) => objectsIn(join(dir, 'objects'), beginning),
    versionsIn: (beginning) => {
      const bucket = bucketNamed(join(dir, 'objects'), beginning);
      store ??= openStore(join(dir, 'objects'));
      return bucket === undefined ? noVersions : versionsOf(store, bucket);
    },
    now: () => new Date(timeBy(join(dir, 'clock.json'))).toISOString(),
    close: async () => {
      store?.close();
      await database.stop();
      release();
    },
  };
}

function bucketNamed(folder: string, beginning: string): string | undefined {
  const index = new DatabaseSync(join(folder, 'index.sqlite'));
  try {
    const found = index.prepare('SELECT DISTINCT bucket FROM versions WHERE bucket GLOB ?').get(`${beginning}*`);
    return inBucket.optional().parse(found)?.bucket;
  } finally {
    index.close();
  }
}

const noVersions: VersionsKept = { async *below() {}, remove: async () => undefined };

function versionsOf(store: Store, bucket: string): VersionsKept {
  return {
    async *below(prefix) {
      for (const { key, version } of [...store.versions(bucket, prefix, ['', ''])]) yield { key, version };
    },
    remove: async ({ key, version }) => store.removeVersion(bucket, key, version),
  };
}

function objectsIn(folder: string, beginning: string): ReadonlyMap<string, string> {
  const index = new DatabaseSync(join(folder, 'index.sqlite'));
  try {
    const found = index.prepare('SELECT key, file FROM versions WHERE bucket GLOB ? AND current = 1 ORDER BY key');
    const rows = z.array(row).parse(found.all(`${beginning}*`));
    return new Map(rows.map(({ key, file }) => [key, readFileSync(join(folder, 'objects', file), 'utf8')]));
  } finally {
    index.close();
  }
}
