import { councilsOf } from '../../domain/agreement/councils.ts';
import { paths as officers } from '../officer-site/paths.ts';
import { paths as providers } from '../provider-site/paths.ts';
import { assetRoute } from '../shared/assets.ts';
import type { Site } from '../shared/web/site.ts';
import type { PublicDeps } from './deps.ts';
import { agreementRoutes } from './pages/agreement.ts';
import { homeRoutes } from './pages/home.ts';
import { noticeRoutes } from './pages/notices.ts';
import { plainRoutes } from './pages/plain-pages.ts';
import { questionsRoutes } from './pages/questions.ts';
import { registerRoutes } from './pages/register.ts';
import { paths } from './paths.ts';

/** The pages for everybody: they need no signing in, and read only what is public. */
export const publicSite = (deps: PublicDeps): Site => ({
  council: councilsOf(deps.agreements),
  service: 'Provide care with us',
  home: paths.home,
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
  routes: [
    ...homeRoutes(deps),
    ...agreementRoutes(deps),
    ...questionsRoutes(deps),
    ...registerRoutes(deps),
    ...noticeRoutes(deps),
    ...plainRoutes(deps),
    assetRoute(),
  ],
});
