import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { zoneMapOf } from '../../../../domain/agreement/zone-map.ts';
import { everyPageOf } from '../../../../domain/application/application.ts';
import { inPounds } from '../../../../domain/money.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementInForce, type OfAgreement } from '../../case/agreement.ts';
import { changesAt } from '../../case/windows.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import {
  demonstrationParts,
  isMadeUp,
  judging,
  kindInWords,
  regimeInWords,
  windowRows,
} from '../../words/agreement.ts';

/** Everything about an agreement that an applicant, or anybody, may want to check; its notices fifty a page. */
export const agreementPage =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, windows } = await agreementInForce(deps, request);
    const after = request.query.get('after') ?? undefined;
    const notices = await deps.notices.page(agreement.id, { after });
    const model = {
      title: agreement.title,
      columns: 'govuk-grid-column-full',
      agreement,
      at: paths.agreement(agreement.id),
      kind: kindInWords(agreement.kind),
      regime: regimeInWords(agreement),
      endsOn: endOfTerm(agreement),
      lots: agreement.lots.map((lot) => ({
        ...lot,
        rates: lot.rates.map((rate) => ({ ...rate, price: inPounds(rate.pounds) })),
      })),
      zoneMap: zoneMapOf(agreement),
      zonesLackPostcodes: agreement.zones.some(({ postcodes }) => !postcodes),
      value: inPounds(agreement.estimatedValue),
      needs: everyPageOf(agreement).flatMap(({ needs }) => needs),
      judging: judging(agreement),
      madeUp: isMadeUp(agreement),
      demonstration: demonstrationParts(agreement),
      windows,
      past: windowRows(windows.past),
      clarificationsHref: windows.open && paths.agreement(agreement.id).clarifications(windows.open.windowId),
      notices: notices.items.map((notice) => ({ ...notice, href: paths.notice(notice.noticeId) })),
      moreNotices: notices.next,
      isFirst: after === undefined,
    };
    return page('public/agreement.njk', model, 200, { changesAt: changesAt([windows]) });
  };
