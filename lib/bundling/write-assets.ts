import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import type { Asset } from './assets.ts';
import { copyFonts } from './fonts.ts';
import { inProject } from './project.ts';
import { PACKED, templatesOf } from './templates.ts';

/** Puts the files that browsers fetch beside each output that serves them, and the fonts beside the one that prints in them. */
export const writeAssets = ({ outputs }: Metafile, assets: readonly Asset[]): void => {
  for (const [file, { inputs }] of Object.entries(outputs)) {
    if ('functions/shared/assets.ts' in inputs) writeInto(inProject(path.dirname(file), 'assets'), assets);
    if ('functions/write-pdf/index.ts' in inputs) copyFonts(inProject(path.dirname(file), 'fonts'));
  }
};

/** Puts its templates beside each output that shows pages by them. Answers the files that these are made of, by their paths in the project. */
export const writeTemplates = ({ outputs }: Metafile, module: string, assets: readonly Asset[]): readonly string[] => {
  // By its name, which is its content's: where node_modules is a link, the bundler says the path that it leads to.
  const isReading = (input: string) => path.posix.basename(input) === path.basename(module);
  const showing = Object.entries(outputs).filter(([, { inputs }]) => Object.keys(inputs).some(isReading));
  return showing.flatMap(([file]) => {
    const { packed, sources } = templatesOf(readFileSync(inProject(file), 'utf8'), assets);
    copyFileSync(packed, inProject(path.dirname(file), PACKED));
    return sources;
  });
};

const writeInto = (folder: string, assets: readonly Asset[]): void => {
  mkdirSync(folder, { recursive: true });
  for (const { servedAs, text } of assets) writeFileSync(path.join(folder, servedAs), text);
};
