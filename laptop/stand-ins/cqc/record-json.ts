import * as z from 'zod';

/*
 * Records as the register sends them. Loose on purpose: a record added while running may carry any field of the real
 * ones, and is sent on as it came; only what the stand-in itself filters or changes is named.
 */

const text = z.string().optional();
const overall = z.looseObject({ rating: text });

const inCommon = {
  name: z.string(),
  registrationStatus: z.string(),
  region: text,
  localAuthority: text,
  constituency: text,
  inspectionDirectorate: text,
  postalCode: text,
  regulatedActivities: z.array(z.looseObject({ name: text, code: text })).optional(),
  inspectionCategories: z.array(z.looseObject({ code: text, primary: text, name: text })).optional(),
  inspectionAreas: z.array(z.looseObject({})).optional(),
  assessmentServiceGroup: z.array(z.looseObject({})).optional(),
  reports: z.array(z.looseObject({ reportType: text })).optional(),
  currentRatings: z.looseObject({ overall: overall.optional() }).optional(),
};

const assessment = z.looseObject({
  assessmentPlanPublishedDateTime: text,
  ratings: z.looseObject({ asgRatings: z.array(z.looseObject({ name: text, rating: text, status: text })).optional() }),
});

const locationJson = z.looseObject({
  ...inCommon,
  organisationType: z.literal('Location'),
  locationId: z.string(),
  providerId: z.string(),
  careHome: text,
  onspdCcgCode: text,
  onspdCcgName: text,
  odsCcgCode: text,
  odsCcgName: text,
  gacServiceTypes: z.array(z.looseObject({ name: text, description: text })).optional(),
  providerInspectionAreas: z.array(z.looseObject({})).optional(),
  assessment: z.array(assessment).optional(),
});

const providerJson = z.looseObject({
  ...inCommon,
  organisationType: z.literal('Provider'),
  providerId: z.string(),
  locationIds: z.array(z.string()),
});

export const recordJson = z.discriminatedUnion('organisationType', [locationJson, providerJson]);

export type LocationJson = z.infer<typeof locationJson>;
export type ProviderJson = z.infer<typeof providerJson>;
export type RecordJson = LocationJson | ProviderJson;

export const idOf = (record: RecordJson): string =>
  record.organisationType === 'Location' ? record.locationId : record.providerId;
