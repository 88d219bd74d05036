import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import type { Asset } from './assets.ts';
import { copyFonts } from './fonts.ts';
import { inProject } from './project.ts';
import { type KeptTemplates, PACKED } from './templates.ts';

/** Puts the files that browsers fetch beside each output that serves them, and the fonts beside the one that prints in them. */
export const writeAssets = ({ outputs }: Metafile, assets: readonly Asset[]): void => {
  for (const [file, { inputs }] of Object.entries(outputs)) {
    if ('functions/shared/assets.ts' in inputs) writeInto(inProject(path.dirname(file), 'assets'), assets);
    if ('functions/write-pdf/index.ts' in inputs) copyFonts(inProject(path.dirname(file), 'fonts'));
  }
};

/** Puts the templates beside each output that shows pages by them. */
export const writeTemplates = ({ outputs }: Metafile, { module, packed }: KeptTemplates): void => {
  // By its name, which is its content's: where node_modules is a link, the bundler says the path that it leads to.
  const isReading = (input: string) => path.posix.basename(input) === path.basename(module);
  for (const [file, { inputs }] of Object.entries(outputs)) {
    if (Object.keys(inputs).some(isReading)) copyFileSync(packed, inProject(path.dirname(file), PACKED));
  }
};

const writeInto = (folder: string, assets: readonly Asset[]): void => {
  mkdirSync(folder, { recursive: true });
  for (const { servedAs, text } of assets) writeFileSync(path.join(folder, servedAs), text);
};
