import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Change {
  /** When the first file changed, by `performance.now()`. */
  readonly since: number;
  /** The folders, of those that are watched, in which files were saved, made or taken away. */
  readonly folders: ReadonlySet<string>;
}

/** What is saved within this time is one change, in ms. */
const togetherMs = 30;

/** Editors leave other files for a moment: `.file.swp`, `file~`, `4913`. */
const isSource = (name: string): boolean => /^[^.#].*\.\w+$/.test(name);

/**
 * Calls `react` when files in these folders change: once for all that change together, and again afterwards for what
 * changes while it is at work.
 *
 * @returns ends it.
 */
export function onChange(folders: readonly string[], react: (change: Change) => Promise<void>): () => void {
  const watchers: FSWatcher[] = [];
  let pending: { readonly since: number; readonly folders: Set<string> } | undefined;
  let reacting = false;
  let closed = false;

  // Each folder by itself, anew after each change: where Node.js watches a whole tree on Linux, it loses a file once
  // another was put in its place, as most editors do.
  const watchAll = () => {
    for (const watcher of watchers.splice(0)) watcher.close();
    if (closed) return;
    for (const folder of folders) {
      for (const each of withFoldersInside(folder)) {
        watchers.push(watch(each, (_, name) => void (name !== null && isSource(name) && noticed(folder))));
      }
    }
  };
  const noticed = async (folder: string): Promise<void> => {
    pending ??= { since: performance.now(), folders: new Set() };
    pending.folders.add(folder);
    if (reacting) return;
    reacting = true;
    while (pending && !closed) {
      const change: Change = pending;
      await sleep(togetherMs);
      pending = undefined;
      watchAll();
      await react(change);
    }
    reacting = false;
  };
  watchAll();
  return () => {
    closed = true;
    watchAll();
  };
}

const withFoldersInside = (folder: string): readonly string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name)),
];
