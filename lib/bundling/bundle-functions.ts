import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, type Metafile, version } from 'esbuild';
import { type Asset, buildAssets } from './assets.ts';
import { entryPoints } from './entry-points.ts';
import { inProject } from './project.ts';
import { isCurrent, noteSources } from './record.ts';
import { templatesModule } from './templates.ts';

export interface BundleOptions {
  /** Folder for the bundles, replaced whole when a source has changed: one folder a function. */
  readonly outDir: string;
}

const options = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  absWorkingDir: inProject(),
  outExtension: { '.js': '.mjs' },
  // Packages that still call require() find none in an ES module.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  mainFields: ['module', 'main'],
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles every Lambda function and answers the folder of each by the function's name. One folder is one asset: an
 * index.mjs that exports `handler`, and for a function that serves them, the files browsers fetch. The same sources
 * give the same bytes, so asset hashes only change when code does.
 */
export const bundleFunctions = ({ outDir }: BundleOptions): Record<string, string> => {
  const functions = entryPoints();
  const assets = buildAssets();
  const settings: BuildOptions = {
    ...options,
    entryPoints: Object.fromEntries(Object.entries(functions).map(([name, file]) => [`${name}/index`, file])),
    alias: { nunjucks: templatesModule(assets) },
  };
  const key = JSON.stringify([version, settings, assets.map(({ servedAs }) => servedAs)]);
  if (!isCurrent(outDir, key)) bundleInto(outDir, settings, key, assets);
  return Object.fromEntries(Object.keys(functions).map((name) => [name, path.join(outDir, name)]));
};

/** Bundles beside the folder and moves the result into its place, so that nobody sees a folder half made. */
const bundleInto = (outDir: string, settings: BuildOptions, key: string, assets: readonly Asset[]): void => {
  const fresh = `${path.resolve(outDir)}-${process.pid}`;
  const { metafile } = buildSync({ ...settings, metafile: true, outdir: fresh });
  for (const folder of foldersThatServe(metafile)) writeAssets(inProject(folder), assets);
  noteSources(fresh, key, Object.keys(metafile.inputs));
  rmSync(outDir, { recursive: true, force: true });
  renameSync(fresh, outDir);
};

const foldersThatServe = (metafile: Metafile): readonly string[] =>
  Object.entries(metafile.outputs)
    .filter(([, output]) => 'functions/shared/assets.ts' in output.inputs)
    .map(([file]) => path.dirname(file));

const writeAssets = (folder: string, assets: readonly Asset[]): void => {
  for (const { servedAs, text } of assets) writeText(path.join(folder, 'assets', servedAs), text);
};

const writeText = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
