import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { CannotStart } from './cannot-start.ts';
import { startDynamoDb } from './dynamodb/dynamodb-local.ts';
import type { StoredData } from './product.ts';
import { region } from './template/names.ts';

/** What a laptop's cloud has stored, to be read without it. */
export interface KeptState extends Omit<StoredData, 'tables'> {
  /** The text of every object of the buckets whose names begin so, by its key. */
  objectsIn(beginning: string): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const row = z.object({ key: z.string(), file: z.string() });

/**
 * Opens a copy of a laptop's folder of state: the laptop may go on running, and nothing that is done here changes what it has.
 *
 * @throws CannotStart where the folder holds no state.
 */
export async function openKeptState(dir: string): Promise<KeptState> {
  if (!existsSync(join(dir, 'database-key'))) throw new CannotStart(`There is no state of a laptop in ${dir}.`);
  const copy = mkdtempSync(join(tmpdir(), 'kept-state-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    for (const part of ['dynamodb', 'objects', 'database-key'])
      if (existsSync(join(dir, part))) cpSync(join(dir, part), join(copy, part), { recursive: true });
    const database = await startDynamoDb({ dir: join(copy, 'dynamodb') });
    const accessKeyId = readFileSync(join(copy, 'database-key'), 'utf8').trim();
    return {
      endpoint: database.endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'local' },
      objectsIn: (beginning) => objectsIn(join(copy, 'objects'), beginning),
      close: async () => {
        await database.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
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
