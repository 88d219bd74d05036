import type { AskedPage } from '../../../domain/application/page.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page as show } from '../../shared/web/results.ts';
import { openApplicationOf } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import { answerRows } from '../application/rows.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/questions/{page}'>;

/** What was typed here beside what was saved elsewhere meanwhile: the person says which to keep, and nothing is lost until then. */
export const changedElsewhere = async (
  deps: ProviderSiteDeps,
  request: Asked,
  page: AskedPage,
  values: Readonly<Record<string, unknown>>,
): Promise<PageResult> => {
  // Also says so where the application was submitted meanwhile.
  const { window, saved } = await openApplicationOf(deps, request);
  const stored = saved.get(page.path);
  const address = paths.window(window.windowId).question(page.path);
  return show(
    'provider/changed-elsewhere.njk',
    {
      title: 'This page was changed in another tab or by somebody else',
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

const hiddenFields = (form: Asked['form']): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(form)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => ({ name, value: each })));
