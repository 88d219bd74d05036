import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { endOfTerm } from '../../../domain/agreement/agreement.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { notFound } from '../../shared/web/problem.ts';
import { page } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import {
  demonstrationParts,
  isMadeUp,
  judging,
  kindInWords,
  money,
  regimeInWords,
  windowRows,
} from '../agreement-words.ts';
import type { PublicDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { agreementInForce, agreementNamed, windowsOf } from '../windows-of.ts';

/** Everything about an agreement that an applicant, or anybody, may want to check. */
export const agreementRoutes = (deps: PublicDeps): readonly Route[] => [
  everyone.get('/agreements/{agreementId}', async ({ params, arrivedAt }) => {
    const listed = agreementNamed(deps, params.agreementId);
    if (!listed) throw notFound();
    const windows = await windowsOf(deps, listed, arrivedAt);
    const agreement = await agreementInForce(deps, listed, windows.open);
    return page('public/agreement.njk', {
      title: agreement.title,
      columns: 'govuk-grid-column-full',
      agreement,
      at: paths.agreement(agreement.id),
      kind: kindInWords(agreement.kind),
      regime: regimeInWords(agreement),
      endsOn: endOfTerm(agreement),
      lots: agreement.lots.map((lot) => ({
        ...lot,
        rates: lot.rates.map((rate) => ({ ...rate, price: money(rate.pounds) })),
      })),
      value: money(agreement.estimatedValue),
      needs: everyPageOf(agreement).flatMap(({ needs }) => needs),
      judging: judging(agreement),
      madeUp: isMadeUp(agreement),
      demonstration: demonstrationParts(agreement),
      windows,
      past: windowRows(windows.past),
      notices: await Array.fromAsync(
        everyItem((after) => deps.notices.page(agreement.id, { after })),
        (notice) => ({ ...notice, href: paths.notice(notice.noticeId) }),
      ),
    });
  }),
];
