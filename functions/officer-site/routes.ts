import { caseFileReaders, deciders, takingPart } from '../../domain/people/officer.ts';
import { formAt } from '../shared/forms/form.ts';
import { ownSessions } from '../shared/sessions/own-sessions.ts';
import { type Route, signedIn, withRole } from '../shared/web/routes.ts';
import type { Deps } from './deps.ts';
import { answeredFile } from './pages/applications/answered-file.ts';
import { answers } from './pages/applications/answers.ts';
import { applicationPage } from './pages/applications/application-page.ts';
import { applicationsFile } from './pages/applications/applications-file.ts';
import { evidence, evidenceOnNamed } from './pages/applications/evidence.ts';
import { applicationList } from './pages/applications/list.ts';
import { moreTime } from './pages/applications/more-time.ts';
import { referral } from './pages/applications/referral.ts';
import { referralList } from './pages/applications/referrals.ts';
import { reply } from './pages/applications/reply.ts';
import { sharedLocation } from './pages/applications/shared-location.ts';
import { takeProposalBack } from './pages/applications/take-back.ts';
import { approval } from './pages/award/approval.ts';
import { heldPlace } from './pages/award/held-place.ts';
import { askAgain, goOn, heldPlaceList } from './pages/award/held-places.ts';
import { newChallenge } from './pages/award/new-challenge.ts';
import { publication } from './pages/award/publication.ts';
import { recommendation } from './pages/award/recommendation.ts';
import { settle } from './pages/award/settle-challenge.ts';
import { standstill, takeUpAgain } from './pages/award/standstill.ts';
import { standstillEnd } from './pages/award/standstill-end.ts';
import { dashboard } from './pages/dashboard/dashboard.ts';
import { declare } from './pages/evaluation/declaration.ts';
import { evaluationList } from './pages/evaluation/list.ts';
import { markQuestion } from './pages/evaluation/question.ts';
import { finalScores, scores, startScoring } from './pages/evaluation/scores.ts';
import { letter } from './pages/letters/letter.ts';
import { letterList } from './pages/letters/list.ts';
import { agreedMarks, consensus, finalConsensus, startModerating } from './pages/moderation/consensus.ts';
import { moderationList } from './pages/moderation/list.ts';
import { oneEvaluation } from './pages/moderation/one-evaluation.ts';
import { agreeQuestion } from './pages/moderation/question.ts';
import { auditTrail } from './pages/records/audit.ts';
import { auditFile } from './pages/records/audit-file.ts';
import { contractList } from './pages/records/contracts.ts';
import { fault } from './pages/records/fault.ts';
import { faultList } from './pages/records/faults.ts';
import { leavingOut } from './pages/records/leave-out.ts';
import { noticeList } from './pages/records/notices.ts';
import { unsafeFile } from './pages/records/unsafe-file.ts';
import { sessionList } from './pages/sessions/list.ts';
import { sessionsOfOfficer } from './pages/sessions/of-officer.ts';
import { cancel } from './pages/windows/cancel.ts';
import { extend } from './pages/windows/extend.ts';
import { windowList } from './pages/windows/list.ts';
import { openAdditional } from './pages/windows/open-additional.ts';
import { takeBack } from './pages/windows/take-back.ts';
import { windowPage } from './pages/windows/window-page.ts';
import { paths } from './paths.ts';

const everyOfficer = withRole(...takingPart);
const deciding = withRole(...deciders);
const reading = withRole(...caseFileReaders);
const administering = withRole('administrator');
const evaluating = withRole('evaluator');
const moderating = withRole('moderator');
const recommending = { get: reading.get, post: withRole('procurement-lead').post };
const approving = { get: reading.get, post: withRole('approver').post };

const sessionPlaces = { here: paths.ownSessions, back: paths.home };

const application = '/officers/windows/{windowId}/applications/{applicationId}';

/**
 * Every address of the officers' site, with the roles that may ask for it. Duties are separated by person, too
 * (domain/people/separation.ts), and of a window nothing is shown before it is unsealed and conflicts of interest are declared.
 */
export const routes = (deps: Deps): readonly Route[] => [
  signedIn.get('/officers', dashboard(deps)),
  ...formAt(signedIn, '/officers/account/sessions', ownSessions(deps.openSessions, sessionPlaces)),

  everyOfficer.get('/officers/windows', windowList(deps)),
  ...formAt(deciding, '/officers/windows/open', openAdditional(deps)),
  everyOfficer.get('/officers/windows/{windowId}', windowPage(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/extend', extend(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/take-back', takeBack(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/cancel', cancel(deps)),
  ...formAt(everyOfficer, '/officers/windows/{windowId}/declaration', declare(deps)),
  reading.get('/officers/windows/{windowId}/audit', auditTrail(deps)),
  reading.get('/officers/windows/{windowId}/audit.csv', auditFile(deps)),

  everyOfficer.get('/officers/windows/{windowId}/applications', applicationList(deps)),
  reading.get('/officers/windows/{windowId}/applications.csv', applicationsFile(deps)),
  everyOfficer.get(application, applicationPage(deps)),
  everyOfficer.get(`${application}/answers`, answers(deps)),
  reading.get(`${application}/files/{page}/{field}`, answeredFile(deps)),
  reading.get(`${application}/evidence`, evidence(deps)),
  reading.get(`${application}/evidence/named`, evidenceOnNamed(deps)),

  deciding.get('/officers/windows/{windowId}/referrals', referralList(deps)),
  ...formAt(deciding, `${application}/registration`, referral(deps, 'registration')),
  ...formAt(deciding, `${application}/compliance`, referral(deps, 'compliance')),
  ...formAt(deciding, `${application}/take-back`, takeProposalBack(deps)),
  ...formAt(deciding, `${application}/more-time`, moreTime(deps)),
  ...formAt(deciding, `${application}/reply`, reply(deps)),
  ...formAt(deciding, `${application}/shared-location`, sharedLocation(deps)),

  evaluating.get('/officers/windows/{windowId}/evaluate', evaluationList(deps)),
  evaluating.get('/officers/windows/{windowId}/evaluate/{applicationId}', scores(deps)),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/start', startScoring(deps)),
  ...formAt(
    evaluating,
    '/officers/windows/{windowId}/evaluate/{applicationId}/questions/{question}',
    markQuestion(deps),
  ),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/final', finalScores(deps)),

  moderating.get('/officers/windows/{windowId}/moderate', moderationList(deps)),
  moderating.get('/officers/windows/{windowId}/moderate/{applicationId}', consensus(deps)),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/one-evaluation', oneEvaluation(deps)),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/start', startModerating(deps)),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/agreed', agreedMarks(deps)),
  ...formAt(
    moderating,
    '/officers/windows/{windowId}/moderate/{applicationId}/questions/{question}',
    agreeQuestion(deps),
  ),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/final', finalConsensus(deps)),

  ...formAt(recommending, '/officers/windows/{windowId}/recommendation', recommendation(deps)),
  ...formAt(approving, '/officers/windows/{windowId}/approval', approval(deps)),

  reading.get('/officers/windows/{windowId}/standstill', standstill(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/publication', publication(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/end', standstillEnd(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/continue', takeUpAgain(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges', newChallenge(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges/{at}', settle(deps)),

  reading.get('/officers/windows/{windowId}/held-places', heldPlaceList(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/{applicationId}', heldPlace(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/ask-again', askAgain(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/go-on', goOn(deps)),

  deciding.get('/officers/letters', letterList(deps)),
  ...formAt(deciding, '/officers/letters/{letterId}', letter(deps)),

  deciding.get('/officers/faults', faultList(deps)),
  ...formAt(deciding, '/officers/faults/{subject}', fault(deps)),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out', leavingOut(deps, 'propose')),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/decide', leavingOut(deps, 'decide')),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/take-back', leavingOut(deps, 'takeBack')),
  ...formAt(deciding, '/officers/faults/{subject}/files/{page}/{field}', unsafeFile(deps)),

  administering.get('/officers/sessions', sessionList(deps)),
  ...formAt(administering, '/officers/sessions/{officerId}', sessionsOfOfficer(deps)),

  everyOfficer.get('/officers/agreements/{agreementId}/contracts', contractList(deps)),
  everyOfficer.get('/officers/agreements/{agreementId}/notices', noticeList(deps)),
];
