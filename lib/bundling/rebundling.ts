import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildFailure, context, formatMessages, type OutputFile, type Plugin } from 'esbuild';
import { buildAssets } from './assets.ts';
import { esbuildOptions } from './esbuild-options.ts';
import { keptIn } from './kept.ts';
import { templatesText } from './templates.ts';
import { writeAssets } from './write-assets.ts';

/** The folders of the functions whose code is another than before, or why nothing could be bundled. */
type Rebundled = { readonly changed: readonly string[] } | { readonly problem: string };

/**
 * Bundles the functions again and again, in under a second: as they are deployed, but that what several have in common
 * lies in files that they share, since most of a bundling is to write the AWS SDK 22 times over.
 *
 * @param outDir is emptied first.
 * @returns bundles what the sources say now.
 */
export const rebundling = async (outDir: string) => {
  let assets = buildAssets();
  const templatesOfNow: Plugin = {
    name: 'templates',
    setup(build) {
      build.onResolve({ filter: /^nunjucks$/ }, () => ({ path: 'templates', namespace: 'views' }));
      build.onLoad({ filter: /./, namespace: 'views' }, () => {
        try {
          assets = buildAssets();
          return { contents: templatesText(assets), resolveDir: keptIn };
        } catch (error) {
          return { errors: [{ text: error instanceof Error ? error.message : String(error) }] };
        }
      });
    },
  };
  rmSync(outDir, { recursive: true, force: true });
  const options = esbuildOptions();
  const bundles = await context({
    ...options,
    splitting: true,
    plugins: [...options.plugins, templatesOfNow],
    outdir: outDir,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const written = new Map<string, string>();

  const rebuild = async (): Promise<readonly string[]> => {
    const { outputFiles, metafile } = await bundles.rebuild();
    const fresh = outputFiles.filter(({ path: file, hash }) => written.get(file) !== hash);
    writeAssets(metafile, assets);
    for (const file of fresh) write(file);
    for (const { path: file, hash } of fresh) written.set(file, hash);
    const entries = fresh.filter(({ path: file }) => path.basename(file) === 'index.mjs');
    return entries.map(({ path: file }) => path.dirname(file));
  };
  return async (): Promise<Rebundled> => {
    try {
      return { changed: await rebuild() };
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      return { problem: (await formatMessages(error.errors, { kind: 'error', color: process.stdout.isTTY })).join('') };
    }
  };
};

const isBuildFailure = (error: unknown): error is BuildFailure => error instanceof Error && 'errors' in error;

/** In one move: a thread of a function may read it at this moment. */
const write = ({ path: file, contents }: OutputFile): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, contents);
  renameSync(`${file}.new`, file);
};
