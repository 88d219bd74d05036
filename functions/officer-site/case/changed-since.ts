import type { Recommendation } from '../../../domain/award/award.ts';
import { changedPlaces } from '../../../domain/award/changed-places.ts';
import type { Deps } from '../deps.ts';
import type { AwardCase } from './award-case.ts';
import { isSeen } from './declaration.ts';

const MOST_SHOWN = 50;

/**
 * What a recommendation changed of the round before it: how many places were added, taken away and have another total, and the first of them by
 * name, as far as this officer may see them; undefined for a first round.
 */
export const changedSince = async (
  deps: Deps,
  { agreement, conflicted, state }: Pick<AwardCase, 'agreement' | 'conflicted' | 'state'>,
  recommendation: Recommendation,
) => {
  const before = state.recommendations.findLast(({ round }) => round < recommendation.round);
  if (!before) return undefined;
  const [was, is] =
    before.placesHash === recommendation.placesHash
      ? [[], []]
      : await Promise.all([deps.awards.places(before), deps.awards.places(recommendation)]);
  const changes = changedPlaces(was, is, agreement.lots).filter(isSeen(conflicted));
  const first = changes.slice(0, MOST_SHOWN);
  const names = await namesOf(deps, new Set(first.map(({ applicationId }) => applicationId)));
  return {
    before: before.round,
    round: recommendation.round,
    added: changes.filter((each) => each.before === undefined).length,
    removed: changes.filter((each) => each.after === undefined).length,
    changed: changes.filter((each) => each.before !== undefined && each.after !== undefined).length,
    shown: first.map((each) => ({ ...each, name: names.get(each.applicationId) })),
    more: changes.length - first.length,
  };
};

const namesOf = async ({ applications }: Deps, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  const read = await Promise.all([...ids].map((id) => applications.getIfReadable(id)));
  return new Map(read.flatMap((each) => (each ? [[each.applicationId, each.organisationName] as const] : [])));
};
