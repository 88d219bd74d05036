import type { SignIn } from '../shared/sign-in/sign-in.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { everyone, type Route, signedIn } from '../shared/web/routes.ts';
import type { ProviderSiteDeps } from './deps.ts';
import { saveAccount, showAccount } from './handlers/account.ts';
import { showCheck } from './handlers/check.ts';
import { keepFile, showFile } from './handlers/file.ts';
import { home } from './handlers/home.ts';
import { showOutcome } from './handlers/outcome.ts';
import { sendReply, showProposedRejection } from './handlers/proposed-rejection.ts';
import { saveQuestion, showQuestion } from './handlers/question.ts';
import { showReceipt, showSubmitted } from './handlers/receipt.ts';
import { makeSelfCheck, showSelfCheck } from './handlers/self-check.ts';
import { submit } from './handlers/submit.ts';
import { showTasks } from './handlers/tasks.ts';
import { showWindow, startApplication } from './handlers/window.ts';
import { showWithdraw, withdraw } from './handlers/withdraw.ts';
import { showWithdrawReply, withdrawReply } from './handlers/withdraw-reply.ts';

const routes = (deps: ProviderSiteDeps): readonly Route[] => [
  everyone.get('/apply', home(deps)),
  signedIn.get('/apply/account', showAccount(deps)),
  signedIn.post('/apply/account', saveAccount(deps)),
  signedIn.get('/apply/windows/{windowId}', showWindow(deps)),
  signedIn.get('/apply/windows/{windowId}/check-registration', showSelfCheck(deps)),
  signedIn.post('/apply/windows/{windowId}/check-registration', makeSelfCheck(deps)),
  signedIn.post('/apply/windows/{windowId}/start', startApplication(deps)),
  signedIn.get('/apply/windows/{windowId}/tasks', showTasks(deps)),
  signedIn.get('/apply/windows/{windowId}/questions/{page}', showQuestion(deps)),
  signedIn.post('/apply/windows/{windowId}/questions/{page}', saveQuestion(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}', showFile(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}/received', keepFile(deps)),
  signedIn.get('/apply/windows/{windowId}/check', showCheck(deps)),
  signedIn.post('/apply/windows/{windowId}/submit', submit(deps)),
  signedIn.get('/apply/windows/{windowId}/receipt', showReceipt(deps)),
  signedIn.get('/apply/windows/{windowId}/answers', showSubmitted(deps)),
  signedIn.get('/apply/windows/{windowId}/withdraw', showWithdraw(deps)),
  signedIn.post('/apply/windows/{windowId}/withdraw', withdraw(deps)),
  signedIn.get('/apply/windows/{windowId}/proposed-rejection', showProposedRejection(deps)),
  signedIn.post('/apply/windows/{windowId}/proposed-rejection', sendReply(deps)),
  signedIn.get('/apply/windows/{windowId}/proposed-rejection/withdraw', showWithdrawReply(deps)),
  signedIn.post('/apply/windows/{windowId}/proposed-rejection/withdraw', withdrawReply(deps)),
  signedIn.get('/apply/windows/{windowId}/outcome', showOutcome(deps)),
];

/** The providers' site: everything below /apply. */
export const providerSite = (deps: ProviderSiteDeps, signIn: SignIn) =>
  pageHandler({
    council: deps.agreements[0]?.council ?? '',
    service: 'Apply to provide care',
    home: '/apply',
    routes: routes(deps),
    signIn,
    phase: { tag: 'Beta', text: 'This is a new service. Tell the council what would make it better.' },
    footer: [
      { text: 'Accessibility', href: '/accessibility' },
      { text: 'Privacy', href: '/privacy' },
      { text: 'Cookies', href: '/cookies' },
    ],
    navigation: (visitor) =>
      visitor
        ? [
            { text: 'Your applications', href: '/apply' },
            { text: 'Your account', href: '/apply/account' },
          ]
        : [],
  });
