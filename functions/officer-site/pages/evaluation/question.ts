import { floorOf, type QualityQuestion, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { LEAST_REASON } from '../../../../domain/reason.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, requireEvaluating } from '../../case-file.ts';
import { againOnConflict } from '../../decisions/again-on-conflict.ts';
import { notScored, notStarted, ownEvaluation, scoreVersion } from '../../decisions/score.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { officerOf } from '../../officer.ts';
import { scoreQuestions, scoreSchema, scoreValues } from './score-form.ts';

const path = '/officers/windows/{windowId}/evaluate/{applicationId}/questions/{question}';
const template = 'officer/evaluation/question.njk';
const hint = `What in the answer earns this mark, and what is missing. At least ${LEAST_REASON} letters before your scores can be final. The applicant may read it.`;

/** One question of one application: the answer, what a good answer shows, a mark and its reason. */
export const scoreQuestionRoutes = (deps: Dependencies): readonly Route[] => {
  const asked = async (visitor: Parameters<typeof officerOf>[0], params: Asked) => {
    const officer = officerOf(visitor);
    const { window, application } = await applicationSeenBy(deps, officer, params);
    const [{ questionnaire }, evaluation, frozen] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      ownEvaluation(deps, application.applicationId, officer),
      deps.applications.frozen(application.applicationId),
    ]);
    const list = questionsFor(questionnaire, application.lots);
    const index = list.findIndex(({ id }) => id === params.question);
    const question = list[index];
    if (!question || !frozen) throw notFound();
    if (!evaluation) throw notStarted();
    const base = `/officers/windows/${window.windowId}/evaluate/${application.applicationId}`;
    const next = list[index + 1];
    return {
      officer,
      window,
      application,
      evaluation,
      question,
      schema: scoreSchema(questionnaire),
      questions: scoreQuestions(questionnaire, 'Your mark', hint),
      nextHref: next ? `${base}/questions/${next.id}` : base,
      model: {
        title: question.title,
        caption: `${application.organisationName}: question ${index + 1} of ${list.length}`,
        back: { href: base, text: 'All your scores' },
        button: next ? 'Save and go to the next question' : 'Save and check your scores',
        base,
        answer: frozen.sections.find(({ page }) => page === question.id)?.rows ?? [],
        question,
        floor: floorOf(questionnaire, question),
        steps: list.map((each) => stepOf(each, evaluation.scores[each.id]?.mark, each.id === question.id, base)),
      },
    };
  };

  return [
    withRole('evaluator').get(path, async ({ params, visitor, restored }) => {
      const { questions, evaluation, question, model, nextHref } = await asked(visitor, params);
      // What is final cannot be typed over: the page with all scores shows it.
      if (evaluation.finalAt) return redirect(model.base);
      const saved = evaluation.scores[question.id];
      const version = restored ? oneValue(restored, '_version') : scoreVersion(saved);
      return formPage(template, { ...model, version, nextHref }, { questions, values: scoreValues(saved), restored });
    }),

    withRole('evaluator').post(path, async ({ params, form, visitor }) => {
      const { questions, schema, window, application, evaluation, question, model, nextHref, officer } = await asked(
        visitor,
        params,
      );
      requireEvaluating(window);
      if (!isBeingScored(application) || evaluation.finalAt) throw notScored(application);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) {
        return formPage(template, { ...model, version: shownVersion(form), nextHref }, { questions, ...read });
      }
      const typed = read.value;
      const standing = await againOnConflict(async () => {
        const now = await ownEvaluation(deps, application.applicationId, officer);
        if (!now || now.finalAt) throw notScored(application);
        const saved = now.scores[question.id];
        // The same words sent twice (a double click) are no conflict.
        if (scoreVersion(saved) === scoreVersion(typed)) return undefined;
        if (shownVersion(form) !== scoreVersion(saved)) return { saved };
        await deps.evaluations.saveScore(now, question.id, typed);
        return undefined;
      });
      if (standing) {
        const changed = { ...model, savedElsewhere: standing.saved, version: scoreVersion(standing.saved), nextHref };
        return formPage(template, changed, { questions, values: read.values, status: 409 });
      }
      return redirect(nextHref);
    }),
  ];
};

interface Asked {
  readonly windowId: string;
  readonly applicationId: string;
  readonly question: string;
}

const shownVersion = (form: FormFields): string => oneValue(form, '_version');

const stepOf = ({ id, title }: QualityQuestion, mark: number | undefined, isHere: boolean, base: string) => ({
  id,
  title,
  mark,
  isHere,
  href: `${base}/questions/${id}`,
});
