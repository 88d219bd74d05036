import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const kept = z.record(z.string(), z.object({ value: z.string(), madeAt: z.string() }));

/** Makes up a secret. */
export type MakeUp = () => string;

const anySecret: MakeUp = () => randomBytes(32).toString('hex');

const read = (file: string): z.infer<typeof kept> => {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
};

const sync = (path: string, write?: string): void => {
  const descriptor = openSync(path, write === undefined ? 'r' : 'w', 0o600);
  if (write !== undefined) writeSync(descriptor, write);
  fsyncSync(descriptor);
  closeSync(descriptor);
};

/**
 * Values made up when first asked for and kept in one JSON file, which is replaced as a whole or not at all.
 *
 * @param forms asked when a value is made up: what makes it, by its name; others are 64 hexadecimal digits
 */
export const madeUpValues = (file: string, forms: () => ReadonlyMap<string, MakeUp>) => {
  const values = read(file);
  return (name: string): { readonly value: string; readonly madeAt: string } => {
    const known = values[name];
    if (known) return known;
    const made = { value: (forms().get(name) ?? anySecret)(), madeAt: new Date().toISOString() };
    values[name] = made;
    sync(`${file}.new`, JSON.stringify(values, null, 2));
    renameSync(`${file}.new`, file);
    sync(dirname(file));
    return made;
  };
};
