import { asset } from '../shared/assets.ts';
import { openFormAt } from '../shared/forms/open-form.ts';
import { everyone, type Route } from '../shared/web/routes.ts';
import type { Deps } from './deps.ts';
import { accessibility, cookies, privacy } from './pages/about/about.ts';
import { agreementPage } from './pages/agreement/agreement.ts';
import { calendar } from './pages/agreement/calendar.ts';
import { checkRegistration } from './pages/agreement/check-registration.ts';
import { clarifications } from './pages/agreement/clarifications.ts';
import { questions, questionsPdf } from './pages/agreement/questions.ts';
import { home } from './pages/home/home.ts';
import { askToBeTold } from './pages/news/ask.ts';
import { confirmNews } from './pages/news/confirm.ts';
import { newsDone } from './pages/news/done.ts';
import { stopNews } from './pages/news/stop.ts';
import { notice } from './pages/notices/notice.ts';
import { practiceContents } from './pages/practice/contents.ts';
import { showPractice, tryPage } from './pages/practice/try-page.ts';
import { places } from './pages/register/places.ts';
import { register } from './pages/register/register.ts';
import { registers } from './pages/register/registers.ts';

/** Every address of the public site: they are for everyone. */
export const routes = (deps: Deps): readonly Route[] => [
  everyone.get('/', home(deps)),
  everyone.get('/agreements/{agreementId}', agreementPage(deps)),
  everyone.get('/agreements/{agreementId}/questions', questions(deps)),
  everyone.get('/agreements/{agreementId}/questions.pdf', questionsPdf(deps)),
  everyone.get('/agreements/{agreementId}/calendar.ics', calendar(deps)),
  everyone.get('/agreements/{agreementId}/windows/{windowId}/clarifications', clarifications(deps)),
  everyone.get('/agreements/{agreementId}/practice', practiceContents(deps)),
  everyone.get('/agreements/{agreementId}/practice/{page}', showPractice(deps)),
  everyone.post('/agreements/{agreementId}/practice/{page}', tryPage(deps)),
  ...openFormAt('/agreements/{agreementId}/news', askToBeTold(deps)),
  everyone.get('/agreements/{agreementId}/news/asked', newsDone(deps, 'asked')),
  ...openFormAt('/agreements/{agreementId}/news/confirm', confirmNews(deps)),
  everyone.get('/agreements/{agreementId}/news/confirmed', newsDone(deps, 'confirmed')),
  ...openFormAt('/agreements/{agreementId}/news/stop', stopNews(deps)),
  everyone.get('/agreements/{agreementId}/news/stopped', newsDone(deps, 'stopped')),
  everyone.get('/agreements/{agreementId}/check-registration', checkRegistration(deps)),
  everyone.get('/register', registers(deps)),
  everyone.get('/register/{agreementId}', register(deps)),
  everyone.get('/register/{agreementId}/places.csv', places(deps)),
  everyone.get('/notices/{file}', notice(deps)),
  everyone.get('/accessibility', accessibility(deps)),
  everyone.get('/privacy', privacy(deps)),
  everyone.get('/cookies', cookies),
  everyone.get('/assets/{name}', asset()),
];
