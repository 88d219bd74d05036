import { globSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, version } from 'esbuild';
import { type Asset, buildAssets } from './assets.ts';
import { entryPoints } from './entry-points.ts';
import { asDeployed, esbuildOptions } from './esbuild-options.ts';
import { fontFiles } from './fonts.ts';
import { inProject } from './project.ts';
import { isCurrent, noteSources } from './record.ts';
import { keepOwnSources } from './source-maps.ts';
import { templatesModule } from './templates.ts';
import { writeAssets, writeTemplates } from './write-assets.ts';

export interface BundleOptions {
  /** Folder for the bundles, replaced whole when a source has changed: one folder a function. */
  readonly outDir: string;
}

/**
 * Bundles every Lambda function and answers the folder of each by the function's name. One folder is one asset: an
 * index.mjs that exports `handler`; for a function that shows pages its templates, and for one that serves them, the
 * files browsers fetch. The same sources give the same bytes, so asset hashes only change when code does.
 */
export const bundleFunctions = async ({ outDir }: BundleOptions): Promise<Record<string, string>> => {
  const assets = buildAssets();
  const settings: BuildOptions = {
    ...esbuildOptions(),
    define: { IS_READ_AT_SYNTH: 'true' },
    ...asDeployed,
    logLevel: 'warning',
  };
  const key = JSON.stringify([version, settings, assets.map(({ servedAs }) => servedAs)]);
  if (!isCurrent(outDir, key)) await bundleInto(outDir, settings, key, assets);
  return Object.fromEntries(Object.keys(entryPoints()).map((name) => [name, path.join(outDir, name)]));
};

/** Bundles beside the folder and moves the result into its place, so that nobody sees a folder half made. */
const bundleInto = async (
  outDir: string,
  settings: BuildOptions,
  key: string,
  assets: readonly Asset[],
): Promise<void> => {
  const fresh = `${path.resolve(outDir)}-${process.pid}`;
  const module = templatesModule();
  const { metafile } = await build({
    ...settings,
    alias: { ...settings.alias, nunjucks: module },
    metafile: true,
    outdir: fresh,
  });
  const templateFiles = new Set(writeTemplates(metafile, module, assets));
  keepOwnSources(metafile);
  writeAssets(metafile, assets);
  noteSources(fresh, key, [...Object.keys(metafile.inputs), ...templateFiles, ...fontFiles(), ...bundling()]);
  rmSync(outDir, { recursive: true, force: true });
  renameSync(fresh, outDir);
};

/** What bundles are made by, which says what they hold as their sources do. */
const bundling = (): readonly string[] => globSync('lib/bundling/*.ts', { cwd: inProject() });
