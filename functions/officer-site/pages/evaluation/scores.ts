import type { barriersToFinalScores } from '../../../../domain/evaluation/scores.ts';
import { questionsOf } from '../../../../domain/questions/field.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { done, form, formShown, type Sending, type Sent } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import type { OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { type OwnSheet, ownSheet } from '../../case/own-sheet.ts';
import { requireEvaluating } from '../../case/window.ts';
import { finishScores, scoresChanged } from '../../decisions/finish-scores.ts';
import { saveSheet } from '../../decisions/save-sheet.ts';
import { takePlace } from '../../decisions/take-place.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { sheetButton } from '../scoring/sheet-buttons.ts';
import { isSavedLive, savedLive } from './saved-live.ts';
import { markOf, reasonOf, sheetFields, sheetValues, typedMarks } from './sheet-fields.ts';
import { sheetShown, versionsOf } from './sheet-shown.ts';

type OfSheet = Pick<OwnSheet, 'window' | 'application'>;

const pageOf = ({ window, application }: OfSheet) =>
  paths.window(window.windowId).evaluation(application.applicationId);

/** An evaluator's work on one application: every question with its answer and the control for its mark, on one page. */
export const scores =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> => {
    const sheet = await ownSheet(deps, request);
    const wasFinal = request.kept?.path === pageOf(sheet).final;
    return formShown(wasFinal ? finalScores(deps) : saveMarks(deps), sheet, request);
  };

/** Takes a place as evaluator, and leads to the sheet. */
export const startScoring = (deps: Deps) =>
  form({
    ...sheetButton(deps, pageOf),
    act: async ({ application }, _, { visitor, arrivedAt }) => {
      await takePlace(deps, officerOf(visitor), application, arrivedAt);
      return done;
    },
  });

const sheetForm = (deps: Deps) => ({
  load: (request: OfApplication) => ownSheet(deps, request),
  stillTaken: ({ window }: OwnSheet) => requireEvaluating(window),
  template: ({ evaluation }: OwnSheet) =>
    evaluation && !evaluation.finalAt ? 'officer/evaluation/sheet.njk' : 'officer/evaluation/one-application.njk',
  show: sheetShown,
  fields: ({ agreement, asked }: OwnSheet) => sheetFields(agreement.questionnaire, asked),
  values: ({ asked, evaluation }: OwnSheet) => sheetValues(asked, evaluation?.scores ?? {}),
  next: (sheet: OwnSheet) => pageOf(sheet).page,
});

/** Saves what was typed on the sheet: all of it, or what the page's script sends of one question that somebody has left. */
export const saveMarks = (deps: Deps) =>
  form({
    ...sheetForm(deps),
    onAnotherPage: (sheet) => pageOf(sheet).marks,
    act: async (sheet, answers, sending) => {
      const officer = officerOf(sending.visitor);
      const marks = typedMarks(sheet.asked, answers, sending.form);
      const saved = await saveSheet(deps, officer, sheet.application, marks, sending.arrivedAt);
      if (isSavedLive(sending.form)) return { instead: savedLive(sheet, saved, sending.arrivedAt) };
      return Object.keys(saved.conflicts).length > 0 ? shownAgain(sheet, saved) : done;
    },
  });

/** Saves what was typed, and makes an evaluator's scores final. */
export const finalScores = (deps: Deps) =>
  form({
    ...sheetForm(deps),
    onAnotherPage: (sheet) => pageOf(sheet).final,
    act: async (sheet, answers, sending) => {
      const officer = officerOf(sending.visitor);
      const marks = typedMarks(sheet.asked, answers, sending.form);
      const finish = (shownVersion: string) => {
        const { application, agreement } = sheet;
        const { applicationId } = application;
        return finishScores(deps, officer, { applicationId, agreement, shownVersion, at: sending.arrivedAt });
      };
      const shown = oneValue(sending.form, '_version');
      if (marks.length === 0 || sheet.evaluation?.finalAt)
        return withBarriers(deps, sheet, sending, await finish(shown));
      const saved = await saveSheet(deps, officer, sheet.application, marks, sending.arrivedAt);
      if (Object.keys(saved.conflicts).length > 0) return shownAgain(sheet, saved);
      if (saved.isUnread) throw scoresChanged(sheet.application);
      // Where the page sent every question, what is stored now is what it showed and what was typed over it.
      const isWhole = marks.length === sheet.asked.length;
      return withBarriers(deps, sheet, sending, await finish(isWhole ? String(saved.kept.version) : shown));
    },
  });

const shownAgain = (
  { asked }: OwnSheet,
  { kept, conflicts }: Awaited<ReturnType<typeof saveSheet>>,
): Extract<Sent, { readonly again: unknown }> => ({
  again: { conflicts, versions: versionsOf(asked, kept.scores), version: kept.version },
  status: 409,
});

/** The sheet as it is stored by now, with what stands against its being final beside each question. */
const withBarriers = async (
  deps: Deps,
  sheet: OwnSheet,
  sending: Sending<'/{windowId}/{applicationId}'>,
  barriers: ReturnType<typeof barriersToFinalScores>,
): Promise<Sent> => {
  if (barriers.length === 0) return done;
  const now = await ownSheet(deps, sending);
  const placed = barriers.map(({ code, question, text }) => ({
    code,
    text,
    field: code === 'no-mark' ? markOf(question) : reasonOf(question),
  }));
  const { scores: saved = {}, version } = now.evaluation ?? {};
  const questions = questionsOf(sheetFields(sheet.agreement.questionnaire, sheet.asked));
  const wrong = barrierErrors(placed, {}, '', questions);
  const more = { versions: versionsOf(sheet.asked, saved), version };
  const values = sheetValues(sheet.asked, saved);
  return { instead: await formShown(finalScores(deps), now, sending, { values, wrong, more }) };
};
