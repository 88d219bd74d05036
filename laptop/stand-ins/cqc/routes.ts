import { locationFilters, matching, providerFilters } from './filters.ts';
import { pageOf } from './paging.ts';
import type { Store } from './store.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const notFound: Reply = { status: 404, body: { message: 'Not found' } };
const badRequest: Reply = { status: 400, body: { message: 'Bad Request' } };

/** The gateway's answer, not the register's, to an address that it does not know. */
export const noSuchAddress: Reply = { status: 404, body: { statusCode: 404, message: 'Resource not found' } };

/** Listed by `/changes` while the fault of that name is on, and never found: an id may be gone before it is read. */
export const ghostId = '1-99999999999';

interface Asked {
  readonly store: Store;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly withGhost: boolean;
}

/** What the register answers to a GET of this path below its base. */
export const answer = ({ store, segments, query, withGhost }: Asked): Reply => {
  const [collection, id, part, ...rest] = segments;
  if (rest.length > 0) return noSuchAddress;
  switch (collection) {
    case 'locations':
      if (id === undefined) return locationList(store, query);
      return isLowerCase(id) ? badRequest : (locationPart(store, id, part) ?? noSuchAddress);
    case 'providers':
      if (id === undefined) return providerList(store, query);
      return isLowerCase(id) ? badRequest : (providerPart(store, id, part) ?? noSuchAddress);
    case 'changes':
      return (id === 'location' || id === 'provider') && !part ? changes(store, id, query, withGhost) : badRequest;
    case 'inspection-areas':
      return { status: 200, body: { inspectionAreas: [] } };
    case 'reports':
      return { status: 404, body: { message: 'Report Not Found' } };
    default:
      return noSuchAddress;
  }
};

const isLowerCase = (id: string): boolean => id !== id.toUpperCase();

const locationPart = (store: Store, id: string, part: string | undefined): Reply | undefined => {
  const location = store.location(id);
  const noLocation = { status: 404, body: { message: 'No Locations found on the given Location ID' } };
  switch (part) {
    case undefined:
      return location ? ok(location) : notFound;
    case 'inspection-areas':
      return location ? ok({ inspectionAreas: location.inspectionAreas ?? [] }) : notFound;
    case 'provider-inspection-areas':
      return location ? ok({ providerInspectionAreas: location.providerInspectionAreas ?? [] }) : noLocation;
    case 'assessment-service-groups':
      return location ? ok({ assessmentServiceGroup: location.assessmentServiceGroup ?? [] }) : notFound;
    default:
      return undefined;
  }
};

const providerPart = (store: Store, id: string, part: string | undefined): Reply | undefined => {
  const provider = store.provider(id);
  const noProvider = { status: 404, body: { message: 'No Providers found on the given Provider ID' } };
  switch (part) {
    case undefined:
      return provider ? ok(provider) : notFound;
    case 'locations':
      return provider
        ? ok({ locations: provider.locationIds.map((organisationId) => ({ organisationId })) })
        : notFound;
    case 'inspection-areas':
      return provider ? ok({ inspectionAreas: provider.inspectionAreas ?? [] }) : noProvider;
    case 'assessment-service-groups':
      return provider ? ok({ assessmentServiceGroup: provider.assessmentServiceGroup ?? [] }) : notFound;
    default:
      return undefined;
  }
};

const locationList = (store: Store, query: URLSearchParams): Reply => {
  const repeated = Object.keys(locationFilters);
  const found = pageOf(matching(store.locations(), locationFilters, query), query, {
    uri: '/locations',
    repeated,
    perPageUnlessGiven: 1000,
  });
  if (!found) return badRequest;
  const locations = found.items.map(({ locationId, name, postalCode }) => ({
    locationId,
    locationName: name,
    postalCode,
  }));
  return ok({ ...found.page, locations, uri: '/locations' });
};

const providerList = (store: Store, query: URLSearchParams): Reply => {
  const repeated = Object.keys(providerFilters);
  const found = pageOf(matching(store.providers(), providerFilters, query), query, {
    uri: '/providers',
    repeated,
    perPageUnlessGiven: 1000,
  });
  if (!found) return badRequest;
  const providers = found.items.map(({ providerId, name }) => ({ providerId, providerName: name }));
  return ok({ ...found.page, providers, uri: '/providers' });
};

const changes = (store: Store, type: 'location' | 'provider', query: URLSearchParams, withGhost: boolean): Reply => {
  const start = instantOf(query.get('startTimestamp'));
  const end = instantOf(query.get('endTimestamp'));
  if (start === undefined || end === undefined) return badRequest;
  const ids = [...store.changed(type, start, end), ...(withGhost ? [ghostId] : [])];
  const uri = `/changes/${type}`;
  const found = pageOf(ids, query, {
    uri,
    repeated: ['startTimestamp', 'endTimestamp'],
    perPageUnlessGiven: 500,
  });
  return found ? ok({ ...found.page, changes: found.items, uri }) : badRequest;
};

const instantOf = (timestamp: string | null): number | undefined =>
  timestamp !== null && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(timestamp)
    ? Date.parse(timestamp) || undefined
    : undefined;

const ok = (body: unknown): Reply => ({ status: 200, body });
