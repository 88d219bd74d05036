import { councilsOf } from '../../domain/agreement/councils.ts';
import { assetRoute } from '../shared/assets.ts';
import type { Site } from '../shared/web/site.ts';
import type { PublicDeps } from './deps.ts';
import { agreementRoutes } from './pages/agreement.ts';
import { homeRoutes } from './pages/home.ts';
import { noticeRoutes } from './pages/notices.ts';
import { plainRoutes } from './pages/plain-pages.ts';
import { questionsRoutes } from './pages/questions.ts';
import { registerRoutes } from './pages/register.ts';

/** The pages for everybody: they need no signing in, and read only what is public. */
export const publicSite = (deps: PublicDeps): Site => ({
  council: councilsOf(deps.agreements),
  service: 'Provide care with us',
  home: '/',
  navigation: () => [
    { text: 'Register of providers', href: '/register' },
    { text: 'Apply', href: '/apply' },
  ],
  footer: [
    { text: 'Accessibility', href: '/accessibility' },
    { text: 'Privacy', href: '/privacy' },
    { text: 'Cookies', href: '/cookies' },
    { text: 'For officers of the council', href: '/officers' },
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
