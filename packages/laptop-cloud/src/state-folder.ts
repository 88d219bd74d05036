import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from './cannot-start.ts';

/** The folder (`.local`) in which everything is kept that outlives a stop. */
export interface StateFolder {
  readonly path: string;
  file(name: string): string;
  release(): void;
}

const lockName = 'lock.sqlite';

/**
 * Takes the folder for this process alone.
 *
 * @param fresh empties it first.
 * @throws CannotStart when another process has it: two on one folder would spoil it; and where it holds what no laptop has put there.
 */
export function takeStateFolder(dir: string, fresh: boolean): StateFolder {
  const path = resolve(dir);
  mkdirSync(path, { recursive: true });
  const names = readdirSync(path);
  if (names.length > 0 && !names.includes(lockName))
    throw new CannotStart(`The folder ${path} holds something else: take an empty one, or one that does not exist.`);
  const lock = takeLock(join(path, lockName));
  if (fresh) {
    for (const name of readdirSync(path)) {
      if (!name.startsWith(lockName)) rmSync(join(path, name), { recursive: true, force: true });
    }
  }
  return { path, file: (name) => join(path, name), release: () => lock.close() };
}

/** A lock of SQLite's: the system lets go of it however the process ends, and it is never taken for that of another. */
function takeLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (x); COMMIT');
    return lock;
  } catch {
    lock.close();
    throw new CannotStart(`Another laptop already runs on the folder ${resolve(file, '..')}: stop that one first.`);
  }
}

/**
 * The access key under which DynamoDB Local keeps the tables: random, since its port is open to the network and whoever
 * does not know the key sees no tables. Letters and digits only, as it refuses others.
 */
export function databaseKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
