import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { digest } from './kept.ts';
import { inProject } from './project.ts';

const record = z.object({ settings: z.string(), inputs: z.array(z.string()), content: z.string() });

const fileIn = (folder: string): string => path.join(folder, '.bundled.json');

/** Notes beside bundles what they were made of: the settings, and every source file with what it held. */
export const noteSources = (folder: string, settings: string, inputs: readonly string[]): void => {
  const sorted = inputs.toSorted();
  const noted = { settings, inputs: sorted, content: contentOf(sorted) } satisfies z.infer<typeof record>;
  writeFileSync(fileIn(folder), JSON.stringify(noted));
};

/** Whether the bundles in a folder were made with these settings, from sources that hold now what they held then. */
export const isCurrent = (folder: string, settings: string): boolean => {
  try {
    const noted = record.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    return noted.settings === settings && noted.content === contentOf(noted.inputs);
  } catch {
    // No note, or a source is gone: made anew.
    return false;
  }
};

const contentOf = (inputs: readonly string[]): string => digest(...inputs.map((file) => readFileSync(inProject(file))));
