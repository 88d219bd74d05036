import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { idOf, type LocationJson, type ProviderJson, type RecordJson, recordJson } from './record-json.ts';

/** The records of the stand-in's register, and when each was last changed. */
export interface Store {
  locations(): LocationJson[];
  providers(): ProviderJson[];
  location(id: string): LocationJson | undefined;
  provider(id: string): ProviderJson | undefined;
  /** Puts records in, or in the place of those with the same id. Throws on what is not a record. */
  add(records: readonly unknown[]): void;
  /** Ids of records changed from `start` on and before `end`, in milliseconds since 1970. */
  changed(type: 'location' | 'provider', start: number, end: number): string[];
}

interface Kept {
  readonly record: RecordJson;
  readonly changedAt: number;
}

const file = z.array(z.object({ record: recordJson, changedAt: z.number() }));

/** A minute apart from New Year 2026, so that `/changes` has something to page through. */
const seedChangedFrom = Date.UTC(2026, 0, 1);

/** Keeps what was added in `dir`, where one is given, so that a rating changed by hand outlives a restart. */
export const createStore = (seed: readonly RecordJson[], dir?: string): Store => {
  const path = dir && join(dir, 'cqc-records.json');
  const seeded = seed.map((record, at) => ({ record, changedAt: seedChangedFrom + at * 60_000 }));
  const added = new Map<string, Kept>();
  const all = new Map<string, Kept>();

  const put = (into: Map<string, Kept>, kept: Kept) =>
    into.set(`${kept.record.organisationType} ${idOf(kept.record)}`, kept);
  const records = () => [...all.values()].map(({ record }) => record);

  for (const kept of seeded) put(all, kept);
  for (const kept of path ? read(path) : []) {
    put(added, kept);
    put(all, kept);
  }

  const locations = () => records().filter((record) => record.organisationType === 'Location');
  const providers = () => records().filter((record) => record.organisationType === 'Provider');
  const held = (key: string) => all.get(key)?.record;

  return {
    locations,
    providers,
    location: (id) => {
      const record = held(`Location ${id}`);
      return record?.organisationType === 'Location' ? record : undefined;
    },
    provider: (id) => {
      const record = held(`Provider ${id}`);
      return record?.organisationType === 'Provider' ? record : undefined;
    },
    add: (given) => {
      const parsed = z.array(recordJson).parse(given);
      for (const record of parsed) {
        const kept = { record, changedAt: Date.now() };
        put(added, kept);
        put(all, kept);
      }
      if (path) write(path, [...added.values()]);
    },
    changed: (type, start, end) =>
      [...all.values()]
        .filter(({ record }) => record.organisationType.toLowerCase() === type)
        .filter(({ changedAt }) => changedAt >= start && changedAt < end)
        .map(({ record }) => idOf(record)),
  };
};

const read = (path: string): Kept[] => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return []; // nothing was added yet
  }
  return file.parse(JSON.parse(text));
};

const write = (path: string, kept: readonly Kept[]): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  // Renaming is all or nothing: a kill in the middle leaves the file before.
  writeFileSync(`${path}.new`, JSON.stringify(kept));
  renameSync(`${path}.new`, path);
};
