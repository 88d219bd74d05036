import * as z from 'zod';
import { person } from '../people/officer.ts';

/** A place recommended: one applicant on one lot. */
export const recommendedPlace = z.object({ applicationId: z.string(), lot: z.string(), total: z.number() });
export type RecommendedPlace = z.infer<typeof recommendedPlace>;

/** A round of recommendation. Its places, which may be thousands, are kept beside it. */
export const recommendation = z.object({
  windowId: z.string(),
  by: person,
  at: z.iso.datetime(),
  text: z.string().min(1),
  placeCount: z.int().min(0),
  /** SHA-256, in hex, of the canonical JSON of its places in their order. */
  placesHash: z.string(),
  /** Everyone who scored or moderated in this window: none of them may approve. */
  evaluatedBy: z.array(z.string()),
  /** How often marks of the window had been opened again by then; absent where it was made before that was counted. */
  reopenings: z.int().min(0).optional(),
  round: z.int().min(1),
});
export type Recommendation = z.infer<typeof recommendation>;
/** A recommendation as it is made. */
export type RecommendedPlaces = Omit<Recommendation, 'placeCount' | 'placesHash'> & {
  readonly places: readonly RecommendedPlace[];
};

export const approval = z.object({
  windowId: z.string(),
  by: person,
  at: z.iso.datetime(),
  decision: z.enum(['approved', 'returned']),
  authorityId: z.string().optional(),
  reason: z.string(),
  round: z.int().min(1),
  /** The approval that this took back before its outcome letters were released. */
  tookBack: z
    .object({ by: person, at: z.iso.datetime(), authorityId: z.string().optional(), reason: z.string() })
    .optional(),
});
export type Approval = z.infer<typeof approval>;

/** When a challenge came, what it is about, and until when the council answers it. */
export const challengeParticulars = z.object({
  receivedOn: z.iso.date(),
  answerBy: z.iso.date(),
  lots: z.array(z.string()).min(1),
  /** The application of this window that it is about, where it is about one. */
  application: z.object({ applicationId: z.string(), reference: z.string() }).optional(),
});
export type ChallengeParticulars = z.infer<typeof challengeParticulars>;

/**
 * What holds the award until somebody settles it: a challenge received during the standstill, or an officer's own proposal to stop the
 * award (docs/rules.md, rule 7).
 */
export const challenge = z.object({
  windowId: z.string(),
  recordedBy: person,
  /** Of a proposal: which of the award it is, from 1 on. Its `summary` is its reason. */
  proposal: z.int().min(1).optional(),
  at: z.iso.datetime(),
  from: z.string().min(1),
  summary: z.string().min(1),
  /** Of a challenge; absent of one recorded before it was asked. */
  particulars: challengeParticulars.optional(),
  settled: z
    .object({ by: person, at: z.iso.datetime(), decision: z.enum(['continue', 'stop']), reason: z.string().min(1) })
    .optional(),
});
export type Challenge = z.infer<typeof challenge>;

/** A provider's place on a lot in its zones: public. */
export const contract = z.object({
  contractId: z.string(),
  agreementId: z.string(),
  windowId: z.string(),
  applicationId: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  /** At Companies House; absent where the provider is no company. */
  companyNumber: z.string().optional(),
  locationId: z.string(),
  lot: z.string(),
  zones: z.array(z.object({ zone: z.string(), hoursPerWeek: z.int() })),
  from: z.iso.date(),
  to: z.iso.date(),
  rating: z.string(),
  ratingDate: z.string().optional(),
  awardedAt: z.iso.datetime(),
  /** The last day of one whose provider left the agreement, once that day is over: from then on it holds no place. */
  leftOn: z.iso.date().optional(),
});
export type Contract = z.infer<typeof contract>;
