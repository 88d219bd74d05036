import { changedList, unchangedTally } from '../../../../domain/application/award-lists.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import { unansweredCount } from '../../../../domain/award/as-recommended.ts';
import type { Recommendation } from '../../../../domain/award/award.ts';
import { type AwardCase, firstOf, type PlacesShown } from '../../case/award-case.ts';

/**
 * What the register answered about each provider recommended, when it was asked again for this recommendation (docs/rules.md, rule 4). Of
 * each list the first by name are shown, and how many there are.
 */
export const registerAgain = async (
  found: Pick<AwardCase, 'window' | 'conflicted'>,
  places: Pick<PlacesShown, 'read' | 'countsSeen'>,
  recommendation: Pick<Recommendation, 'round'>,
) => {
  const { countsSeen: counts } = places;
  const { round } = recommendation;
  const [changedCount, unchanged] = [countIn(counts, changedList(round)), countIn(counts, unchangedTally(round))];
  const notAskedCount = unansweredCount(counts, recommendation);
  const [changed, notAsked] = await Promise.all([
    firstOf(found, places, changedList(round), changedCount),
    firstOf(found, places, 'register-unasked', notAskedCount),
  ]);
  return {
    changed: changed.map(({ applicationId, organisationName: name, changes }) => ({
      applicationId,
      name,
      asked: { changes },
    })),
    changedCount,
    unchanged,
    notAsked: notAsked.map(({ organisationName }) => organisationName),
    notAskedCount,
  };
};
