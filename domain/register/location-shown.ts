import type { Activity } from './activity.ts';
import { inWords } from './finding.ts';
import type { Looked } from './looked.ts';
import { ratingOf } from './rating.ts';

/** What the register publishes of a location, as far as it takes to tell whether it is the one that is meant. */
export interface LocationShown {
  readonly locationId: string;
  readonly name: string;
  /** Undefined where the register does not hold it. */
  readonly providerName: string | undefined;
  readonly town: string | undefined;
  /** The whole address, line by line; empty where the register gives none. */
  readonly address: readonly string[];
  /** The rating that counts, with its date: “Good, 6 May 2023”. */
  readonly rating: string;
}

export const locationShown = (looked: Looked, activity: Activity): LocationShown | undefined => {
  if (looked.kind !== 'found') return undefined;
  const { location, provider, contact } = looked;
  const { rating, date } = ratingOf(location, activity);
  const said = rating === 'not-rated' ? 'Not rated' : rating;
  return {
    locationId: location.locationId,
    name: location.name,
    providerName: provider?.name,
    town: location.postalAddressTownCity,
    // Its first line is the location's name.
    address: contact?.address.slice(1) ?? [],
    rating: date ? `${said}, ${inWords(date)}` : said,
  };
};
