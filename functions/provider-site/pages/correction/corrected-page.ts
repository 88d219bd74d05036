import { answerRows } from '../../../../domain/application/answer-rows.ts';
import { consequencesIn } from '../../../../domain/application/consequences.ts';
import { answersNow } from '../../../../domain/application/correction.ts';
import type { AskedPage } from '../../../../domain/application/page.ts';
import { barriersToKeeping } from '../../../../domain/application/room.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { barrierErrors, type FieldErrors, fieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { hiddenFields } from '../../../shared/forms/hidden-fields.ts';
import { judged } from '../../../shared/forms/judged.ts';
import { leadsTo } from '../../../shared/forms/leads-to.ts';
import { withTyped } from '../../../shared/forms/not-taken.ts';
import { typedValues } from '../../../shared/forms/typed-values.ts';
import { versionOf } from '../../../shared/forms/version-of.ts';
import type { FormFields } from '../../../shared/web/request.ts';
import { type PageResult, redirect, page as show } from '../../../shared/web/results.ts';
import {
  type Correcting,
  correctingOf,
  namedPageOf,
  type OfCorrectedPage,
  requireTimeToCorrect,
} from '../../case/correction.ts';
import { saveCorrectedPage } from '../../decisions/correct.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type Values = Readonly<Record<string, unknown>>;

/** Shows a page that is to be corrected, filled in as it was submitted, or saved since, or typed before the sign-in ran out. */
export const showCorrected =
  (deps: Deps) =>
  async (request: OfCorrectedPage): Promise<PageResult> => {
    const { restored, params, arrivedAt } = request;
    const correcting = await correctingOf(deps, request);
    const { page, named } = namedPageOf(correcting, params.page);
    const typed = restored && typedOn(page, restored);
    try {
      requireTimeToCorrect(correcting, arrivedAt);
    } catch (error) {
      throw typed ? withTyped(error, { questions: page.questions, values: typed }) : error;
    }
    return correctedPage(correcting, page, {
      values: typed ?? answersNow(correcting.correction, named),
      version: restored ? versionOf(restored) : storedVersion(correcting, page),
      restored: restored !== undefined,
    });
  };

/** Saves a page that is to be corrected: nothing of it counts before it is sent. */
export const saveCorrected =
  (deps: Deps) =>
  async (request: OfCorrectedPage): Promise<PageResult> => {
    const { form, params } = request;
    const correcting = await correctingOf(deps, request);
    const { page } = namedPageOf(correcting, params.page);
    const values = typedOn(page, form);
    const version = versionOf(form);
    try {
      requireTimeToCorrect(correcting, request.arrivedAt);
      const wrong = wrongWith(correcting, page, values);
      if (wrong) return correctedPage(correcting, page, { values, version, errors: wrong }, 400);
      const came = await saveCorrectedPage(deps, page.path, { values, version }, request);
      if (came === 'changed-elsewhere') return changedElsewhere(await correctingOf(deps, request), page, values, form);
      return redirect(paths.window(params.windowId).correction);
    } catch (error) {
      throw withTyped(error, { questions: page.questions, values });
    }
  };

/** What keeps these answers from being saved; undefined where nothing does. */
const wrongWith = ({ correction }: Correcting, page: AskedPage, values: Values): FieldErrors | undefined => {
  const said = judged(page.schema, values);
  if (!said.success) return fieldErrors(page.questions, said.error);
  const others = Object.fromEntries(correction.pages.map((named) => [named.page, answersNow(correction, named)]));
  const noRoom = barriersToKeeping(others, page.path, values);
  return noRoom.length > 0 ? barrierErrors(noRoom, {}, 'submit', page.questions) : undefined;
};

interface Shown {
  readonly values: Values;
  readonly version: number;
  readonly errors?: FieldErrors;
  readonly restored?: boolean;
}

const correctedPage = (
  { window, correction }: Correcting,
  page: AskedPage,
  { values, version, errors = noErrors, restored = false }: Shown,
  status = 200,
): PageResult => {
  const { here, back } = placesOf(window.windowId, page);
  const named = correction.pages.find((each) => each.page === page.path);
  const consequences = consequencesIn([page], { [page.path]: values }, window.closesAt).get(page.path);
  return show(
    'provider/corrected-page.njk',
    {
      title: page.title,
      caption: `Correct your application ${correction.reference}`,
      introduction: page.introduction,
      questions: page.questions,
      values,
      version,
      errors: errors.summary,
      byField: errors.byField,
      restored,
      wrong: correction.wrong,
      sendBy: momentInWords(correction.sendBy),
      before: answerRows(page, named?.values ?? {}),
      leadsTo: errors.summary.length > 0 ? undefined : leadsTo(consequences),
      button: 'Save',
      sentTo: here,
      back,
    },
    status,
  );
};

/** What was typed here beside what was saved elsewhere meanwhile: the person says which to keep. */
const changedElsewhere = (correcting: Correcting, page: AskedPage, values: Values, form: FormFields): PageResult => {
  const { correction, window } = correcting;
  const { here } = placesOf(window.windowId, page);
  const stored = correction.saved?.[page.path];
  return show(
    'provider/changed-elsewhere.njk',
    {
      title: 'This page was changed in another tab or by somebody else',
      caption: page.title,
      typed: answerRows(page, values),
      stored: answerRows(page, stored?.values ?? {}),
      storedAt: stored?.at,
      version: stored?.version ?? 0,
      fields: hiddenFields(form),
      columns: 'govuk-grid-column-full',
      address: here,
      back: { href: here, text: 'Back to the page as it was saved' },
    },
    409,
  );
};

const placesOf = (windowId: string, page: AskedPage) => {
  const at = paths.window(windowId);
  return {
    here: at.correctedPage(page.path),
    back: { href: at.correction, text: 'Back to what is to be corrected' },
  };
};

const typedOn = (page: AskedPage, form: FormFields): Values => page.tidy(typedValues(page.questions, form));

const storedVersion = ({ correction }: Correcting, page: AskedPage): number =>
  correction.saved?.[page.path]?.version ?? 0;
