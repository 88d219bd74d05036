import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../../domain/award/award.ts';
import { ROWS_ON_A_PAGE } from '../../../shared/web/numbered-pages.ts';

/**
 * What the register answered about each provider recommended, when it was asked again after the recommendation `at` (docs/rules.md, rule 4). Of
 * each list the first by name are shown, and how many there are.
 */
export const registerAgain = (
  places: readonly RecommendedPlace[],
  at: string,
  applications: readonly OpenedApplication[],
) => {
  const recommended = new Set(places.map(({ applicationId }) => applicationId));
  const asked = applications
    .filter(({ applicationId }) => recommended.has(applicationId))
    .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB'))
    .map(({ applicationId, organisationName: name, askedAgain }) => {
      const answer = askedAgain?.approval;
      return { applicationId, name, asked: answer && answer.registration.checkedAt >= at ? answer : undefined };
    });
  const changed = asked.filter((each) => each.asked && each.asked.changes.length > 0);
  const notAsked = asked.filter((each) => !each.asked).map(({ name }) => name);
  return {
    changed: changed.slice(0, ROWS_ON_A_PAGE),
    changedCount: changed.length,
    unchanged: asked.filter((each) => each.asked?.changes.length === 0).length,
    notAsked: notAsked.slice(0, ROWS_ON_A_PAGE),
    notAskedCount: notAsked.length,
  };
};
