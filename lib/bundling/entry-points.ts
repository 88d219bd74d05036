import { globSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.ts';

/**
 * The Lambda functions of the project: name to entry file. A function is a folder below functions/ that has an
 * index.ts; its name is that folder's path without `workflow/`, which only says who calls it.
 */
export const entryPoints = (): Record<string, string> => {
  const folder = inProject('functions');
  const files = globSync('**/index.ts', { cwd: folder }).toSorted();
  return Object.fromEntries(files.map((file) => [nameOf(file), path.join(folder, file)]));
};

const nameOf = (file: string): string =>
  path
    .dirname(file)
    .split(path.sep)
    .filter((part) => part !== 'workflow')
    .join('-');
