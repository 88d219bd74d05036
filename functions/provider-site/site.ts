import { councilsOf } from '../../domain/agreement/councils.ts';
import { paths as publicPaths } from '../public-site/paths.ts';
import { formAt } from '../shared/forms/form.ts';
import type { SignIn } from '../shared/sign-in/sign-in.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { everyone, type Route, signedIn } from '../shared/web/routes.ts';
import type { ProviderSiteDeps } from './deps.ts';
import { accountRoutes } from './handlers/account.ts';
import { showCheck } from './handlers/check.ts';
import { keepFile, showFile } from './handlers/file.ts';
import { home } from './handlers/home.ts';
import { showOutcome } from './handlers/outcome.ts';
import { proposedRejectionRoutes } from './handlers/proposed-rejection.ts';
import { saveQuestion, showQuestion } from './handlers/question.ts';
import { showReceipt, showSubmitted } from './handlers/receipt.ts';
import { selfCheckRoutes } from './handlers/self-check.ts';
import { submitRoutes } from './handlers/submit.ts';
import { showTasks } from './handlers/tasks.ts';
import { showWindow, startRoutes } from './handlers/window.ts';
import { withdrawRoutes } from './handlers/withdraw.ts';
import { withdrawReply } from './handlers/withdraw-reply.ts';
import { paths } from './paths.ts';

const routes = (deps: ProviderSiteDeps): readonly Route[] => [
  everyone.get('/apply', home(deps)),
  ...accountRoutes(deps),
  signedIn.get('/apply/windows/{windowId}', showWindow(deps)),
  ...selfCheckRoutes(deps),
  ...startRoutes(deps),
  signedIn.get('/apply/windows/{windowId}/tasks', showTasks(deps)),
  signedIn.get('/apply/windows/{windowId}/questions/{page}', showQuestion(deps)),
  signedIn.post('/apply/windows/{windowId}/questions/{page}', saveQuestion(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}', showFile(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}/received', keepFile(deps)),
  signedIn.get('/apply/windows/{windowId}/check', showCheck(deps)),
  ...submitRoutes(deps),
  signedIn.get('/apply/windows/{windowId}/receipt', showReceipt(deps)),
  signedIn.get('/apply/windows/{windowId}/answers', showSubmitted(deps)),
  ...withdrawRoutes(deps),
  ...proposedRejectionRoutes(deps),
  ...formAt(signedIn, '/apply/windows/{windowId}/proposed-rejection/withdraw', withdrawReply(deps)),
  signedIn.get('/apply/windows/{windowId}/outcome', showOutcome(deps)),
];

/** The providers' site: everything below /apply. */
export const providerSite = (deps: ProviderSiteDeps, signIn: SignIn) =>
  pageHandler({
    council: councilsOf(deps.agreements),
    service: 'Apply to provide care',
    home: paths.home,
    routes: routes(deps),
    signIn,
    phase: { tag: 'Beta', text: 'This is a new service. Tell the council what would make it better.' },
    footer: [
      { text: 'Accessibility', href: publicPaths.accessibility },
      { text: 'Privacy', href: publicPaths.privacy },
      { text: 'Cookies', href: publicPaths.cookies },
    ],
    navigation: (visitor) =>
      visitor
        ? [
            { text: 'Your applications', href: paths.home },
            { text: 'Your account', href: paths.account },
          ]
        : [],
  });
