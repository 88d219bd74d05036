import { type Location, type Provider, parseLocation, parseProvider } from '../../../domain/register/records.ts';

type Fields = Record<string, unknown>;

interface Group {
  readonly name?: string;
  readonly rating?: string;
  readonly status?: string | undefined;
  readonly assessmentDate?: string;
  readonly keyQuestionRatings?: Fields[];
}

/** Builders of register records in the register's own form, each parsed as an answer of the register would be. */
const location = (fields: Fields): Location => {
  const parsed = parseLocation(fields);
  if (!parsed) throw new Error(`Not a location: ${JSON.stringify(fields)}`);
  return parsed;
};

const builder = (fields: Fields) => ({
  with: (more: Fields) => builder({ ...fields, ...more }),
  called: (locationId: string) => builder({ ...fields, locationId, name: `Branch ${locationId}` }),
  rated: (rating: string, reportDate?: string) =>
    builder({ ...fields, currentRatings: { overall: { rating, reportDate } } }),
  inheriting: (rating: string, from: string) =>
    builder({ ...fields, currentRatings: { overall: { rating, reportDate: '2023-01-01', organisationId: from } } }),
  assessed: (...asgRatings: Group[]) =>
    builder({
      ...fields,
      assessment: [
        {
          assessmentPlanPublishedDateTime: '2025-07-01 10:00:00',
          ratings: { overall: [], asgRatings: asgRatings.map((group) => ({ status: 'Current', ...group })) },
        },
      ],
    }),
  deregistered: () => builder({ ...fields, registrationStatus: 'Deregistered', deregistrationDate: '2024-05-06' }),
  dormant: () => builder({ ...fields, dormancy: 'Y', dormancyStartDate: '2025-02-03' }),
  registeredFor: (...regulatedActivities: { readonly name?: string; readonly code?: string }[]) =>
    builder({ ...fields, regulatedActivities }),
  relatedTo: (relatedLocationId: string, type: string) =>
    builder({ ...fields, relationships: [{ relatedLocationId, type, reason: 'New Provider' }] }),
  onRegister: () => location(fields),
});

/** A registered home-care location that CQC has rated Good. */
export const aLocation = () =>
  builder({
    locationId: '1-111111111',
    providerId: '1-222222222',
    organisationType: 'Location',
    name: 'Demo Willow Lane Home Care',
    registrationStatus: 'Registered',
    registrationDate: '2015-03-04',
    regulatedActivities: [{ name: 'Personal care', code: 'RA1' }],
    currentRatings: { overall: { rating: 'Good', reportDate: '2023-05-06' } },
  });

export const anUnratedLocation = () => aLocation().with({ currentRatings: undefined });

/** The registered provider of `aLocation()`. */
export const aProvider = (fields: Fields = {}): Provider => {
  const parsed = parseProvider({
    providerId: '1-222222222',
    organisationType: 'Provider',
    ownershipType: 'Organisation',
    name: 'Demo Willow Lane Home Care Ltd',
    registrationStatus: 'Registered',
    registrationDate: '2015-03-04',
    locationIds: ['1-111111111'],
    ...fields,
  });
  if (!parsed) throw new Error('Not a provider');
  return parsed;
};
