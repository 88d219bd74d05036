import { formAt } from '../shared/forms/form.ts';
import { ownSessions } from '../shared/sessions/own-sessions.ts';
import { everyone, type Route, signedIn, withRole } from '../shared/web/routes.ts';
import type { Deps } from './deps.ts';
import { account } from './pages/account/account.ts';
import { address } from './pages/account/address.ts';
import { addressCode } from './pages/account/address-code.ts';
import { ownDataFile } from './pages/account/data.ts';
import { ask } from './pages/clarifications/ask.ts';
import { clarifications } from './pages/clarifications/clarifications.ts';
import { accept } from './pages/contract/accept.ts';
import { contractFile, contractPage, contractPdf } from './pages/contract/contract.ts';
import { leave, stay } from './pages/contract/leave.ts';
import { controlCode } from './pages/control/code.ts';
import { saveCorrected, showCorrected } from './pages/correction/corrected-page.ts';
import { correctionPage } from './pages/correction/correction.ts';
import { sendCorrection } from './pages/correction/send.ts';
import { file } from './pages/files/file.ts';
import { ownFile } from './pages/files/own.ts';
import { fileReceived } from './pages/files/received.ts';
import { removeFile } from './pages/files/remove.ts';
import { home } from './pages/home/home.ts';
import { letter, letterFile, letterPdf } from './pages/letters/letter.ts';
import { letters } from './pages/letters/letters.ts';
import { outcome } from './pages/outcome/outcome.ts';
import { cancelInvitation } from './pages/people/cancel-invitation.ts';
import { colleague } from './pages/people/colleague.ts';
import { invitation } from './pages/people/invitation.ts';
import { invite } from './pages/people/invite.ts';
import { people } from './pages/people/people.ts';
import { stopActing } from './pages/people/stop-acting.ts';
import { proposedRejection } from './pages/proposed-rejection/proposed-rejection.ts';
import { withdrawReply } from './pages/proposed-rejection/withdraw-reply.ts';
import { saveLocation, showLocation } from './pages/questions/location.ts';
import { saveQuestion, showQuestion } from './pages/questions/question.ts';
import { tasks } from './pages/questions/tasks.ts';
import { answers } from './pages/submission/answers.ts';
import { askToSign } from './pages/submission/ask-to-sign.ts';
import { check } from './pages/submission/check.ts';
import { draft, draftFile, draftPdf } from './pages/submission/draft.ts';
import { answersPdf, receiptPdf } from './pages/submission/printed.ts';
import { receipt } from './pages/submission/receipt.ts';
import { proof, receipts } from './pages/submission/receipts.ts';
import { seal, sealFile } from './pages/submission/seal.ts';
import { signOff } from './pages/submission/sign-off.ts';
import { submit } from './pages/submission/submit.ts';
import { verifyReceipt } from './pages/submission/verify-receipt.ts';
import { withdraw } from './pages/submission/withdraw.ts';
import { checkRegistration } from './pages/window/check-registration.ts';
import { start } from './pages/window/start.ts';
import { windowPage } from './pages/window/window.ts';
import { paths } from './paths.ts';

const sessionPlaces = { here: paths.ownSessions, back: paths.account };

/** People who may sign for their provider. */
const signs = withRole('sign');

/** Every address of the providers' site, with who may ask for it. */
export const routes = (deps: Deps): readonly Route[] => [
  everyone.get('/apply', home(deps)),
  ...formAt(signedIn, '/apply/account', account(deps)),
  signedIn.get('/apply/account/data.json', ownDataFile(deps)),
  ...formAt(signedIn, '/apply/account/address', address(deps)),
  ...formAt(signedIn, '/apply/account/address/code', addressCode(deps)),
  ...formAt(signedIn, '/apply/account/sessions', ownSessions(deps.openSessions, sessionPlaces)),
  signedIn.get('/apply/letters', letters(deps)),
  signedIn.get('/apply/letters/{letterId}', letter(deps)),
  signedIn.get('/apply/letters/{letterId}/letter.txt', letterFile(deps)),
  signedIn.get('/apply/letters/{letterId}/letter.pdf', letterPdf(deps)),
  signedIn.get('/apply/people', people(deps)),
  ...formAt(signs, '/apply/people/invite', invite(deps)),
  ...formAt(signedIn, '/apply/people/stop-acting', stopActing(deps)),
  ...formAt(signs, '/apply/people/{personId}', colleague(deps)),
  ...formAt(signs, '/apply/people/invitations/{invitationId}', cancelInvitation(deps)),
  ...formAt(signedIn, '/apply/invitations/{providerId}/{invitationId}', invitation(deps)),
  ...formAt(signedIn, '/apply/verify-receipt', verifyReceipt),
  ...formAt(signedIn, '/apply/locations/{locationId}', controlCode(deps)),

  signedIn.get('/apply/windows/{windowId}', windowPage(deps)),
  ...formAt(signedIn, '/apply/windows/{windowId}/check-registration', checkRegistration(deps)),
  ...formAt(signedIn, '/apply/windows/{windowId}/start', start(deps)),

  signedIn.get('/apply/windows/{windowId}/clarifications', clarifications(deps)),
  ...formAt(signedIn, '/apply/windows/{windowId}/clarifications/ask', ask(deps), {
    undone: 'Your question is not sent yet',
  }),

  signedIn.get('/apply/windows/{windowId}/tasks', tasks(deps)),
  signedIn.get('/apply/windows/{windowId}/questions/{page}', showQuestion(deps)),
  signedIn.post('/apply/windows/{windowId}/questions/{page}', saveQuestion(deps)),
  signedIn.get('/apply/windows/{windowId}/questions/{page}/location', showLocation(deps)),
  signedIn.post('/apply/windows/{windowId}/questions/{page}/location', saveLocation(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}', file(deps)),
  signedIn.get('/apply/windows/{windowId}/files/{page}/received', fileReceived(deps), { changes: true }),
  signedIn.get('/apply/windows/{windowId}/files/{page}/received-from-check', fileReceived(deps, 'check'), {
    changes: true,
  }),
  signedIn.get('/apply/windows/{windowId}/files/{page}/own', ownFile(deps)),
  ...formAt(signedIn, '/apply/windows/{windowId}/files/{page}/remove', removeFile(deps)),

  signedIn.get('/apply/windows/{windowId}/check', check(deps)),
  signedIn.get('/apply/windows/{windowId}/draft', draft(deps)),
  signedIn.get('/apply/windows/{windowId}/draft.txt', draftFile(deps)),
  signedIn.get('/apply/windows/{windowId}/draft.pdf', draftPdf(deps)),
  ...formAt(signedIn, '/apply/windows/{windowId}/submit', submit(deps), {
    undone: 'Your application is not submitted yet',
  }),
  ...formAt(signedIn, '/apply/windows/{windowId}/ask-to-sign', askToSign(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/sign-off', signOff(deps)),
  signedIn.get('/apply/windows/{windowId}/receipt', receipt(deps)),
  signedIn.get('/apply/windows/{windowId}/receipts', receipts(deps)),
  signedIn.get('/apply/windows/{windowId}/receipts/{attempt}/record.json', proof(deps)),
  signedIn.get('/apply/windows/{windowId}/receipts/{attempt}/receipt.pdf', receiptPdf(deps)),
  signedIn.get('/apply/windows/{windowId}/receipts/{attempt}/application.pdf', answersPdf(deps)),
  signedIn.get('/apply/windows/{windowId}/answers', answers(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/withdraw', withdraw(deps), {
    undone: 'Your application is not withdrawn yet',
  }),

  signedIn.get('/apply/windows/{windowId}/correction', correctionPage(deps)),
  signedIn.get('/apply/windows/{windowId}/correction/pages/{page}', showCorrected(deps)),
  signedIn.post('/apply/windows/{windowId}/correction/pages/{page}', saveCorrected(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/correction/send', sendCorrection(deps), {
    undone: 'Your correction is not sent yet',
  }),
  ...formAt(signs, '/apply/windows/{windowId}/proposed-rejection', proposedRejection(deps), {
    undone: 'Your reply is not sent yet',
  }),
  ...formAt(signs, '/apply/windows/{windowId}/proposed-rejection/withdraw', withdrawReply(deps), {
    undone: 'Your reply is not withdrawn yet',
  }),
  signedIn.get('/apply/windows/{windowId}/outcome', outcome(deps)),
  signedIn.get('/apply/windows/{windowId}/contracts/{lot}', contractPage(deps)),
  signedIn.get('/apply/windows/{windowId}/contracts/{lot}/contract.txt', contractFile(deps)),
  signedIn.get('/apply/windows/{windowId}/contracts/{lot}/contract.pdf', contractPdf(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/contracts/{lot}/accept', accept(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/contracts/{lot}/leave', leave(deps)),
  ...formAt(signs, '/apply/windows/{windowId}/contracts/{lot}/stay', stay(deps)),
  signedIn.get('/apply/windows/{windowId}/seal', seal(deps)),
  signedIn.get('/apply/windows/{windowId}/seal.json', sealFile(deps)),
];
