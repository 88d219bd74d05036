import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../../domain/award/award.ts';

/** Places and who got none, lot by lot, best total first. */
export const placesByLot = (
  { lots }: Pick<Agreement, 'lots'>,
  places: readonly RecommendedPlace[],
  applications: readonly OpenedApplication[],
) => {
  const names = new Map(applications.map((application) => [application.applicationId, application]));
  return lots.map(({ id, title }) => ({
    id,
    title,
    places: places
      .filter(({ lot }) => lot === id)
      .map((place) => ({
        ...place,
        name: names.get(place.applicationId)?.organisationName ?? place.applicationId,
        reference: names.get(place.applicationId)?.receipt.reference,
        rating: names.get(place.applicationId)?.registration?.rating,
      }))
      .toSorted((one, other) => other.total - one.total || one.name.localeCompare(other.name, 'en-GB')),
    below: applications.flatMap((application) =>
      (application.lotResults ?? [])
        .filter(({ lot, meets }) => lot === id && !meets)
        .map(({ total, reasons }) => ({
          applicationId: application.applicationId,
          name: application.organisationName,
          total,
          reasons: reasons.map(({ text }) => text),
        })),
    ),
  }));
};

/** What of an award is shown to somebody with conflicts of interest: nothing of those applicants. */
export const withoutConflicted = (
  conflicted: ReadonlySet<string>,
  applications: readonly OpenedApplication[],
  places: readonly RecommendedPlace[],
) => ({
  applications: applications.filter(({ applicationId }) => !conflicted.has(applicationId)),
  places: places.filter(({ applicationId }) => !conflicted.has(applicationId)),
});
