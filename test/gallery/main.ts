import path from 'node:path';
import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { gallery, officersGallery } from './gallery.ts';

/**
 * `npm run gallery -- provider|officer [--width N] [--out DIR]`: a picture of every page of the providers' site in each of its states, and of the
 * public pages, or of the officers', N pixels wide (320 without it), with and without JavaScript where that differs, and an index.html that lists
 * them. Ends with 1 where a route has no picture, or where a machine finds a fault in a page.
 */
const USAGE = 'npm run gallery -- provider|officer [--width N] [--out DIR]';
const galleries = { provider: gallery, officer: officersGallery };
const isKnown = (word: string): word is keyof typeof galleries => word in galleries;

const { values, positionals } = wordsAndOptionsOf(
  { width: { type: 'string', default: '320' }, out: { type: 'string' } },
  USAGE,
);
const width = Number(values.width);
const words = positionals.join(' ');
const whose = isKnown(words) ? words : wrongUsage(USAGE, 'It knows the pages of two sites: provider, officer.');
if (!Number.isInteger(width) || width < 200) wrongUsage(USAGE, `${values.width} is no width.`);
const out = path.resolve(values.out ?? path.join('.local', 'gallery', `${whose}-${width}`));

const dynamoDb = await startDynamoDb({ inMemory: true });
const { pictures, files, leadOn, missing } = await galleries[whose]({ width, out, endpoint: dynamoDb.endpoint });
await dynamoDb.stop();

const faults = pictures.flatMap(({ address, faults: found }) => found.map((fault) => `${address}: ${fault}`));
const listed = (about: string, lines: readonly string[]) =>
  console.log(lines.length === 0 ? `${about}: none` : `${about}:\n  ${lines.join('\n  ')}`);
listed('Routes that give a file', files);
listed('Routes that lead on to another page', leadOn);
listed('Faults that a machine found', faults);
listed('Routes without a picture', missing);
console.log(`${pictures.length} pages. Look through them: ${path.join(out, 'index.html')}`);
process.exitCode = missing.length + faults.length > 0 ? 1 : 0;
