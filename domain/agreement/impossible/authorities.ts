import { inPounds } from '../../money.ts';
import type { Agreement } from '../agreement.ts';
import { type Authority, barriersToUsing } from '../authority.ts';
import { latestEndOfTerm } from '../term.ts';

/** Why nobody could approve an award: no authority covers the value while the term runs (docs/rules.md, rule 6). */
export const againstTheAuthorities = (agreement: Agreement): readonly string[] => {
  const { authorities, estimatedValue, lots } = agreement;
  const ofLots = lots.reduce((sum, lot) => sum + (lot.estimatedValue ?? 0), 0);
  return [
    ...authorities
      .filter(({ starts, expires }) => expires < starts)
      .map(({ id, starts, expires }) => `Authority ${id} ends (${expires}) before it begins (${starts})`),
    ...(authorities.some((authority) => allowsAwards(authority, agreement))
      ? []
      : [
          `No authority covers an award worth ${inPounds(estimatedValue)} on any day of the term, so none could be approved`,
        ]),
    ...(ofLots > estimatedValue
      ? [`The lots’ estimated values add to ${inPounds(ofLots)}, more than the agreement’s ${inPounds(estimatedValue)}`]
      : []),
  ];
};

/** Whether an award could be approved under it on its first day within the term, options included. */
const allowsAwards = (authority: Authority, agreement: Agreement): boolean => {
  const { id, estimatedValue, term } = agreement;
  const last = latestEndOfTerm(agreement);
  // A term that ends before it begins is told as such.
  if (last <= term.from) return true;
  const on = authority.starts > term.from ? authority.starts : term.from;
  const barriers = barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on });
  return barriers.length === 0 && on <= last;
};
