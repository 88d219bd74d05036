import { paginationOf } from '../../../shared/web/pagination.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import type { OfAgreement } from '../../case/agreement.ts';
import { registerAsked } from '../../case/register.ts';
import type { Deps } from '../../deps.ts';
import { narrowed, paths } from '../../paths.ts';
import { MOST_IN_FILE, narrowedTo, registerEntries } from '../../words/register.ts';

/** The public register: who holds a place on which lot and zones, by name, a page at a time. */
export const register =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, filter, count, read } = await registerAsked(deps, request);
    const { query } = request;
    const from = query.get('from')?.trim() || undefined;
    const shown = await read({ from, before: query.get('before') ?? undefined });
    const at = paths.agreement(agreement.id);
    const [first] = shown.items;
    return page('public/register.njk', {
      title: 'Register of providers',
      columns: 'govuk-grid-column-full',
      agreement,
      filter,
      filtered: filter.lot !== undefined || filter.zone !== undefined,
      narrowedTo: narrowedTo(agreement, filter),
      count,
      entries: registerEntries(agreement, shown.items),
      // A place in the order is no name that anybody typed.
      typed: from?.includes('#') ? '' : from,
      pagination: first && paginationOf(shown, (where) => narrowed(at.register, filter, where)),
      agreementHref: at.page,
      allHref: at.register,
      downloadHref: narrowed(at.places, filter),
      mostInFile: count > MOST_IN_FILE ? MOST_IN_FILE : undefined,
      downloadFromHref: first && narrowed(at.places, filter, { from: first.place }),
    });
  };
