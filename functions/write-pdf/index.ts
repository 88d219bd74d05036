import { readFileSync } from 'node:fs';
import { pdfOf } from '../../adapters/pdf/pdf-of.ts';
import { brand } from '../../views/brand.ts';
import { taskHandler } from '../shared/task-handler.ts';
import { writePdf } from './handler.ts';
import { input, output } from './schema.ts';

/** Bundling puts the fonts beside the bundle. */
const font = (file: string): Uint8Array => readFileSync(new URL(`./fonts/${file}`, import.meta.url));
const { regular, bold } = brand.printedFonts;

export const handler = taskHandler(
  { input, output },
  writePdf({ pdfOf: pdfOf({ regular: font(regular), bold: font(bold) }) }),
);
