import type { Fields } from './fields.ts';
import { type ApplyingFirm, zonesNear } from './firm.ts';
import { between, pick } from './pick.ts';

/** The lots that providers apply for, in the mix of a round: most for standard home care, some with more, few without it. */
const combinations = [
  ['A'],
  ['A', 'C'],
  ['A'],
  ['A', 'B'],
  ['A'],
  ['A', 'C'],
  ['A', 'B', 'C'],
  ['A'],
  ['C'],
  ['A', 'B'],
  ['A'],
  ['B'],
  ['A', 'C'],
] as const;

export const lotsOf = ({ at }: Pick<ApplyingFirm, 'at'>): readonly string[] => pick(combinations, at * 5 + 2);

const everyZone = Array.from({ length: 12 }, (_, index) => String(index + 1));
const size = { A: [20, 180], B: [10, 60], C: [5, 40] } as const;

/** Zones and hours a week on a lot: the nearest zones, with the most hours in the first. A browser sends the empty fields too. */
export const capacityFields = (firm: ApplyingFirm, lot: string): Fields => {
  const near = zonesNear(firm);
  const zones = near.slice(0, between(1, near.length, firm.at, lot.charCodeAt(0)));
  const [least, most] = lot === 'B' || lot === 'C' ? size[lot] : size.A;
  const hours = (zone: string) => {
    const nearness = zones.indexOf(zone);
    return nearness < 0 ? '' : String(Math.ceil(between(least, most, firm.at, Number(zone)) / (nearness + 1)));
  };
  return { zones, ...Object.fromEntries(everyZone.map((zone) => [`hours-${zone}`, hours(zone)])) };
};
