import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { context } from 'esbuild';
import { optionsFor } from './bundle.ts';

// The builder of the small app: bundles its functions again whenever it is asked.
const functions = optionsFor(['echo', 'page', 'reader', 'task']);
const bundles = await context({ ...functions, outdir: process.argv[2] ?? '', write: false, logLevel: 'silent' });
const written = new Map<string, string>();

const build = async () => {
  const { outputFiles } = await bundles.rebuild();
  const fresh = outputFiles.filter(({ path, hash }) => written.get(path) !== hash);
  for (const { path, hash, contents } of fresh) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
    written.set(path, hash);
  }
  return { changed: fresh.map(({ path }) => dirname(path)) };
};

process.on('message', async () => process.send?.(await build().catch((error: Error) => ({ problem: error.message }))));
process.on('disconnect', () => process.exit());
