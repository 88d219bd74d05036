import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { routes } from '../../functions/provider-site/routes.ts';
import type { ProviderSite } from '../functions/provider-site/world.ts';
import { indexPage } from './index-page.ts';
import { photographer } from './photographer.ts';
import type { Scenes } from './scene.ts';
import { after } from './scenes/after.ts';
import { byTable } from './scenes/by-table.ts';
import { form } from './scenes/form.ts';
import { publicPages } from './scenes/public.ts';
import { together } from './scenes/together.ts';
import { window } from './scenes/window.ts';
import { onProviderSite, onPublicSite } from './stages.ts';

/** The parts of the gallery, each played on a stage of its own. */
export const everyPart = [form, window, together, after, byTable];

interface Asked {
  readonly width: number;
  /** The folder, which is made. */
  readonly out: string;
  /** Of DynamoDB Local. */
  readonly endpoint: string;
  /** What is played, which is everything unless said otherwise. */
  readonly parts?: readonly ((site: ProviderSite) => Scenes)[];
  readonly publicToo?: boolean;
}

/** Every address of the providers' site that can be looked at. */
export const patternsOf = (site: ProviderSite): readonly string[] =>
  routes(site).flatMap(({ method, path: pattern }) => (method === 'GET' ? [pattern] : []));

/** Makes the pictures and the page that lists them. @returns what was made, and the routes that have none */
export const gallery = async ({ width, out, endpoint, parts = everyPart, publicToo = true }: Asked) => {
  const patterns = await onProviderSite(endpoint, async (site) => patternsOf(site));
  const photos = await photographer({ width, out, patterns });
  try {
    for (const scenes of parts) await onProviderSite(endpoint, (site) => photos.take(site, scenes(site)));
    if (publicToo) await onPublicSite(endpoint, (stage) => photos.take(stage, publicPages()));
  } finally {
    await photos.stop();
  }
  const pictures = photos.pictures();
  writeFileSync(path.join(out, 'index.html'), indexPage(pictures, patterns, width));
  return { pictures, ...photos.seen() };
};
