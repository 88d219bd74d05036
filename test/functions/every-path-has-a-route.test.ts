import { describe, expect, it } from 'vitest';
import { agreements } from '../../agreements/index.ts';
import { paths as officerPaths } from '../../functions/officer-site/paths.ts';
import { routes as officerRoutes } from '../../functions/officer-site/routes.ts';
import { officerSite } from '../../functions/officer-site/site.ts';
import { paths as providerPaths } from '../../functions/provider-site/paths.ts';
import { providerSite } from '../../functions/provider-site/site.ts';
import { paths as publicPaths } from '../../functions/public-site/paths.ts';
import { publicSite } from '../../functions/public-site/site.ts';
import { router } from '../../functions/shared/web/router.ts';
import type { Site } from '../../functions/shared/web/site.ts';

/** Nothing is asked of a page here: which addresses a site answers is known without what its pages work with. */
const unasked = { agreements } as never;

const sites: readonly (readonly [whose: string, paths: object, site: Site])[] = [
  ['providers', providerPaths, providerSite(unasked, {} as never)],
  ['officers', officerPaths, officerSite(unasked, {} as never, officerRoutes(unasked))],
  ['everybody', publicPaths, publicSite(unasked)],
];

/** It fits one part of an address by its encoding alone. */
const id = 'one of/them?';

/** Every address that a site's paths make. */
const addressesOf = (paths: unknown): readonly string[] => {
  if (typeof paths === 'string') return [paths];
  if (typeof paths === 'function') return addressesOf(paths(...Array(paths.length).fill(id)));
  return Object.values(paths as object).flatMap(addressesOf);
};

/** The patterns of the routes that answer an address, shown or sent to. */
const patternsOf = ({ routes }: Site, address: string): readonly string[] => {
  const path = address.split(/[?#]/)[0] ?? '';
  return ['GET', 'POST'].flatMap((method) => {
    try {
      return [router(routes)(method, path).route.path];
    } catch {
      return [];
    }
  });
};

describe.each(sites)('On the site of %s', (_, paths, site) => {
  it('a page answers at every address that links lead to', () => {
    expect(addressesOf(paths).length).toBeGreaterThan(9);
    expect(addressesOf(paths).filter((address) => patternsOf(site, address).length === 0)).toEqual([]);
  });

  it('links can lead to every page', () => {
    const led = new Set(addressesOf(paths).flatMap((address) => patternsOf(site, address)));
    const pages = site.routes.map(({ path }) => path).filter((path) => !path.startsWith('/assets/'));
    expect(pages.filter((path) => !led.has(path))).toEqual([]);
  });
});
