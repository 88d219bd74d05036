import { floorOf, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { weightsInWords } from '../../../../domain/evaluation/admission-words.ts';
import type { Score } from '../../../../domain/evaluation/scores.ts';
import { optionalLongText } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationWith } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { saveMark, scoreVersion } from '../../decisions/save-mark.ts';
import type { Deps } from '../../deps.ts';
import { markOn } from './mark-on.ts';
import type { Marks, Sheet } from './sheet.ts';

type OfQuestion = SignedInRequest<'/{windowId}/{applicationId}/{question}'>;

/** One question of one application: the answer, what a good answer shows, a mark and its reason. */
export const questionOn = <Stored, Kept extends Marks>(deps: Deps, sheet: Sheet<Stored, Kept>) =>
  form({
    template: sheet.template,
    load: async ({ params, visitor }: OfQuestion) => {
      const officer = officerOf(visitor);
      const { window, application, beside } = await applicationWith(deps, officer, params, (applicationId) =>
        Promise.all([deps.applications.frozen(applicationId), sheet.read(deps, officer, applicationId)]),
      );
      const [frozen, stored] = beside;
      const [agreement, kept] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        sheet.open(officer, application, stored),
      ]);
      const list = questionsFor(agreement.questionnaire, application.lots);
      const question = list.find(({ id }) => id === params.question);
      if (!question || !frozen) throw notFound();
      const at = sheet.addresses(window.windowId, application.applicationId);
      return { window, application, agreement, frozen, kept, question, list, at };
    },
    // What is final cannot be typed over: the page with all marks shows it.
    elsewhere: ({ kept, question, at }) => (sheet.isClosed(kept, question.id) ? at.page : undefined),
    show: async (about, { form: sent, restored, visitor }) => {
      const { application, agreement, frozen, kept, question, list, at } = about;
      return {
        title: question.title,
        caption: `${application.organisationName}: question ${list.indexOf(question) + 1} of ${list.length}`,
        back: { href: at.page, text: sheet.words.all },
        question: {
          ...question,
          answer: frozen.sections.find(({ page }) => page === question.id)?.rows ?? [],
          floor: floorOf(agreement.questionnaire, question),
          weight: weightsInWords(question, application.lots),
        },
        scale: agreement.questionnaire.scale,
        hint: sheet.words.hint,
        version: oneValue(restored ?? sent, '_version') || scoreVersion(kept.scores[question.id]),
        ...(await sheet.beside(deps, officerOf(visitor), about)),
      };
    },
    fields: ({ agreement }) => ({
      mark: markOn(agreement.questionnaire, sheet.words.mark),
      reason: optionalLongText({ label: 'Reason', hint: sheet.words.hint, rows: 6, longest: 5000 }),
    }),
    values: ({ kept, question }) => valuesOf(kept.scores[question.id] ?? sheet.suggested(kept, question)),
    act: async (about, typed, { visitor, form: sent, arrivedAt }) => {
      const { window, application, kept, question } = about;
      const officer = officerOf(visitor);
      requireEvaluating(window);
      sheet.requireOpen(application, kept, question.id);
      const barriers = sheet.barriers(question, typed, kept);
      if (barriers.length > 0) return { barriers };
      const changed = await saveMark(
        async () => {
          const stored = await sheet.read(deps, officer, application.applicationId);
          const now = await sheet.open(officer, application, stored);
          sheet.requireOpen(application, now, question.id);
          return {
            saved: now.scores[question.id],
            save: (score) => sheet.save(deps, now, question.id, score, arrivedAt),
          };
        },
        typed,
        oneValue(sent, '_version'),
      );
      if (!changed) return { ...done, next: await sheet.next(deps, officer, about) };
      const { standing } = changed;
      return { again: { savedElsewhere: standing, version: scoreVersion(standing) }, status: 409 };
    },
    fieldOf: { 'no-mark': 'mark', 'no-reason': 'reason', 'same-words': 'reason' },
    next: ({ at }) => at.page,
  });

const valuesOf = (score: Score | undefined): TypedValues => ({
  mark: score?.mark === undefined ? '' : String(score.mark),
  reason: score?.reason ?? '',
});
