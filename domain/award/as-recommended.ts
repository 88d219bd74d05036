import { changedList, lotList, placeTally, unchangedTally } from '../application/award-lists.ts';
import { countIn, type ListCounts } from '../application/list-counts.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Window } from '../window/window.ts';
import type { Recommendation, RecommendedPlace } from './award.ts';

/**
 * Whether the places of a window are those that were recommended, as far as is known without reading each: nobody's marks were opened again
 * since, and nobody's first scores came to more places.
 */
export const areAsRecommended = (
  { reopenings, placeCount }: Pick<Recommendation, 'reopenings' | 'placeCount'>,
  window: Pick<Window, 'reopenings'>,
  placesNow: number,
): boolean => reopenings === (window.reopenings ?? 0) && placeCount === placesNow;

/** Of how many applications with a place the register has not answered for this recommendation. */
export const unansweredCount = (counts: ListCounts, { round }: Pick<Recommendation, 'round'>): number =>
  countIn(counts, 'with-place') - countIn(counts, changedList(round), unchangedTally(round));

/**
 * Whether the list of those that the register was not asked about has them all: not where an application still carries the answer for
 * another recommendation, or one without a round.
 */
export const areUnansweredListed = (counts: ListCounts, recommendation: Pick<Recommendation, 'round'>): boolean =>
  unansweredCount(counts, recommendation) === countIn(counts, 'register-unasked');

/**
 * Applications as a recommendation had them, to be shown: with the places that were recommended in the place of those that they have now. An
 * answer of the register from the time when no round was noted with it belongs to this one if it came after it was made.
 */
export const asRecommended = (
  applications: readonly OpenedApplication[],
  { round, at }: Pick<Recommendation, 'round' | 'at'>,
  places: readonly RecommendedPlace[],
): readonly OpenedApplication[] => {
  const recommended = Map.groupBy(places, ({ applicationId }) => applicationId);
  return applications.map((each) => {
    const below = (each.lotResults ?? []).filter(({ meets }) => !meets);
    const given = (recommended.get(each.applicationId) ?? []).map(({ lot, total }) => ({
      lot,
      total,
      meets: true,
      points: [],
      reasons: [],
    }));
    const answer = each.askedAgain?.approval;
    const isOfThis =
      answer && (answer.round === undefined ? answer.registration.checkedAt >= at : answer.round === round);
    return {
      ...each,
      lotResults: [...given, ...below.filter(({ lot }) => !given.some((place) => place.lot === lot))],
      askedAgain: isOfThis ? { approval: { ...answer, round } } : {},
    };
  });
};

/**
 * The counts of the records that are left of an award, with what of it is known besides: the places that were recommended, and how many were scored on each
 * lot (`kept`) before any record was removed by rule.
 */
export const countsWithRemoved = (
  left: ListCounts,
  kept: ListCounts,
  lots: readonly { readonly id: string }[],
  places: readonly Pick<RecommendedPlace, 'applicationId' | 'lot'>[],
): ListCounts => {
  const counts: Record<string, number> = { ...left };
  const raise = (name: string, ...to: readonly number[]) => {
    counts[name] = Math.max(counts[name] ?? 0, ...to);
  };
  for (const { id } of lots) {
    const onLot = places.filter(({ lot }) => lot === id).length;
    raise(placeTally(id), onLot);
    raise(lotList(id), onLot, kept[lotList(id)] ?? 0);
  }
  raise('with-place', new Set(places.map(({ applicationId }) => applicationId)).size);
  return counts;
};
