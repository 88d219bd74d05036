import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CloudTemplate, readCloudTemplate } from '../../src/template/cloud-template.ts';
import { synthesize } from '../../src/template/synthesis.ts';

/** Where the small app with one of everything is. */
export const appDir = join(fileURLToPath(new URL('./app/bin/app.ts', import.meta.url)), '../..');

/** The small app, synthesized as `npm start` does it, and read. */
export async function synthesized(siteUrl = 'http://127.0.0.1:3000'): Promise<CloudTemplate> {
  const outDir = mkdtempSync(join(tmpdir(), 'cdk-out-'));
  await synthesize(appDir, outDir);
  return readCloudTemplate({ outDir, siteUrl });
}

/** Logical ids end in eight digits that change with the path of a construct. */
export const starting = <T extends { readonly logicalId: string }>(all: readonly T[], start: string): T => {
  const found = all.find(({ logicalId }) => logicalId.startsWith(start));
  if (!found) throw new Error(`The template has no ${start}`);
  return found;
};
