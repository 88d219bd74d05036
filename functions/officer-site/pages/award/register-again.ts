import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Recommendation } from '../../../../domain/award/award.ts';

/** What the register answered about each provider recommended, when it was asked again after the recommendation (docs/rules.md, rule 4). */
export const registerAgain = (
  { places, at }: Pick<Recommendation, 'places' | 'at'>,
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
  return {
    changed: asked.filter((each) => each.asked && each.asked.changes.length > 0),
    unchanged: asked.filter((each) => each.asked?.changes.length === 0).length,
    notAsked: asked.filter((each) => !each.asked).map(({ name }) => name),
  };
};
