import { awarding, caseFileReaders, deciders, lookingOn } from '../../domain/people/officer.ts';
import { formAt } from '../shared/forms/form.ts';
import { ownSessions } from '../shared/sessions/own-sessions.ts';
import { type Route, signedIn, withRole } from '../shared/web/routes.ts';
import type { Deps } from './deps.ts';
import { addedToReferral } from './pages/applications/add-to-referral.ts';
import { answeredFile } from './pages/applications/answered-file.ts';
import { answers } from './pages/applications/answers.ts';
import { applicationPage } from './pages/applications/application-page.ts';
import { applicationsFile } from './pages/applications/applications-file.ts';
import { askAgainAboutAll, askAgainAboutOne } from './pages/applications/ask-again.ts';
import { evidence, evidenceOnNamed } from './pages/applications/evidence.ts';
import { applicationList } from './pages/applications/list.ts';
import { moreTime } from './pages/applications/more-time.ts';
import { referral } from './pages/applications/referral.ts';
import { referralList } from './pages/applications/referrals.ts';
import { reply } from './pages/applications/reply.ts';
import { returning, takingReturnBack } from './pages/applications/return-for-correction.ts';
import { sharedLocation } from './pages/applications/shared-location.ts';
import { takeProposalBack } from './pages/applications/take-back.ts';
import { approval } from './pages/award/approval.ts';
import { heldPlace } from './pages/award/held-place.ts';
import { askAgain, goOn, heldPlaceList } from './pages/award/held-places.ts';
import { newChallenge } from './pages/award/new-challenge.ts';
import { publication } from './pages/award/publication.ts';
import { recommendation } from './pages/award/recommendation.ts';
import { reopen, takingReopeningBack } from './pages/award/reopen.ts';
import { reopenings } from './pages/award/reopenings.ts';
import { settle } from './pages/award/settle-challenge.ts';
import { standstill, takeUpAgain } from './pages/award/standstill.ts';
import { standstillEnd } from './pages/award/standstill-end.ts';
import { decidedStop, proposedStop, takenBackStop } from './pages/award/stop.ts';
import { answerQuestion } from './pages/clarifications/answer.ts';
import { clarificationPage } from './pages/clarifications/clarification.ts';
import { clarificationList } from './pages/clarifications/list.ts';
import { takeAnswerBack } from './pages/clarifications/take-back.ts';
import { controlPage } from './pages/control/control.ts';
import { issue } from './pages/control/issue.ts';
import { controlList } from './pages/control/list.ts';
import { otherwise } from './pages/control/otherwise.ts';
import { readBack } from './pages/control/read-back.ts';
import { sent } from './pages/control/sent.ts';
import { dashboard } from './pages/dashboard/dashboard.ts';
import { declare } from './pages/evaluation/declaration.ts';
import { evaluationList } from './pages/evaluation/list.ts';
import { markQuestion } from './pages/evaluation/question.ts';
import { finalScores, saveMarks, scores, startScoring } from './pages/evaluation/scores.ts';
import { applicationPack, applicationPackFile, makeApplicationPack } from './pages/evidence/application-pack.ts';
import { makeWindowPack, windowPack, windowPackFile } from './pages/evidence/window-pack.ts';
import { letter } from './pages/letters/letter.ts';
import { letterList } from './pages/letters/list.ts';
import { agreedMarks, consensus, finalConsensus, startModerating } from './pages/moderation/consensus.ts';
import { moderationList } from './pages/moderation/list.ts';
import { oneEvaluation } from './pages/moderation/one-evaluation.ts';
import { agreeQuestion } from './pages/moderation/question.ts';
import { handingBack, lettersAreRead, releasing } from './pages/outcome-letters/deeds.ts';
import { outcomeLetterPage } from './pages/outcome-letters/letter.ts';
import { outcomeLetterList } from './pages/outcome-letters/list.ts';
import { assigning as assignEvaluators } from './pages/panel/assign.ts';
import { givingUp } from './pages/panel/give-up.ts';
import { panelPage } from './pages/panel/panel.ts';
import { places } from './pages/panel/places.ts';
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
import { serviceAudit } from './pages/sessions/service-audit.ts';
import { cancel } from './pages/windows/cancel.ts';
import { extend } from './pages/windows/extend.ts';
import { windowList } from './pages/windows/list.ts';
import { openAdditional } from './pages/windows/open-additional.ts';
import { seal, sealFile } from './pages/windows/seal.ts';
import { takeBack } from './pages/windows/take-back.ts';
import { whyNot } from './pages/windows/why-not.ts';
import { windowPage } from './pages/windows/window-page.ts';
import { paths } from './paths.ts';

const everyOfficer = withRole(...lookingOn);
const deciding = withRole(...deciders);
const reading = withRole(...caseFileReaders);
const ofAward = withRole(...awarding);
const readingLetters = { get: reading.get, post: ofAward.post };
const asked = withRole(...deciders, 'auditor');
const administering = withRole('administrator');
const assigning = withRole('procurement-lead');
const evaluating = withRole('evaluator');
const moderating = withRole('moderator');
const recommending = { get: reading.get, post: withRole('procurement-lead').post };
const approvers = withRole('approver');
const releasers = withRole('procurement-lead', 'approver');
const approving = { get: reading.get, post: approvers.post };

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
  // What somebody typed may tell who they are.
  asked.get('/officers/windows/{windowId}/clarifications', clarificationList(deps), {
    tells: 'list of questions from providers',
  }),
  asked.get('/officers/windows/{windowId}/clarifications/{clarificationId}', clarificationPage(deps), {
    tells: 'question from a provider',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/clarifications/{clarificationId}/answer', answerQuestion(deps), {
    tells: 'question from a provider',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/clarifications/{clarificationId}/take-back', takeAnswerBack(deps), {
    tells: 'question from a provider',
  }),
  ...formAt(everyOfficer, '/officers/windows/{windowId}/declaration', declare(deps), {
    tells: 'names of the applicants',
  }),
  everyOfficer.get('/officers/windows/{windowId}/why-not', whyNot(deps)),
  everyOfficer.get('/officers/windows/{windowId}/seal', seal(deps), { tells: 'certificate of the seal' }),
  everyOfficer.get('/officers/windows/{windowId}/seal.json', sealFile(deps), {
    tells: 'certificate of the seal, as a file',
  }),
  reading.get('/officers/windows/{windowId}/evidence-pack', windowPack(deps), { tells: 'evidence packs of a window' }),
  ...formAt(reading, '/officers/windows/{windowId}/evidence-pack/{edition}', makeWindowPack(deps), {
    tells: 'evidence packs of a window',
  }),
  reading.get('/officers/windows/{windowId}/evidence-pack/{edition}/pack.zip', windowPackFile(deps), {
    tells: 'evidence pack of a window',
  }),
  reading.get('/officers/windows/{windowId}/audit', auditTrail(deps), { tells: 'audit trail' }),
  reading.get('/officers/windows/{windowId}/audit.csv', auditFile(deps), { tells: 'audit trail, as a file' }),

  everyOfficer.get('/officers/windows/{windowId}/applications', applicationList(deps), {
    tells: 'list of applications',
  }),
  reading.get('/officers/windows/{windowId}/applications.csv', applicationsFile(deps), {
    tells: 'list of applications, as a file',
  }),
  everyOfficer.get(application, applicationPage(deps), { tells: 'application' }),
  everyOfficer.get(`${application}/answers`, answers(deps), { tells: 'answers' }),
  reading.get(`${application}/files/{page}/{field}`, answeredFile(deps), { tells: 'file' }),
  reading.get(`${application}/evidence`, evidence(deps), { tells: 'evidence of the register' }),
  reading.get(`${application}/evidence/named`, evidenceOnNamed(deps), {
    tells: 'evidence of the register on a named location',
  }),
  reading.get(`${application}/evidence-pack`, applicationPack(deps), { tells: 'evidence packs of an application' }),
  ...formAt(reading, `${application}/evidence-pack/{edition}`, makeApplicationPack(deps), {
    tells: 'evidence packs of an application',
  }),
  reading.get(`${application}/evidence-pack/{edition}/pack.zip`, applicationPackFile(deps), { tells: 'evidence pack' }),

  deciding.get('/officers/windows/{windowId}/referrals', referralList(deps), { tells: 'list of referrals' }),
  ...formAt(deciding, '/officers/windows/{windowId}/referrals/ask-again', askAgainAboutAll(deps), {
    tells: 'list of referrals',
  }),
  ...formAt(deciding, `${application}/registration`, referral(deps, 'registration'), { tells: 'registration check' }),
  ...formAt(deciding, `${application}/registration/notes`, addedToReferral(deps, 'registration'), {
    tells: 'registration check',
  }),
  ...formAt(deciding, `${application}/compliance/notes`, addedToReferral(deps, 'compliance'), {
    tells: 'compliance check',
  }),
  ...formAt(deciding, `${application}/registration/ask-again`, askAgainAboutOne(deps), { tells: 'registration check' }),
  ...formAt(deciding, `${application}/compliance`, referral(deps, 'compliance'), { tells: 'compliance check' }),
  ...formAt(deciding, `${application}/correction`, returning(deps), { tells: 'return for correction' }),
  ...formAt(deciding, `${application}/correction/take-back`, takingReturnBack(deps), {
    tells: 'return for correction',
  }),
  ...formAt(deciding, `${application}/take-back`, takeProposalBack(deps), { tells: 'proposed rejection' }),
  ...formAt(deciding, `${application}/more-time`, moreTime(deps), { tells: 'proposed rejection' }),
  ...formAt(deciding, `${application}/reply`, reply(deps), { tells: 'reply' }),
  ...formAt(deciding, `${application}/shared-location`, sharedLocation(deps), { tells: 'doubts about the location' }),

  deciding.get('/officers/windows/{windowId}/control', controlList(deps), { tells: 'list of proofs of control' }),
  deciding.get(`${application}/control`, controlPage(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/issue`, issue(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/sent`, sent(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/read-back`, readBack(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/otherwise`, otherwise(deps), { tells: 'proof of control' }),

  assigning.get('/officers/windows/{windowId}/panel', panelPage(deps), { tells: 'who scores' }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/assign', assignEvaluators(deps), { tells: 'who scores' }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/{applicationId}', places(deps), {
    tells: 'who scores an application',
  }),
  evaluating.get('/officers/windows/{windowId}/evaluate', evaluationList(deps), {
    tells: 'list of applications to score',
  }),
  evaluating.get('/officers/windows/{windowId}/evaluate/{applicationId}', scores(deps), { tells: 'own marks' }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/start', startScoring(deps), {
    tells: 'own marks',
  }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/give-up', givingUp(deps), {
    tells: 'own place as evaluator',
  }),
  ...formAt(
    evaluating,
    '/officers/windows/{windowId}/evaluate/{applicationId}/questions/{question}',
    markQuestion(deps),
    { tells: 'answer to a question' },
  ),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/marks', saveMarks(deps), {
    tells: 'own marks',
  }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/final', finalScores(deps), {
    tells: 'own marks',
  }),

  moderating.get('/officers/windows/{windowId}/moderate', moderationList(deps), {
    tells: 'list of applications to moderate',
  }),
  moderating.get('/officers/windows/{windowId}/moderate/{applicationId}', consensus(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/one-evaluation', oneEvaluation(deps), {
    tells: 'marks of one evaluator',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/start', startModerating(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/agreed', agreedMarks(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(
    moderating,
    '/officers/windows/{windowId}/moderate/{applicationId}/questions/{question}',
    agreeQuestion(deps),
    { tells: 'answer to a question' },
  ),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/final', finalConsensus(deps), {
    tells: 'consensus',
  }),

  ...formAt(recommending, '/officers/windows/{windowId}/recommendation', recommendation(deps), {
    tells: 'recommendation',
  }),
  ...formAt(approving, '/officers/windows/{windowId}/approval', approval(deps), { tells: 'recommendation' }),
  ...formAt(approvers, '/officers/windows/{windowId}/approval/reopen', reopenings(deps), {
    tells: 'what is to be done again',
  }),
  ...formAt(approvers, '/officers/windows/{windowId}/approval/reopen/{applicationId}', reopen(deps), {
    tells: 'consensus',
  }),
  ...formAt(
    approvers,
    '/officers/windows/{windowId}/approval/reopen/{applicationId}/take-back',
    takingReopeningBack(deps),
    { tells: 'what is to be done again' },
  ),

  reading.get('/officers/windows/{windowId}/outcome-letters', outcomeLetterList(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(readingLetters, `${application}/outcome-letter`, outcomeLetterPage(deps), { tells: 'outcome letter' }),
  ...formAt(ofAward, '/officers/windows/{windowId}/outcome-letters/read', lettersAreRead(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(releasers, '/officers/windows/{windowId}/outcome-letters/release', releasing(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(ofAward, '/officers/windows/{windowId}/outcome-letters/hand-back', handingBack(deps), {
    tells: 'list of outcome letters',
  }),

  reading.get('/officers/windows/{windowId}/standstill', standstill(deps), { tells: 'standstill and challenges' }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/publication', publication(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/end', standstillEnd(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/continue', takeUpAgain(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges', newChallenge(deps), {
    tells: 'names of the applicants',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges/{at}', settle(deps), { tells: 'challenge' }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop', proposedStop(deps), {
    tells: 'whether the award can be stopped',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop/{number}', decidedStop(deps), {
    tells: 'proposal to stop the award',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop/{number}/take-back', takenBackStop(deps), {
    tells: 'proposal to stop the award',
  }),

  reading.get('/officers/windows/{windowId}/held-places', heldPlaceList(deps), { tells: 'held places' }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/{applicationId}', heldPlace(deps), {
    tells: 'held place',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/ask-again', askAgain(deps), { tells: 'held places' }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/go-on', goOn(deps), { tells: 'held places' }),

  deciding.get('/officers/letters', letterList(deps), { tells: 'list of undelivered letters' }),
  ...formAt(deciding, '/officers/letters/{letterId}', letter(deps), { tells: 'undelivered letter' }),

  deciding.get('/officers/faults', faultList(deps), { tells: 'list of faults' }),
  ...formAt(deciding, '/officers/faults/{subject}', fault(deps), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out', leavingOut(deps, 'propose'), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/decide', leavingOut(deps, 'decide'), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/take-back', leavingOut(deps, 'takeBack'), {
    tells: 'fault',
  }),
  ...formAt(deciding, '/officers/faults/{subject}/files/{page}/{field}', unsafeFile(deps), {
    tells: 'file that is not safe',
  }),

  administering.get('/officers/audit', serviceAudit(deps)),
  administering.get('/officers/sessions', sessionList(deps)),
  ...formAt(administering, '/officers/sessions/{officerId}', sessionsOfOfficer(deps)),

  everyOfficer.get('/officers/agreements/{agreementId}/contracts', contractList(deps)),
  everyOfficer.get('/officers/agreements/{agreementId}/notices', noticeList(deps)),
];
