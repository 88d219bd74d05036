import { floorOf, type QualityQuestion } from '../../../../domain/agreement/questionnaire.ts';
import { weightsInWords } from '../../../../domain/evaluation/admission-words.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { coveredBy } from '../../../../domain/evaluation/cover.ts';
import { type CoveredPlace, coveredPlaces } from '../../../../domain/evaluation/covered-places.ts';
import { offeredTo, unassignedPlaces } from '../../../../domain/evaluation/offered-places.ts';
import { runningTotalInWords, runningTotalsOf } from '../../../../domain/evaluation/running-total.ts';
import type { Scores } from '../../../../domain/evaluation/scores.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import type { OwnSheet } from '../../case/own-sheet.ts';
import { scoreVersion } from '../../decisions/save-mark.ts';
import { paths } from '../../paths.ts';
import { markOf, reasonOf, versionOf } from './sheet-fields.ts';

/** By question, the mark of what is saved. */
export const versionsOf = (asked: readonly QualityQuestion[], scores: Scores): Readonly<Record<string, string>> =>
  Object.fromEntries(asked.map(({ id }) => [id, scoreVersion(scores[id])]));

/** What the sheet of one application says: before it is begun, while it is marked, and once it is final. */
export const sheetShown = (
  { window, application, declaration, agreement, frozen, asked, evaluation }: OwnSheet,
  { form: sent, kept, visitor, arrivedAt }: Pick<OfApplication, 'form' | 'kept' | 'visitor' | 'arrivedAt'>,
) => {
  const { questionnaire } = agreement;
  const { evaluate, evaluation: evaluationAt } = paths.window(window.windowId);
  const { applicationId, lots, organisationName } = application;
  const at = evaluationAt(applicationId);
  const scores = evaluation?.scores ?? {};
  const offer = offeredTo(application, visitor.subject);
  const covering = offer
    ? []
    : coveredPlaces(
        { ...declaration, roles: officerOf(visitor).roles },
        application,
        coveredBy(window, visitor.subject, arrivedAt),
      );
  const toCover = covering.find(({ barriers }) => barriers.length === 0);
  const typedBefore = kept && (kept.path === at.marks || kept.path === at.final) ? kept.fields : sent;
  const versions = Object.entries(versionsOf(asked, scores)).map(([id, version]) => [
    id,
    oneValue(typedBefore, versionOf(id)) || version,
  ]);
  return {
    title: evaluation?.finalAt ? 'Your scores' : `Score ${organisationName}`,
    caption: evaluation?.finalAt
      ? `${organisationName}, ${application.receipt.reference}`
      : application.receipt.reference,
    back: { href: evaluate, text: 'Applications to score' },
    at,
    evaluate,
    lots: agreement.lots.filter(({ id }) => lots.includes(id)),
    evaluation,
    version: evaluation?.version,
    officerId: visitor.subject,
    scale: questionnaire.scale,
    marks: asked.map((question, index) => ({
      ...question,
      heading: `${index + 1}. ${question.title}`,
      score: scores[question.id],
      answer: frozen.sections.find(({ page }) => page === question.id)?.rows ?? [],
      floor: floorOf(questionnaire, question),
      weight: weightsInWords(question, lots),
      names: {
        question: question.id,
        mark: markOf(question.id),
        reason: reasonOf(question.id),
        version: versionOf(question.id),
      },
    })),
    versions: Object.fromEntries(versions),
    totals: runningTotalsOf(questionnaire, lots, scores).map((total) => ({
      lot: total.lot,
      text: runningTotalInWords(questionnaire, total),
    })),
    offer,
    covering: coverShown(toCover ?? covering[0]),
    coveredBy: application.evaluators.find(({ coveringFor }) => coveringFor?.of.id === visitor.subject),
    mayStart: offer !== undefined || toCover !== undefined || questionnaire.places === 'taken',
    isFull: !evaluation && !offer && covering.length === 0 && unassignedPlaces(application).length === 0,
    isOpen: isBeingScored(application) && window.status === 'evaluating',
  };
};

/** Whom an officer covers for on an application, and until when; or why they cannot. */
const coverShown = (place: CoveredPlace | undefined) =>
  place && {
    ...place.cover,
    lastDay: dateInWords(place.cover.to),
    answerBy: place.offer.answerBy,
    against: place.barriers.map(({ text }) => text),
  };
