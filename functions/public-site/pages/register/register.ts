import { type PageResult, page } from '../../../shared/web/results.ts';
import type { OfAgreement } from '../../case/agreement.ts';
import { registerAsked } from '../../case/register.ts';
import type { Deps } from '../../deps.ts';
import { narrowed, paths } from '../../paths.ts';
import { pageOf, pagination } from '../../words/paging.ts';
import { narrowedTo, registerEntries } from '../../words/register.ts';

/** The public register: who holds a place on which lot and zones. */
export const register =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, filter, contracts } = await registerAsked(deps, request);
    const entries = registerEntries(agreement, contracts);
    const shown = pageOf(entries, request.query.get('page'));
    const at = paths.agreement(agreement.id);
    return page('public/register.njk', {
      title: 'Register of providers',
      columns: 'govuk-grid-column-full',
      agreement,
      filter,
      filtered: filter.lot !== undefined || filter.zone !== undefined,
      narrowedTo: narrowedTo(agreement, filter),
      count: entries.length,
      shown,
      pagination: pagination(shown, (number) => narrowed(at.register, filter, number)),
      agreementHref: at.page,
      allHref: at.register,
      downloadHref: narrowed(at.places, filter),
    });
  };
