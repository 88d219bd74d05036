import type { Agreement } from '../agreement/agreement.ts';
import type { Zone } from '../agreement/lot.ts';
import { countIn, type ListCounts } from '../application/list-counts.ts';
import { offersTally, type StageOfOffer } from '../application/offers.ts';

/** How far places cover a zone of a lot: beside the hours needed where the agreement says them, and otherwise whether there is one at all. */
export type Coverage = 'none' | 'under-half' | 'part' | 'met' | 'some';

/** Offers that came so far, and their hours a week. */
interface Offered {
  readonly offers: number;
  readonly hours: number;
}

export interface Covered {
  readonly applied: Offered;
  readonly passed: Offered;
  readonly placed: Offered;
  /** Hours a week that the council needs; undefined where the agreement does not say. */
  readonly needed: number | undefined;
  /** Hours of those with a place, of a hundred needed, rounded down. */
  readonly percent: number | undefined;
  readonly coverage: Coverage;
}

export interface LotCovered extends Covered {
  readonly lot: string;
  readonly title: string;
  readonly zones: readonly (Covered & { readonly zone: Zone })[];
}

/** What is offered in each zone of each lot, how far it has come, and what it covers of the need. `offered`: sums by `offersTally`. */
export const coverageOf = (
  { lots, zones, need }: Pick<Agreement, 'lots' | 'zones' | 'need'>,
  offered: ListCounts,
): readonly LotCovered[] =>
  lots.map(({ id: lot, title }) => {
    const ofZones = zones.map((zone) => {
      const at = (stage: StageOfOffer): Offered => ({
        offers: countIn(offered, offersTally('offers', stage, { lot, zone: zone.id })),
        hours: countIn(offered, offersTally('hours', stage, { lot, zone: zone.id })),
      });
      return { zone, ...covered(byStage(at), need?.[lot]?.[zone.id]) };
    });
    const inAll = (stage: StageOfOffer) => sumOf(ofZones.map((each) => each[stage]));
    const needed = need?.[lot] && Object.values(need[lot]).reduce((sum, hours) => sum + hours, 0);
    return { lot, title, ...covered(byStage(inAll), needed), zones: ofZones };
  });

const byStage = (at: (stage: StageOfOffer) => Offered) => ({
  applied: at('applied'),
  passed: at('passed'),
  placed: at('placed'),
});

const sumOf = (every: readonly Offered[]): Offered => ({
  offers: every.reduce((sum, { offers }) => sum + offers, 0),
  hours: every.reduce((sum, { hours }) => sum + hours, 0),
});

const covered = (stages: Pick<Covered, 'applied' | 'passed' | 'placed'>, needed: number | undefined): Covered => {
  const { offers, hours } = stages.placed;
  const percent = needed ? Math.floor((hours * 100) / needed) : undefined;
  return { ...stages, needed, percent, coverage: coverageBy(offers, percent) };
};

const coverageBy = (offers: number, percent: number | undefined): Coverage => {
  if (offers === 0) return 'none';
  if (percent === undefined) return 'some';
  if (percent < 50) return 'under-half';
  return percent < 100 ? 'part' : 'met';
};
