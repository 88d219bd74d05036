import { lotList, placeTally } from '../../../../domain/application/award-lists.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import { ownList } from '../../../../domain/application/lists.ts';
import { sightOf } from '../../../../domain/application/sight.ts';
import { coverageOf } from '../../../../domain/award/coverage.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { type AwardCase, firstOf, type PlacesShown } from '../../case/award-case.ts';
import { countsWithoutThose } from '../../case/lists.ts';
import type { Deps } from '../../deps.ts';
import { coverageWords } from '../../words/coverage.ts';
import { rolesInWords } from '../../words/roles.ts';

/**
 * What whoever approves an award decides with in view: of each lot its places and what they cover, what was referred and accepted of those with a place,
 * what they gave their word for, and who took which part. Of each list the first by name, and how many there are.
 */
export const inView = async (
  deps: Pick<Deps, 'evaluations'>,
  found: AwardCase,
  places: PlacesShown,
  approver: Officer,
) => {
  const { window, agreement, conflicted } = found;
  const { windowId } = window;
  const { read, countsSeen: counts } = places;
  const { price } = sightOf(approver);
  const [referredCount, committedCount] = [
    countIn(counts, 'place-after-referral'),
    countIn(counts, 'place-with-commitment'),
  ];
  const [offered, referred, committed, declared] = await Promise.all([
    countsWithoutThose(read, read.lists.offered(windowId), conflicted),
    firstOf(found, places, 'place-after-referral', referredCount),
    firstOf(found, places, 'place-with-commitment', committedCount),
    deps.evaluations.declarations(windowId),
  ]);
  const people = await Promise.all(
    declared.map(async ({ officer, roles, conflictedApplications }) => {
      const own = await read.lists.ownCounts(windowId, officer);
      return {
        name: officer.name,
        roles: rolesInWords({ ...officer, roles }),
        scored: countIn(own, ownList('has-scored', officer)),
        moderated: countIn(own, ownList('has-moderated', officer)),
        settled: countIn(own, ownList('has-settled-referral', officer)),
        conflicts: conflictedApplications.length,
      };
    }),
  );
  const covered = coverageOf(agreement, offered);
  return {
    lots: covered.map((lot) => {
      const placeCount = countIn(counts, placeTally(lot.lot));
      return {
        ...lot,
        placeCount,
        belowCount: countIn(counts, lotList(lot.lot)) - placeCount,
        words: coverageWords[lot.coverage],
        emptyCount: lot.zones.filter(({ coverage }) => coverage === 'none').length,
      };
    }),
    hasNeed: agreement.need !== undefined,
    referred: referred.map((each) => ({
      ...each,
      accepted: each.accepted?.filter(({ stage }) => price || stage === 'registration'),
    })),
    referredCount,
    committed,
    committedCount,
    people,
  };
};
