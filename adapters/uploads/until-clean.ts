import type { StoredFile } from '../../domain/questions/stored-file.ts';
import type { VirusCheck } from '../../domain/questions/virus-check.ts';

const MOST_KNOWN = 10_000;

/** Asks where a version of a file stands with being checked, until it was found clean: the scanner looks at each version once. */
export const untilClean = (
  ask: (file: StoredFile) => Promise<VirusCheck>,
): ((file: StoredFile) => Promise<VirusCheck>) => {
  const clean = new Set<string>();
  return async (file) => {
    const version = JSON.stringify([file.key, file.version]);
    if (clean.has(version)) return 'clean';
    const check = await ask(file);
    if (clean.size >= MOST_KNOWN) clean.clear();
    if (check === 'clean') clean.add(version);
    return check;
  };
};
