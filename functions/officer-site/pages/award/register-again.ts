import { changedList, unchangedTally } from '../../../../domain/application/award-lists.ts';
import { countIn, type ListName } from '../../../../domain/application/lists.ts';
import { unansweredCount } from '../../../../domain/award/as-recommended.ts';
import type { Recommendation } from '../../../../domain/award/award.ts';
import type { AwardCase, PlacesShown } from '../../case/award-case.ts';
import { isSeen } from '../../case/declaration.ts';

/**
 * What the register answered about each provider recommended, when it was asked again for this recommendation (docs/rules.md, rule 4). Of
 * each list the first by name are shown, and how many there are.
 */
export const registerAgain = async (
  { window, conflicted }: Pick<AwardCase, 'window' | 'conflicted'>,
  { read, countsSeen: counts }: Pick<PlacesShown, 'read' | 'countsSeen'>,
  recommendation: Pick<Recommendation, 'round'>,
) => {
  const first = async (list: ListName, count: number) =>
    count > 0 ? read.lists.beginning(window.windowId, list, isSeen(conflicted)) : [];
  const { round } = recommendation;
  const [changedCount, unchanged] = [countIn(counts, changedList(round)), countIn(counts, unchangedTally(round))];
  const notAskedCount = unansweredCount(counts, recommendation);
  const [changed, notAsked] = await Promise.all([
    first(changedList(round), changedCount),
    first('register-unasked', notAskedCount),
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
