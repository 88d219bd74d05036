import * as z from 'zod';
import { withoutEmpty } from './without-empty.ts';

/*
 * Only what a decision or its evidence needs is read. Contacts, nominated individuals and registered managers are personal
 * data, and telephone numbers and street addresses may be a sole trader's own: none has a place here, so none can be kept.
 */

const text = z.string().optional();

const relationship = z.object({ type: text, reason: text });
const regulatedActivity = z.object({ name: text, code: text });
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const registration = {
  name: z.string(),
  alsoKnownAs: text,
  type: text,
  registrationStatus: text,
  registrationDate: text,
  deregistrationDate: text,
  postalAddressTownCity: text,
  postalCode: text,
  region: text,
  localAuthority: text,
  inspectionDirectorate: text,
  regulatedActivities: listOf(regulatedActivity),
};

const keyQuestion = z.object({ name: text, rating: text, reportDate: text, organisationId: text, status: text });

const currentRatings = z.object({
  reportDate: text,
  overall: z
    .object({
      rating: text,
      reportDate: text,
      reportLinkId: text,
      organisationId: text,
      keyQuestionRatings: listOf(keyQuestion),
    })
    .optional(),
});

const groupRating = z.object({
  name: text,
  title: text,
  rating: text,
  status: text,
  assessmentDate: text,
  assessmentPlanId: text,
  assessmentPlanStatus: text,
  keyQuestionRatings: listOf(keyQuestion),
});

const assessment = z.object({
  assessmentPlanPublishedDateTime: text,
  ratings: z
    .object({
      overall: listOf(z.object({ rating: text, status: text })),
      asgRatings: listOf(groupRating),
    })
    .optional(),
});

/** A location on CQC's register, as `GET /locations/{id}` of its Syndication API gives it. Dates are `YYYY-MM-DD`. */
export const locationRecord = z.preprocess(
  withoutEmpty,
  z.object({
    ...registration,
    locationId: z.string(),
    providerId: z.string(),
    careHome: text,
    dormancy: text,
    dormancyStartDate: text,
    dormancyEndDate: text,
    lastInspection: z.object({ date: text }).optional(),
    lastReport: z.object({ publicationDate: text }).optional(),
    relationships: listOf(relationship.extend({ relatedLocationId: text, relatedLocationName: text })),
    gacServiceTypes: listOf(z.object({ name: text, description: text })),
    specialisms: listOf(z.object({ name: text })),
    reports: listOf(z.object({ linkId: text, reportDate: text, reportType: text })),
    currentRatings: currentRatings.optional(),
    historicRatings: listOf(
      z.object({ reportDate: text, organisationId: text, overall: z.object({ rating: text }).optional() }),
    ),
    assessment: listOf(assessment),
  }),
);

/** A provider on CQC's register, as `GET /providers/{id}` gives it. A sole trader has no Companies House number. */
export const providerRecord = z.preprocess(
  withoutEmpty,
  z.object({
    ...registration,
    providerId: z.string(),
    ownershipType: text,
    companiesHouseNumber: text,
    charityNumber: text,
    locationIds: listOf(z.string()),
    relationships: listOf(relationship.extend({ relatedProviderId: text, relatedProviderName: text })),
  }),
);

export type Location = z.infer<typeof locationRecord>;
export type Provider = z.infer<typeof providerRecord>;

/** The location in a body of the register, or `undefined` when the body is not one. */
export const parseLocation = (body: unknown): Location | undefined => locationRecord.safeParse(body).data;

/** The provider in a body of the register, or `undefined` when the body is not one. */
export const parseProvider = (body: unknown): Provider | undefined => providerRecord.safeParse(body).data;
