import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { BuildFailed } from './builder.ts';

/** @throws BuildFailed where one of a folder's TypeScript files cannot be read as such, with where and why */
export function requireReadable(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = join(folder, name);
    try {
      stripTypeScriptTypes(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new BuildFailed(`${file}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
