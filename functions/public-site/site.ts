import { councilsOf } from '../../domain/agreement/councils.ts';
import { paths as officers } from '../officer-site/paths.ts';
import { paths as providers } from '../provider-site/paths.ts';
import { asset } from '../shared/assets.ts';
import { everyone, type Route } from '../shared/web/routes.ts';
import type { Site } from '../shared/web/site.ts';
import type { Deps } from './deps.ts';
import { accessibility, cookies, privacy } from './pages/about/about.ts';
import { agreementPage } from './pages/agreement/agreement.ts';
import { questions } from './pages/agreement/questions.ts';
import { home } from './pages/home/home.ts';
import { notice } from './pages/notices/notice.ts';
import { places } from './pages/register/places.ts';
import { register } from './pages/register/register.ts';
import { registers } from './pages/register/registers.ts';
import { paths } from './paths.ts';

const routes = (deps: Deps): readonly Route[] => [
  everyone.get('/', home(deps)),
  everyone.get('/agreements/{agreementId}', agreementPage(deps)),
  everyone.get('/agreements/{agreementId}/questions', questions(deps)),
  everyone.get('/register', registers(deps)),
  everyone.get('/register/{agreementId}', register(deps)),
  everyone.get('/register/{agreementId}/places.csv', places(deps)),
  everyone.get('/notices/{file}', notice(deps)),
  everyone.get('/accessibility', accessibility(deps)),
  everyone.get('/privacy', privacy(deps)),
  everyone.get('/cookies', cookies),
  everyone.get('/assets/{name}', asset()),
];

/** The pages for everybody: they need no signing in, and read only what is public. */
export const publicSite = (deps: Deps): Site => ({
  council: councilsOf(deps.agreements),
  service: 'Provide care with us',
  home: paths.home,
  routes: routes(deps),
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
