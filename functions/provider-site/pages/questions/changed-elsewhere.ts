import { answerRows } from '../../../../domain/application/answer-rows.ts';
import { hiddenFields } from '../../../shared/forms/hidden-fields.ts';
import { type PageResult, page as show } from '../../../shared/web/results.ts';
import { type OfPage, openPageOf } from '../../case/open-page.ts';
import type { Deps } from '../../deps.ts';
import { closingOf } from '../../words/closing.ts';
import { wayIn, wayOf } from './way.ts';

/** What was typed here beside what was saved elsewhere meanwhile: the person says which to keep, and nothing is lost until then. */
export const changedElsewhere = async (
  deps: Deps,
  request: OfPage,
  values: Readonly<Record<string, unknown>>,
): Promise<PageResult> => {
  // Also says so where the application was submitted meanwhile.
  const open = await openPageOf(deps, request);
  const { application, page } = open;
  const { window, saved } = application;
  const stored = saved.get(page.path);
  const address = wayOf(open, wayIn(request)).here;
  return show(
    'provider/changed-elsewhere.njk',
    {
      title:
        stored?.by && stored.by.id !== request.visitor.subject
          ? `This page was changed by ${stored.by.name}`
          : 'This page was changed in another tab or by somebody else',
      caption: page.title,
      typed: answerRows(page, values),
      stored: answerRows(page, stored?.values ?? {}),
      storedAt: stored?.savedAt,
      version: stored?.version ?? 0,
      fields: hiddenFields(request.form),
      columns: 'govuk-grid-column-full',
      address,
      closing: closingOf(window, request.arrivedAt),
      back: { href: address, text: 'Back to the page as it was saved' },
    },
    409,
  );
};
