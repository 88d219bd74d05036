import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Fields } from './fields.ts';
import { type ApplyingFirm, zonesNear } from './firm.ts';
import { between, pick } from './pick.ts';

type Offered = Pick<Agreement, 'lots' | 'zones'>;

/** Which of the agreement's lots providers apply for, in the mix of a round: most for the first, some with more, few without it. */
const combinations = [
  { first: true, others: [] },
  { first: true, others: [1] },
  { first: true, others: [] },
  { first: true, others: [0] },
  { first: true, others: [] },
  { first: true, others: [1] },
  { first: true, others: [0, 1] },
  { first: true, others: [] },
  { first: false, others: [1] },
  { first: true, others: [0] },
  { first: true, others: [] },
  { first: false, others: [0] },
  { first: true, others: [1] },
] as const;

/** The lots that a firm applies for, in the agreement's order. Where there are more than three, firms differ in what their others are. */
export const lotsOf = ({ at }: Pick<ApplyingFirm, 'at'>, { lots }: Offered): readonly string[] => {
  const [first, ...rest] = lots.map(({ id }) => id);
  const { first: withFirst, others } = pick(combinations, at * 5 + 2);
  const chosen = new Set(rest.length === 0 ? [] : others.map((other) => pick(rest, other + 2 * at)));
  return lots.map(({ id }) => id).filter((id) => (id === first && (withFirst || chosen.size === 0)) || chosen.has(id));
};

/** Hours a week that firms offer in a zone, from and to, on the first lot, the second, and any other. */
const sizes = [
  [20, 180],
  [10, 60],
  [5, 40],
] as const;

/** Zones and hours a week on a lot: the nearest zones, with the most hours in the first. A browser sends the empty fields too. */
export const capacityFields = (firm: ApplyingFirm, lot: string, agreement: Offered): Fields => {
  const near = zonesNear(firm, agreement.zones);
  const zones = near.slice(0, between(1, near.length, firm.at, lot.charCodeAt(0)));
  const place = agreement.lots.findIndex(({ id }) => id === lot);
  const [least, most] = sizes[Math.min(place, 2)] ?? sizes[0];
  const hours = (zone: string, nth: number) => {
    const nearness = zones.indexOf(zone);
    return nearness < 0 ? '' : String(Math.ceil(between(least, most, firm.at, nth) / (nearness + 1)));
  };
  return { zones, ...Object.fromEntries(agreement.zones.map(({ id }, at) => [`hours-${id}`, hours(id, at + 1)])) };
};
