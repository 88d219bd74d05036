import { assessed } from './ratings-json.ts';
import type { LocationJson } from './record-json.ts';

/** The location as it stands after a new assessment of its home care: the Current ones before become Historic. */
export const ratedAnew = (location: LocationJson, rating: string, on: string): LocationJson => {
  const before = (location.assessment ?? []).map((assessment) => ({
    ...assessment,
    ratings: {
      ...assessment.ratings,
      asgRatings: (assessment.ratings.asgRatings ?? []).map((group) => ({ ...group, status: 'Historic' })),
    },
  }));
  const planId = `AP-${location.locationId}-${before.length + 1}`;
  return {
    ...location,
    assessment: [...before, assessed(on, planId, [{ name: 'Homecare agencies', rating }])],
    lastReport: { publicationDate: on },
  };
};
