import { councilsOf } from '../../domain/agreement/councils.ts';
import { helpWith } from '../../domain/agreement/help.ts';
import { brand } from '../../views/brand.ts';
import { paths as publicPaths } from '../public-site/paths.ts';
import type { SignIn } from '../shared/sign-in/sign-in.ts';
import type { Site } from '../shared/web/site.ts';
import { forSignatories } from './case/people.ts';
import type { Deps } from './deps.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

/** The providers' site: everything below /apply. */
export const providerSite = (deps: Deps, signIn: SignIn): Site => ({
  council: councilsOf(deps.agreements),
  service: brand.services.provider,
  home: paths.home,
  help: (path) => helpWith(deps.agreements, path),
  routes: routes(deps),
  notForYou: forSignatories,
  signIn,
  phase: brand.phase,
  footer: [
    { text: 'Accessibility', href: publicPaths.accessibility },
    { text: 'Privacy', href: publicPaths.privacy },
    { text: 'Cookies', href: publicPaths.cookies },
  ],
  navigation: (visitor) =>
    visitor
      ? [
          { text: 'Your applications', href: paths.home },
          { text: 'Your letters', href: paths.letters() },
          { text: 'Your people', href: paths.people },
          { text: 'Your account', href: paths.account },
        ]
      : [],
});
