import { floorOf, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { barriersToConsensus, EVALUATORS } from '../../../../domain/evaluation/scores.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, requireEvaluating } from '../../case-file.ts';
import { againOnConflict } from '../../decisions/again-on-conflict.ts';
import { moderationSeenBy, notModerated, requireOwn } from '../../decisions/moderate.ts';
import { scoreVersion } from '../../decisions/score.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { officerOf } from '../../officer.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { scoreQuestions, scoreSchema, scoreValues } from '../evaluation/score-form.ts';

const path = '/officers/windows/{windowId}/moderate/{applicationId}/questions/{question}';
const template = 'officer/moderation/question.njk';
const hint = 'Needed wherever the consensus differs from either mark: say what settled it. The applicant may read it.';

/** One question in moderation: the answer, both marks with their reasons, and the consensus. */
export const consensusQuestionRoutes = (deps: Dependencies): readonly Route[] => {
  const asked = async (visitor: Parameters<typeof officerOf>[0], params: Asked) => {
    const officer = officerOf(visitor);
    const { window, application } = await applicationSeenBy(deps, officer, params);
    const { individual, moderation } = await moderationSeenBy(deps, officer, application);
    const [{ questionnaire }, frozen] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      deps.applications.frozen(application.applicationId),
    ]);
    const list = questionsFor(questionnaire, application.lots);
    const index = list.findIndex(({ id }) => id === params.question);
    const question = list[index];
    if (!question || !frozen) throw notFound();
    if (!moderation) throw notModerated(application);
    requireOwn(moderation, officer, application);
    const base = `/officers/windows/${window.windowId}/moderate/${application.applicationId}`;
    const next = list[index + 1];
    return {
      officer,
      window,
      application,
      individual,
      moderation,
      question,
      schema: scoreSchema(questionnaire),
      questions: scoreQuestions(questionnaire, 'Consensus mark', hint),
      nextHref: next ? `${base}/questions/${next.id}` : base,
      model: {
        title: question.title,
        caption: `${application.organisationName}: question ${index + 1} of ${list.length}`,
        back: { href: base, text: 'All consensus scores' },
        button: next ? 'Save and go to the next question' : 'Save and check the consensus',
        base,
        answer: frozen.sections.find(({ page }) => page === question.id)?.rows ?? [],
        question,
        isAlone: individual.length < EVALUATORS,
        floor: floorOf(questionnaire, question),
        marks: marksSideBySide(questionnaire, application.lots, { evaluations: individual }).find(
          ({ id }) => id === question.id,
        ),
      },
    };
  };

  return [
    withRole('moderator').get(path, async ({ params, visitor, restored }) => {
      const { questions, moderation, question, model } = await asked(visitor, params);
      if (moderation.finalAt) return redirect(model.base);
      const saved = moderation.scores[question.id];
      const version = restored ? oneValue(restored, '_version') : scoreVersion(saved);
      const values = scoreValues(saved ?? moderation.before?.[question.id]);
      return formPage(template, { ...model, version }, { questions, values, restored });
    }),

    withRole('moderator').post(path, async ({ params, form, visitor }) => {
      const { officer, questions, schema, window, application, individual, moderation, question, model, nextHref } =
        await asked(visitor, params);
      requireEvaluating(window);
      if (application.status !== 'moderating' || moderation.finalAt) throw notModerated(application);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, { ...model, version: shownVersion(form) }, { questions, ...read });

      const typed = read.value;
      const barriers = barriersToConsensus(
        [question],
        individual.map(({ scores }) => scores),
        { [question.id]: typed },
      );
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, { 'no-mark': 'mark', 'no-reason': 'reason' }, 'mark');
        return formPage(template, { ...model, version: shownVersion(form) }, { questions, values: read.values, wrong });
      }
      const standing = await againOnConflict(async () => {
        const now = (await moderationSeenBy(deps, officer, application)).moderation;
        if (!now || now.finalAt) throw notModerated(application);
        const saved = now.scores[question.id];
        if (scoreVersion(saved) === scoreVersion(typed)) return undefined;
        if (shownVersion(form) !== scoreVersion(saved)) return { saved };
        await deps.evaluations.saveConsensus(now, question.id, typed);
        return undefined;
      });
      if (standing) {
        const changed = { ...model, savedElsewhere: standing.saved, version: scoreVersion(standing.saved) };
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
