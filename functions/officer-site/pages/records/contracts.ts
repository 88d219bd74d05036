import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { isInForce } from '../../../../domain/award/contract.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementAsked, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The contracts of an agreement, by lot. */
export const contractList =
  (deps: Deps) =>
  async ({ params, query, arrivedAt }: OfAgreement): Promise<PageResult> => {
    const agreement = agreementAsked(deps, params.agreementId);
    const lot = agreement.lots.find(({ id }) => id === query.get('lot')) ?? agreement.lots[0];
    if (!lot) throw notFound();
    const after = query.get('after') ?? undefined;
    const { items, next } = await deps.contracts.page(agreement.id, lot.id, { after });
    return page('officer/records/contracts.njk', {
      title: 'Contracts',
      caption: agreement.title,
      columns: 'govuk-grid-column-full',
      back: { href: paths.home, text: 'Your work' },
      here: paths.agreement(agreement.id).contracts,
      agreement,
      lot,
      endsOn: endOfTerm(agreement),
      contracts: items.map((each) => ({ ...each, inForce: isInForce(each, agreement, londonDate(arrivedAt)) })),
      next,
      isFirst: after === undefined,
    });
  };
