import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import {
  floorOf,
  HIGHEST_MARK,
  type QualityQuestion,
  type Questionnaire,
  questionsFor,
} from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../../../domain/application/submission.ts';
import type { Score } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Field } from '../../../../domain/questions/field.ts';
import { choice, optionalLongText } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import type { Reason } from '../../../../domain/reason.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { saveMark } from '../../decisions/save-mark.ts';
import { scoreVersion } from '../../decisions/score.ts';
import type { Deps } from '../../deps.ts';

/** Marks with their reasons, as they are kept: an evaluator's own, or the consensus. */
interface Marks {
  readonly scores: Readonly<Record<string, Score>>;
  readonly finalAt?: string | undefined;
}

/** A sheet of marks on one application: an evaluator's, or the moderation's. One page serves both. */
export interface Sheet<Kept extends Marks> {
  readonly role: 'evaluator' | 'moderator';
  readonly segment: 'evaluate' | 'moderate';
  readonly addresses: (windowId: string, applicationId: string) => SheetAddresses;
  readonly template: string;
  readonly words: { readonly mark: string; readonly hint: string; readonly all: string; readonly check: string };
  /** This officer's sheet as it is stored. @throws Problem where it is not theirs, or not begun */
  readonly open: (deps: Deps, officer: Officer, application: OpenedApplication) => Promise<Kept>;
  /** @throws Problem where nothing can be marked on it any more */
  readonly requireOpen: (application: OpenedApplication, kept: Kept) => void;
  /** What stands against this mark by itself. */
  readonly barriers: (question: QualityQuestion, score: Score, kept: Kept) => readonly Reason[];
  /** What stands in the fields where nothing was saved. */
  readonly suggested: (kept: Kept, question: QualityQuestion) => Score | undefined;
  readonly save: (deps: Deps, kept: Kept, questionId: string, score: Score) => Promise<unknown>;
  /** What the page says beside question and answer. */
  readonly beside: (about: OnQuestion<Kept>) => Readonly<Record<string, unknown>>;
}

/** The page of a sheet as a whole, and of one question on it. */
interface SheetAddresses {
  readonly page: string;
  readonly question: (questionId: string) => string;
}

interface OnQuestion<Kept> {
  readonly application: OpenedApplication;
  readonly agreement: Agreement;
  readonly frozen: FrozenApplication;
  readonly kept: Kept;
  readonly question: QualityQuestion;
  readonly list: readonly QualityQuestion[];
  readonly at: SheetAddresses;
}

/** One question of one application: the answer, what a good answer shows, a mark and its reason. */
export const sheetQuestionRoutes = <Kept extends Marks>(deps: Deps, sheet: Sheet<Kept>): readonly Route[] =>
  formRoutes(withRole(sheet.role), {
    path: `/officers/windows/{windowId}/${sheet.segment}/{applicationId}/questions/{question}`,
    template: sheet.template,
    load: async ({ params, visitor }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      const [agreement, frozen, kept] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        deps.applications.frozen(application.applicationId),
        sheet.open(deps, officer, application),
      ]);
      const list = questionsFor(agreement.questionnaire, application.lots);
      const question = list.find(({ id }) => id === params.question);
      if (!question || !frozen) throw notFound();
      const at = sheet.addresses(window.windowId, application.applicationId);
      return { window, application, agreement, frozen, kept, question, list, at };
    },
    // What is final cannot be typed over: the page with all marks shows it.
    elsewhere: ({ kept, at }) => (kept.finalAt ? at.page : undefined),
    show: (about, { form, restored }) => {
      const { application, frozen, kept, question, list, at } = about;
      return {
        title: question.title,
        caption: `${application.organisationName}: question ${list.indexOf(question) + 1} of ${list.length}`,
        back: { href: at.page, text: sheet.words.all },
        button: nextOf(about) ? 'Save and go to the next question' : sheet.words.check,
        answer: frozen.sections.find(({ page }) => page === question.id)?.rows ?? [],
        question,
        floor: floorOf(about.agreement.questionnaire, question),
        version: oneValue(restored ?? form, '_version') || scoreVersion(kept.scores[question.id]),
        ...sheet.beside(about),
      };
    },
    fields: ({ agreement }) => ({
      mark: markOn(agreement.questionnaire, sheet.words.mark),
      reason: optionalLongText({ label: 'Reason', hint: sheet.words.hint, rows: 6, longest: 5000 }),
    }),
    values: ({ kept, question }) => valuesOf(kept.scores[question.id] ?? sheet.suggested(kept, question)),
    act: async ({ window, application, kept, question }, typed, { visitor, form }) => {
      requireEvaluating(window);
      sheet.requireOpen(application, kept);
      const barriers = sheet.barriers(question, typed, kept);
      if (barriers.length > 0) return { barriers };
      const changed = await saveMark(
        async () => {
          const now = await sheet.open(deps, officerOf(visitor), application);
          sheet.requireOpen(application, now);
          return { saved: now.scores[question.id], save: (score) => sheet.save(deps, now, question.id, score) };
        },
        typed,
        oneValue(form, '_version'),
      );
      if (!changed) return done;
      const { standing } = changed;
      return { again: { savedElsewhere: standing, version: scoreVersion(standing) }, status: 409 };
    },
    fieldOf: { 'no-mark': 'mark', 'no-reason': 'reason' },
    next: (about) => {
      const next = nextOf(about);
      return next ? about.at.question(next.id) : about.at.page;
    },
  });

const nextOf = <Kept>({ list, question }: OnQuestion<Kept>): QualityQuestion | undefined =>
  list[list.indexOf(question) + 1];

/** A mark is one of the scale's digits, as the page offers them, and nothing that only counts as one. */
const markOn = ({ scale }: Questionnaire, label: string): Field<number> => {
  const marks = new Map(scale.map(({ mark }) => [String(mark), mark]));
  const { asked, schema } = choice({
    label,
    choices: scale.map(({ mark, meaning }) => ({ value: String(mark), text: `${mark}: ${meaning}` })),
    missing: `Select a mark from 0 to ${HIGHEST_MARK}`,
  });
  return { asked, schema: schema.transform((typed) => marks.get(typed) ?? 0) };
};

const valuesOf = (score: Score | undefined): TypedValues => ({
  mark: score?.mark === undefined ? '' : String(score.mark),
  reason: score?.reason ?? '',
});
