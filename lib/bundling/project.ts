import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, absolute, without a slash at its end. */
export const projectFolder = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Absolute path of something in the project, from its path below the project's folder. */
export const inProject = (...parts: readonly string[]): string => path.join(projectFolder, ...parts);
