import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { OutcomeDrafts } from '../../../adapters/dynamodb/outcome-drafts.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../domain/award/award.ts';
import { drafted } from '../../../domain/letters/drafted-letter.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import type { OutcomeToTell } from '../../../domain/letters/outcome.ts';
import { panelsReasonsOf } from '../../shared/panels-reasons-of.ts';
import { type Call, inBatches } from '../in-batches.ts';
import type { LeftOut } from '../left-out.ts';
import { placesGivenBy } from './places-given-by.ts';

interface Deps {
  readonly evaluations: EvaluationRepository;
  readonly drafts: OutcomeDrafts;
}

/** What the letters of a window are drafted from. */
export interface ToDraft extends Pick<OutcomeToTell, 'agreement' | 'standstill' | 'pageUrl'> {
  readonly windowId: string;
  readonly round: number;
  readonly at: string;
  readonly places: readonly RecommendedPlace[];
  readonly every: readonly OpenedApplication[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Lists each outcome letter as it would be written now, from behind the application `after` on. Nothing is decided or told by it.
 * @returns behind which application another call goes on; undefined where all are listed
 */
export const draftLetters = async (
  { evaluations, drafts }: Deps,
  { windowId, round, at, places, every, leftOut, ...ofAll }: ToDraft,
  call: Call,
  after: string | undefined,
): Promise<string | undefined> => {
  const byId = new Map(every.map((application) => [application.applicationId, application]));
  const winners = placesGivenBy(places, byId);
  const lotsOf = Map.groupBy(places, ({ applicationId }) => applicationId);
  const left = every.filter(({ applicationId }) => applicationId > (after ?? ''));
  const { last, isMore } = await inBatches(left, call, async (application) => {
    const { applicationId } = application;
    const awardedLots = (lotsOf.get(applicationId) ?? []).map(({ lot }) => lot);
    const reasons = await panelsReasonsOf(evaluations, applicationId);
    const outcome = { ...ofAll, winners, application: { ...application, awardedLots }, reasons };
    await drafts.keep(round, drafted(applicationId, outcome, application));
  });
  if (isMore) return last?.applicationId ?? after;
  for (const each of leftOut) {
    const application = leftOutApplicant(ofAll.agreement, each);
    const outcome = { ...ofAll, winners, application, reasons: {} };
    await drafts.keep(round, drafted(applicationIdOf(windowId, application.providerId), outcome));
  }
  const ends = ofAll.standstill ? { standstillEndsAt: ofAll.standstill.endsAt } : {};
  await drafts.noteAll({ windowId, round, at, ...ends });
  return undefined;
};
