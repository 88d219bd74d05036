import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { isInForce } from '../../../../domain/award/contract.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { paths as publicPaths } from '../../../public-site/paths.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { everyRole } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** What an agreement came to: its contracts by lot, and the notices published of them. */
export const agreementRoutes = (deps: Deps): readonly Route[] => {
  const agreementAsked = (id: string) => {
    const agreement = deps.agreements.find((each) => each.id === id);
    if (!agreement) throw notFound();
    return agreement;
  };

  return [
    withRole(...everyRole).get('/officers/agreements/{agreementId}/contracts', async ({ params, query, arrivedAt }) => {
      const agreement = agreementAsked(params.agreementId);
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
    }),

    withRole(...everyRole).get('/officers/agreements/{agreementId}/notices', async ({ params, query }) => {
      const agreement = agreementAsked(params.agreementId);
      const { items, next } = await deps.notices.page(agreement.id, { after: query.get('after') ?? undefined });
      return page('officer/records/notices.njk', {
        title: 'Notices',
        caption: agreement.title,
        back: { href: paths.home, text: 'Your work' },
        here: paths.agreement(agreement.id).notices,
        agreement,
        notices: items.map(({ release, ...notice }) => ({
          ...notice,
          href: publicPaths.notice(notice.noticeId),
          contracts: release.contracts.length,
        })),
        next,
      });
    }),
  ];
};
