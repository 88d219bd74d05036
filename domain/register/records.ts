import * as z from 'zod';
import { withoutEmpty } from './without-empty.ts';

/*
 * Only what a decision or its evidence needs is read. Contacts, nominated individuals and registered managers are
 * personal data, and telephone numbers and street addresses may be a sole trader's own: none has a place here, so none
 * can be kept.
 */

/**
 * What a check rests on: of another type than text, it makes the whole record unreadable rather than quietly absent.
 */
const text = z.string().optional();

/** What only informs an officer: left out when it is of another type. */
const note = z.string().optional().catch(undefined);

/** What a check rests on, and what the register may send as a number or as true or false as well as in words. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String).optional();

const relationship = z.object({ type: text, reason: note });
const regulatedActivity = z.object({ name: text, code: text });
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);
const notes = <Item extends z.ZodType>(item: Item) => z.array(item).default([]).catch([]);

const registration = {
  name: z.string(),
  alsoKnownAs: note,
  type: note,
  registrationStatus: text,
  registrationDate: text,
  deregistrationDate: text,
  postalAddressTownCity: note,
  postalCode: note,
  region: note,
  localAuthority: note,
  inspectionDirectorate: note,
  regulatedActivities: listOf(regulatedActivity),
};

const keyQuestion = z.object({ name: note, rating: note, reportDate: note, organisationId: note, status: note });

const currentRatings = z.object({
  reportDate: text,
  overall: z
    .object({
      rating: text,
      reportDate: text,
      reportLinkId: note,
      organisationId: text,
      keyQuestionRatings: notes(keyQuestion),
    })
    .optional(),
});

const groupRating = z.object({
  name: text,
  title: note,
  rating: text,
  status: text,
  assessmentDate: text,
  assessmentPlanId: note,
  assessmentPlanStatus: note,
  keyQuestionRatings: notes(keyQuestion),
});

const assessment = z.object({
  assessmentPlanPublishedDateTime: text,
  ratings: z
    .object({
      overall: listOf(z.object({ rating: text, status: text, keyQuestionRatings: notes(keyQuestion) })),
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
    careHome: note,
    dormancy: word,
    dormancyStartDate: note,
    dormancyEndDate: note,
    lastInspection: z.object({ date: note }).optional().catch(undefined),
    lastReport: z.object({ publicationDate: note }).optional().catch(undefined),
    relationships: listOf(relationship.extend({ relatedLocationId: text, relatedLocationName: note })),
    gacServiceTypes: notes(z.object({ name: note, description: note })),
    specialisms: notes(z.object({ name: note })),
    reports: notes(z.object({ linkId: note, reportDate: note, firstVisitDate: note, reportType: note })),
    currentRatings: currentRatings.optional(),
    historicRatings: notes(
      z.object({ reportDate: note, organisationId: note, overall: z.object({ rating: note }).optional() }),
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
    ownershipType: note,
    companiesHouseNumber: word.catch(undefined),
    charityNumber: note,
    locationIds: listOf(z.string()),
    relationships: listOf(relationship.extend({ relatedProviderId: text, relatedProviderName: note })),
  }),
);

export type Location = z.infer<typeof locationRecord>;
export type Provider = z.infer<typeof providerRecord>;

/** The location in a body of the register, or `undefined` when the body is not one. */
export const parseLocation = (body: unknown): Location | undefined => locationRecord.safeParse(body).data;

/** The provider in a body of the register, or `undefined` when the body is not one. */
export const parseProvider = (body: unknown): Provider | undefined => providerRecord.safeParse(body).data;
