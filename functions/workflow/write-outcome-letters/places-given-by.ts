import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../domain/award/award.ts';
import { type PlacesGiven, placesGiven } from '../../../domain/letters/outcome.ts';

/** Who is given a place by what was approved. */
export const placesGivenBy = (
  places: readonly RecommendedPlace[],
  applications: ReadonlyMap<string, Pick<OpenedApplication, 'organisationName'>>,
): PlacesGiven =>
  placesGiven(
    places.flatMap(({ applicationId, lot, total }) => {
      const name = applications.get(applicationId)?.organisationName;
      return name === undefined ? [] : [{ lot, name, total }];
    }),
  );
