import { councilsOf } from '../../domain/agreement/councils.ts';
import { helpWith } from '../../domain/agreement/help.ts';
import { brand } from '../../views/brand.ts';
import { paths as officers } from '../officer-site/paths.ts';
import { paths as providers } from '../provider-site/paths.ts';
import type { Site } from '../shared/web/site.ts';
import type { Deps } from './deps.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { KEPT_SECONDS } from './words/kept.ts';

/** The pages for everybody: they need no signing in, and read only what is public. */
export const publicSite = (deps: Deps): Site => ({
  council: councilsOf(deps.agreements),
  service: brand.services.public,
  home: paths.home,
  help: (path) => helpWith(deps.agreements, path),
  routes: routes(deps),
  keptSeconds: KEPT_SECONDS,
  navigation: () => [
    { text: 'Register of providers', href: paths.registers },
    { text: 'Apply', href: providers.home },
  ],
  footer: [
    { text: 'Accessibility', href: paths.accessibility },
    { text: 'Privacy', href: paths.privacy },
    { text: 'Cookies', href: paths.cookies },
    { text: 'For officers of the council', href: officers.home },
  ],
});
