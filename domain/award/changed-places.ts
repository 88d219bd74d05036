import type { RecommendedPlace } from './award.ts';

/** A place that one round of recommendation has and another does not, or has with another total; a total is absent where there is no place. */
interface ChangedPlace extends Pick<RecommendedPlace, 'applicationId' | 'lot'> {
  readonly before?: number;
  readonly after?: number;
}

/** What a later round of recommendation changed, lot by lot in the order of the agreement. */
export const changedPlaces = (
  before: readonly RecommendedPlace[],
  after: readonly RecommendedPlace[],
  lots: readonly { readonly id: string }[],
): readonly ChangedPlace[] => {
  const [was, is] = [byPlace(before), byPlace(after)];
  const gone = before.filter((place) => !is.has(keyOf(place)));
  const changes: readonly ChangedPlace[] = [
    ...after.flatMap(({ applicationId, lot, total }) => {
      const old = was.get(keyOf({ applicationId, lot }));
      if (old === undefined) return [{ applicationId, lot, after: total }];
      return old === total ? [] : [{ applicationId, lot, before: old, after: total }];
    }),
    ...gone.map(({ applicationId, lot, total }) => ({ applicationId, lot, before: total })),
  ];
  const order = new Map(lots.map(({ id }, index) => [id, index]));
  return changes.toSorted((one, other) => (order.get(one.lot) ?? -1) - (order.get(other.lot) ?? -1));
};

const keyOf = ({ applicationId, lot }: Pick<RecommendedPlace, 'applicationId' | 'lot'>) => `${applicationId} ${lot}`;
const byPlace = (places: readonly RecommendedPlace[]): ReadonlyMap<string, number> =>
  new Map(places.map((place) => [keyOf(place), place.total]));
