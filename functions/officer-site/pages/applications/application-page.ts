import type { OpenedApplication, RegistrationRecord } from '../../../../domain/application/opened-application.ts';
import type { Hearing, ProposedRejection } from '../../../../domain/application/proposed-rejection.ts';
import type { Representation } from '../../../../domain/application/representation.ts';
import { openDoubts } from '../../../../domain/application/shared-location.ts';
import {
  complianceDecisionSeen,
  complianceSeen,
  mayReadCompliance,
  reasonsSeen,
  type Sight,
  sightOf,
} from '../../../../domain/application/sight.ts';
import { isBeingScored, mayScore } from '../../../../domain/evaluation/barriers.ts';
import { type Evaluation, type Moderation, standing } from '../../../../domain/evaluation/scores.ts';
import { mightYetScore } from '../../../../domain/evaluation/shown-marks.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationWith, type OfApplication } from '../../case/application.ts';
import { correctionShown, everyCorrection } from '../../case/corrections.ts';
import { officerOf } from '../../case/officer.ts';
import { notesShown } from '../../case/referral-notes.ts';
import type { Deps, DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withLinks } from '../../words/links.ts';
import { applicationWords } from '../../words/statuses.ts';
import { commentsShown } from './comments.ts';
import { historyOf } from './history.ts';
import { marksSideBySide, turningOn } from './marks.ts';

/** One application: what the checks found and on what evidence, who decided what and why, and what it was scored. */
export const applicationPage =
  (deps: DeskDeps) =>
  async ({ params, visitor, arrivedAt }: OfApplication): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const sight = sightOf(officer);
    const {
      window,
      application,
      beside: moderation,
    } = await applicationWith(deps, officer, params, deps.evaluations.moderation);
    const at = paths.window(window.windowId);
    const [agreement, scores, proposed, corrections, notes] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      scoresSeen(deps, moderation),
      proposalsSeen(deps, application, sight),
      correctionsSeen(deps, application, sight, arrivedAt),
      notesShown(deps, officer, application),
    ]);
    const isKept = window.status === 'evaluating' && mightYetScore(officer, application);
    const decides = holds(officer, ...deciders) && window.status === 'evaluating';
    return page('officer/applications/application.njk', {
      title: application.organisationName,
      caption: application.receipt.reference,
      back: { href: at.applications, text: 'Applications' },
      at: at.application(application.applicationId),
      evaluation: at.evaluation(application.applicationId).page,
      moderation: at.moderation(application.applicationId).page,
      application: { ...application, complianceDecision: complianceDecisionSeen(application, sight) },
      lots: agreement.lots.filter(({ id }) => application.lots.includes(id)),
      words: applicationWords[application.status],
      sight,
      registration: sight.caseFile ? linked(application.registration) : undefined,
      namedRegistration: sight.caseFile ? linked(application.namedLocation?.registration) : undefined,
      notes: {
        registration: notes.filter(({ stage }) => stage === 'registration'),
        compliance: notes.filter(({ stage }) => stage === 'compliance'),
      },
      doubts: sight.caseFile ? withLinks(application.locationDoubts ?? []) : [],
      compliance: sight.caseFile ? complianceSeen(application, sight) : undefined,
      rejectedBecause: application.rejection ? reasonsSeen(application.rejection, sight) : [],
      proposed,
      corrections,
      marks: scores && !isKept && marksSideBySide(agreement.questionnaire, application.lots, scores),
      turnsOn:
        scores && !isKept && application.lotResults && turningOn(agreement.questionnaire, application.lots, scores),
      marksAreKept: scores !== undefined && isKept,
      moderator: scores?.moderation.moderator.name,
      comments: commentsShown(officer, application, window),
      history: historyOf(application, sight),
      mayDecide: {
        registration: decides && application.status === 'registration-referred',
        compliance: decides && application.status === 'compliance-referred' && mayReadCompliance(application, sight),
        correction:
          decides &&
          sight.price &&
          (application.status === 'registration-referred' || application.status === 'compliance-referred'),
        reply: decides && sight.price && application.status === 'representation-referred',
        location: decides && openDoubts(application).length > 0,
        takeBack: decides && sight.price && application.status === 'rejection-proposed',
      },
      packHref: sight.price ? at.application(application.applicationId).evidencePack.page : undefined,
      mayScore: mayScore(officer, application) && isBeingScored(application),
      mayModerate: holds(officer, 'moderator') && application.status === 'moderating',
    });
  };

/** Every time that it was returned for correction, only for who may know of price: what is corrected may tell of it. */
const correctionsSeen = async (deps: Deps, application: OpenedApplication, sight: Sight, at: string) => {
  if (!sight.price || !application.corrections) return [];
  const frozen = await deps.applications.frozen(application.applicationId);
  if (!frozen) return [];
  const every = await everyCorrection(deps, application);
  return Promise.all(every.map((each) => correctionShown(deps, application, frozen, each, at)));
};

const linked = (registration: RegistrationRecord | undefined) =>
  registration && { ...registration, findings: withLinks(registration.findings) };

/** Every rejection that was proposed, with the reply to it; the reply and how it ended only for who may know of price. */
const proposalsSeen = async (
  { representations }: Deps,
  application: OpenedApplication,
  sight: Sight,
): Promise<readonly ProposalSeen[]> => {
  const { proposedRejections = [], providerId, windowId } = application;
  if (!sight.caseFile || proposedRejections.length === 0) return [];
  const told = sight.price ? await representations.of(providerId, windowId) : [];
  return proposedRejections.map((proposed, index) => ({
    proposed: sight.price || !proposed.ended ? proposed : { ...proposed, ended: withoutReason(proposed.ended) },
    representation: told.find(({ about, round }) => about === undefined && round === index + 1),
    reasons: reasonsSeen(proposed, sight),
  }));
};

interface ProposalSeen {
  readonly proposed: ProposedRejection;
  readonly representation: Representation | undefined;
  readonly reasons: readonly string[];
}

const withoutReason = ({ how, by, at }: Hearing): Hearing => ({ how, at, ...(by ? { by } : {}) });

/** Individual marks and the consensus, once the consensus is final: before that, nobody reads another's marks here. */
const scoresSeen = async (
  { evaluations }: Deps,
  moderation: Moderation | undefined,
): Promise<{ readonly evaluations: readonly Evaluation[]; readonly moderation: Moderation } | undefined> =>
  moderation?.finalAt
    ? { evaluations: standing(await evaluations.of(moderation.applicationId)), moderation }
    : undefined;
