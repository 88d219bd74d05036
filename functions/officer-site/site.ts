import { councilsOf } from '../../domain/agreement/councils.ts';
import { deciders, holds } from '../../domain/people/officer.ts';
import type { SignIn } from '../shared/sign-in/sign-in.ts';
import type { Site } from '../shared/web/site.ts';
import { officerOf } from './case/officer.ts';
import type { Deps } from './deps.ts';
import { answersRoutes } from './pages/applications/answers.ts';
import { applicationPageRoutes } from './pages/applications/application-page.ts';
import { decideReferralRoutes } from './pages/applications/decide-referral.ts';
import { applicationDownloadRoutes } from './pages/applications/download.ts';
import { hearProviderRoutes } from './pages/applications/hear-provider.ts';
import { applicationListRoutes } from './pages/applications/list.ts';
import { referralListRoutes } from './pages/applications/referrals.ts';
import { approvalRoutes } from './pages/award/approval.ts';
import { challengeRoutes } from './pages/award/challenges.ts';
import { heldPlaceRoutes } from './pages/award/held-places.ts';
import { publicationRoutes } from './pages/award/publication.ts';
import { recommendationRoutes } from './pages/award/recommendation.ts';
import { standstillRoutes } from './pages/award/standstill.ts';
import { standstillEndRoutes } from './pages/award/standstill-end.ts';
import { dashboardRoutes } from './pages/dashboard/dashboard.ts';
import { declarationRoutes } from './pages/evaluation/declaration.ts';
import { evaluationListRoutes } from './pages/evaluation/list.ts';
import { oneEvaluationRoutes } from './pages/evaluation/one-application.ts';
import { scoreQuestionRoutes } from './pages/evaluation/question.ts';
import { letterRoutes } from './pages/letters/letters.ts';
import { moderationListRoutes } from './pages/moderation/list.ts';
import { oneModerationRoutes } from './pages/moderation/one-application.ts';
import { consensusQuestionRoutes } from './pages/moderation/question.ts';
import { setAsideRoutes } from './pages/moderation/set-aside.ts';
import { auditRoutes } from './pages/records/audit.ts';
import { agreementRoutes } from './pages/records/contracts.ts';
import { faultRoutes } from './pages/records/faults.ts';
import { leaveOutRoutes } from './pages/records/leave-out.ts';
import { cancelRoutes } from './pages/windows/cancel.ts';
import { extendRoutes } from './pages/windows/extend.ts';
import { windowListRoutes } from './pages/windows/list.ts';
import { openAdditionalRoutes } from './pages/windows/open-additional.ts';
import { takeBackRoutes } from './pages/windows/take-back.ts';
import { windowPageRoutes } from './pages/windows/window-page.ts';
import { paths } from './paths.ts';

const pages = [
  dashboardRoutes,
  windowListRoutes,
  openAdditionalRoutes,
  windowPageRoutes,
  extendRoutes,
  takeBackRoutes,
  cancelRoutes,
  applicationListRoutes,
  applicationDownloadRoutes,
  applicationPageRoutes,
  answersRoutes,
  referralListRoutes,
  decideReferralRoutes,
  hearProviderRoutes,
  declarationRoutes,
  evaluationListRoutes,
  oneEvaluationRoutes,
  scoreQuestionRoutes,
  moderationListRoutes,
  oneModerationRoutes,
  setAsideRoutes,
  consensusQuestionRoutes,
  recommendationRoutes,
  approvalRoutes,
  standstillRoutes,
  challengeRoutes,
  publicationRoutes,
  standstillEndRoutes,
  heldPlaceRoutes,
  letterRoutes,
  faultRoutes,
  leaveOutRoutes,
  auditRoutes,
  agreementRoutes,
];

/** The officers' site: everything that officers do about windows, applications and awards. */
export const officerSite = (deps: Deps, signIn: SignIn): Site => ({
  council: councilsOf(deps.agreements),
  service: 'Provider onboarding for officers',
  home: paths.home,
  signIn,
  routes: pages.flatMap((routes) => routes(deps)),
  navigation: (visitor) =>
    visitor && officerOf(visitor).roles.length > 0
      ? [
          { text: 'Your work', href: paths.home },
          { text: 'Windows', href: paths.windows },
          ...deps.agreements.slice(0, 1).map(({ id }) => ({ text: 'Contracts', href: paths.agreement(id).contracts })),
          ...(holds(officerOf(visitor), ...deciders) ? [{ text: 'Faults', href: paths.faults }] : []),
        ]
      : [],
  footer: [{ text: 'Every decision is kept with who made it, when and why.' }],
});
