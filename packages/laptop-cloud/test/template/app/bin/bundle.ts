import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

const sources = {
  echo: new URL('../functions/echo.ts', import.meta.url),
  page: new URL('../functions/page.ts', import.meta.url),
  reader: new URL('../functions/reader.ts', import.meta.url),
  task: new URL('../functions/task.ts', import.meta.url),
};

export type Name = keyof typeof sources;

/** How the functions named are bundled, each into a folder of its name. */
export const optionsFor = (names: readonly Name[]) =>
  ({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, fileURLToPath(sources[name])])),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    minify: true,
    sourcemap: 'linked',
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  }) as const satisfies BuildOptions;

/** Bundles one function, as the app of the project does, and gives the folder to upload. */
export function build(name: Name): string {
  const outdir = mkdtempSync(join(tmpdir(), 'one-of-everything-'));
  buildSync({ ...optionsFor([name]), outdir });
  return join(outdir, name);
}
