import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brand } from '../../views/brand.ts';
import { inProject, projectFolder } from './project.ts';

const fontsFolder = path.join(path.dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf');

/** The fonts of PDFs, by their paths in the project. */
export const fontFiles = (): readonly string[] =>
  Object.values(brand.printedFonts).map((file) => path.relative(projectFolder, path.join(fontsFolder, file)));

/** Puts them into a folder, which is made. */
export const copyFonts = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const file of fontFiles()) copyFileSync(inProject(file), path.join(folder, path.basename(file)));
};
