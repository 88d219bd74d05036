import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { routes as ofOfficers } from '../../functions/officer-site/routes.ts';
import { routes as ofProviders } from '../../functions/provider-site/routes.ts';
import type { Route } from '../../functions/shared/web/routes.ts';
import type { Desk } from '../functions/officer-site/officers-desk.ts';
import type { ProviderSite } from '../functions/provider-site/world.ts';
import { indexPage } from './index-page.ts';
import { photographer } from './photographer.ts';
import type { Scenes } from './scene.ts';
import { after } from './scenes/after.ts';
import { byTable } from './scenes/by-table.ts';
import { form } from './scenes/form.ts';
import { nobodyApplied } from './scenes/nobody-applied.ts';
import { officersByTable } from './scenes/officers-by-table.ts';
import { publicPages } from './scenes/public.ts';
import { recommending } from './scenes/recommending.ts';
import { referralFiles } from './scenes/referral-files.ts';
import { together } from './scenes/together.ts';
import { window } from './scenes/window.ts';
import { onOfficerSite, onProviderSite, onPublicSite } from './stages.ts';

/** The parts of the providers' gallery, each played on a stage of its own. */
export const everyPart = [form, window, together, after, byTable];
/** The parts of the officers'. */
export const everyOfficersPart = [officersByTable, recommending, referralFiles, nobodyApplied];

interface Asked<Site> {
  readonly width: number;
  /** The folder, which is made. */
  readonly out: string;
  /** Of DynamoDB Local. */
  readonly endpoint: string;
  /** What is played, which is everything unless said otherwise. */
  readonly parts?: readonly ((site: Site) => Scenes)[];
}

const lookedAt = (routes: readonly Route[]): readonly string[] =>
  routes.flatMap(({ method, path: pattern }) => (method === 'GET' ? [pattern] : []));

/** Every address of the providers' site that can be looked at. */
export const patternsOf = (site: ProviderSite): readonly string[] => lookedAt(ofProviders(site));

/** Every address of the officers' site that can be looked at. */
export const officersPatterns = ({ deps }: Pick<Desk, 'deps'>): readonly string[] => lookedAt(ofOfficers(deps));

/** Makes pictures and the page that lists them. @returns what was made, and the routes that have none */
const made = async (
  title: string,
  { width, out }: Pick<Asked<never>, 'width' | 'out'>,
  patterns: readonly string[],
  play: (photos: Awaited<ReturnType<typeof photographer>>) => Promise<void>,
) => {
  const photos = await photographer({ width, out, patterns });
  try {
    await play(photos);
  } finally {
    await photos.stop();
  }
  const pictures = photos.pictures();
  writeFileSync(path.join(out, 'index.html'), indexPage(title, pictures, patterns, width));
  return { pictures, ...photos.seen() };
};

/** The pictures of the providers' pages, and of the public ones. */
export const gallery = async ({
  endpoint,
  parts = everyPart,
  publicToo = true,
  ...asked
}: Asked<ProviderSite> & { readonly publicToo?: boolean }) => {
  const patterns = await onProviderSite(endpoint, async (site) => patternsOf(site));
  return made('The provider’s pages', asked, patterns, async (photos) => {
    for (const scenes of parts) await onProviderSite(endpoint, (site) => photos.take(site, scenes(site)));
    if (publicToo) await onPublicSite(endpoint, (stage) => photos.take(stage, publicPages()));
  });
};

/** The pictures of the officers' pages. */
export const officersGallery = async ({ endpoint, parts = everyOfficersPart, ...asked }: Asked<Desk>) => {
  const patterns = await onOfficerSite(endpoint, async (site) => officersPatterns(site));
  return made('The officers’ pages', asked, patterns, async (photos) => {
    for (const scenes of parts) await onOfficerSite(endpoint, (site) => photos.take(site, scenes(site)));
  });
};
