import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const kept = z.record(z.string(), z.object({ value: z.string(), madeAt: z.string() }));

/** A value in the form that the owner of such a parameter would have put there, by the words in its name. */
const madeUp = (name: string): string => {
  if (/notify/i.test(name)) return `local-${randomUUID()}-${randomUUID()}`;
  if (/cqc/i.test(name)) return randomUUID().replaceAll('-', '');
  return randomBytes(32).toString('hex');
};

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

/** Values made up when first asked for and kept in one JSON file, which is replaced as a whole or not at all. */
export const madeUpValues = (file: string) => {
  const values = read(file);
  return (name: string): { value: string; madeAt: string } => {
    const known = values[name];
    if (known) return known;
    const made = { value: madeUp(name), madeAt: new Date().toISOString() };
    values[name] = made;
    sync(`${file}.new`, JSON.stringify(values, null, 2));
    renameSync(`${file}.new`, file);
    sync(dirname(file));
    return made;
  };
};
