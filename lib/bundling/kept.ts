import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './project.ts';

/** Where they are kept. */
export const keptIn = path.join(projectFolder, 'node_modules/.cache/provider-onboarding');

/** The first 16 hex digits of the SHA-256 of all parts, each told from the next. */
export const digest = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
};

/**
 * A file whose text or bytes are made from the given sources, made once: the next call with the same sources finds it in
 * node_modules/.cache. Sass alone takes over a second, which `npm start` cannot spare each time.
 */
export const keptByContent = (
  name: string,
  sources: readonly (string | Uint8Array)[],
  make: () => string | Uint8Array,
): string => {
  const file = path.join(keptIn, `${digest(...sources)}-${name}`);
  if (!existsSync(file)) {
    mkdirSync(keptIn, { recursive: true });
    // Renamed into place, so that two builds at once never read each other's half-written file.
    writeFileSync(`${file}.${process.pid}`, make());
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
};
