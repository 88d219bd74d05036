import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { isInForce } from '../../../../domain/award/contract.ts';
import { day, instant, type TableRows } from '../../../../domain/tables/cells.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Deps } from '../../deps.ts';
import { agreementNow } from '../agreement.ts';

/** The contracts that were made from a window, one a provider and lot, as they stand at an instant. */
export const contractRows = (
  deps: Pick<Deps, 'agreements' | 'windows' | 'contracts'>,
  window: Window,
  at: string,
): TableRows => ({
  headings: [
    'Contract',
    'Lot',
    'Provider',
    'Company number',
    'CQC location',
    'Zones',
    'Hours a week',
    'From',
    'To',
    'Made to',
    'In force',
    'Left on',
    'CQC rating',
    'Awarded at',
  ],
  rows: (async function* () {
    const agreement = await agreementNow(deps, window);
    for await (const each of deps.contracts.ofWindow(window.windowId))
      yield [
        each.contractId,
        each.lot,
        each.providerName,
        each.companyNumber,
        each.locationId,
        each.zones.map(({ zone }) => zone).join('; '),
        each.zones.reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0),
        day(each.from),
        day(endOfTerm(agreement)),
        day(each.to),
        isInForce(each, agreement, londonDate(at)) ? 'Yes' : 'No',
        day(each.leftOn),
        each.rating,
        instant(each.awardedAt),
      ];
  })(),
});
