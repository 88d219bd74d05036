import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { realNow } from './virtual-date.ts';

const Saved = z.object({ offsetMs: z.int() });

/** The offset that was saved, in ms; undefined when none was. */
export function readOffset(file: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return Saved.parse(JSON.parse(text)).offsetMs;
}

/** Saves by renaming, so that a process killed in the middle leaves the old offset or the new one, never half. */
export function writeOffset(file: string, offsetMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${file}.new`, file);
}

/** The time, in epoch ms, by a clock whose offset was saved; the machine's own where none was. */
export const timeBy = (file: string): number => realNow() + (readOffset(file) ?? 0);
