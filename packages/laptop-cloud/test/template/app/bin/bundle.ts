import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const sources = {
  echo: new URL('../functions/echo.ts', import.meta.url),
  page: new URL('../functions/page.ts', import.meta.url),
  task: new URL('../functions/task.ts', import.meta.url),
};

/** Bundles one function, as the app of the project does, and gives the folder to upload. */
export function build(name: keyof typeof sources): string {
  const outdir = mkdtempSync(join(tmpdir(), `one-of-everything-${name}-`));
  buildSync({
    entryPoints: [fileURLToPath(sources[name])],
    outfile: join(outdir, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  });
  return outdir;
}
