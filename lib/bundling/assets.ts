import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import * as sass from 'sass';
import { brand } from '../../views/brand.ts';
import { digest, keptByContent } from './kept.ts';
import { inProject } from './project.ts';

/** A file that browsers fetch below /assets/: the name templates call it by, the name it is served by, its text. */
export interface Asset {
  readonly name: string;
  readonly servedAs: string;
  readonly text: string;
}

/**
 * The stylesheet, the script and the icon of every page. Names carry a hash of the content, so that browsers may keep
 * a file for ever and still see a new one at once.
 */
export const buildAssets = (): readonly Asset[] => [
  asset('site.css', stylesheet()),
  asset('site.js', script()),
  asset('icon.svg', icon()),
];

/** Template text in which each asset is called by the name it is served by. */
export const withServedNames = (template: string, assets: readonly Asset[]): string =>
  assets.reduce((text, { name, servedAs }) => text.replaceAll(`/assets/${name}`, `/assets/${servedAs}`), template);

const asset = (name: string, file: string): Asset => {
  const text = readFileSync(file, 'utf8');
  const { name: stem, ext } = path.parse(name);
  return { name, servedAs: `${stem}-${digest(text)}${ext}`, text };
};

const frontendVersion = (): string => readFileSync(inProject('node_modules/govuk-frontend/package.json'), 'utf8');

const icon = (): string => {
  const text = readFileSync(inProject('views/assets/icon.svg'), 'utf8').replaceAll('$brand', brand.colour);
  return keptByContent('icon.svg', [text], () => text);
};

const stylesheet = (): string => {
  const { colour, background, font } = brand;
  const ofBrand = `$brand: ${colour};\n$background: ${background};\n$font: (${font});\n`;
  const text = `${ofBrand}${readFileSync(inProject('views/assets/site.scss'), 'utf8')}`;
  return keptByContent('site.css', [text, frontendVersion(), sass.info], () => {
    const { css } = sass.compileString(text, {
      loadPaths: [inProject('node_modules')],
      style: 'compressed',
      quietDeps: true,
    });
    return css;
  });
};

const script = (): string => {
  const file = inProject('views/assets/site.js');
  // All that it may import: what browsers judge as the service does is the service's own code.
  const sources = globSync(['views/assets/*.js', 'domain/questions/**/*.ts', 'domain/time/time-left.ts'], {
    cwd: inProject(),
  })
    .toSorted()
    .map((each) => readFileSync(inProject(each)));
  return keptByContent('site.js', [...sources, frontendVersion()], () => {
    const { outputFiles } = buildSync({
      entryPoints: [file],
      absWorkingDir: inProject(),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      legalComments: 'none',
      write: false,
    });
    return outputFiles.map((output) => output.text).join('');
  });
};
