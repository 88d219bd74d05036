import * as z from 'zod';
import { lotResult } from '../evaluation/lot-result.ts';
import { markedApart } from '../evaluation/marked-apart.ts';
import { givenUpPlace, offeredPlace } from '../evaluation/offered-places.ts';
import { placeNumber } from '../evaluation/scores.ts';
import { standingOfControl } from '../people/control.ts';
import { person } from '../people/officer.ts';
import { registeredAs } from '../register/registered-as.ts';
import { comment } from './comment.ts';
import { offer } from './offer.ts';
import { checkStage, proposedRejection } from './proposed-rejection.ts';
import { referralDecision } from './referral-decision.ts';
import { referralNote } from './referral-note.ts';
import { reopened } from './reopened.ts';
import { returned } from './returned.ts';
import { applicationStatus } from './status.ts';
import { receipt } from './submission.ts';

export const finding = z.object({
  code: z.string(),
  outcome: z.enum(['refer', 'fail', 'note']),
  text: z.string(),
  /** Another application that the finding is about. */
  about: z.string().optional(),
});

/** What a check found, with the evidence it stands on. */
export const registrationRecord = z.object({
  outcome: z.enum(['pass', 'refer', 'fail']),
  findings: z.array(finding),
  rating: z.string(),
  ratingDate: z.string().optional(),
  checkedAt: z.iso.datetime(),
  /** SHA-256 of the register's answer without personal data; absent where it did not answer. */
  evidenceHash: z.string().optional(),
  /** What the applicant says of itself beside what the register says, without anybody whom the register names. */
  compared: z
    .array(
      z.object({
        what: z.enum(['name', 'company-number', 'signatory']),
        applicant: z.string(),
        register: z.string(),
        agrees: z.boolean(),
      }),
    )
    .optional(),
  /** The locations that might count for the application, as far as the register tells. */
  locations: z
    .array(
      z.object({
        locationId: z.string(),
        name: z.string().optional(),
        relation: z.enum(['named', 'successor', 'same-provider']),
      }),
    )
    .optional(),
  /** Absent where the register did not answer, or holds no such location. */
  registeredAs: registeredAs.optional(),
});
export type RegistrationRecord = z.infer<typeof registrationRecord>;

/** One thing that the register says otherwise than when the registration was accepted. */
export const registerChange = z.object({
  code: z.string(),
  text: z.string(),
  /** A change for the worse holds the contract back until an officer has decided on it. */
  worse: z.boolean(),
});
export type RegisterChange = z.infer<typeof registerChange>;

/** What the register answered when it was asked again about an application with a place. */
const askedAgain = z.object({ registration: registrationRecord, changes: z.array(registerChange) });

/** An officer's decision on a place held back. It takes effect when the award goes on, and can be changed until then. */
export const placeDecision = z.object({
  decision: z.enum(['accept', 'withhold']),
  reason: z.string().min(1),
  by: person,
  at: z.iso.datetime(),
});
export type PlaceDecision = z.infer<typeof placeDecision>;

/**
 * Another application that names the same location and came to light once this one had been checked, with what an officer decided: to
 * accept it, or to hold the place back until it is decided on before the contract.
 */
const locationDoubt = z.object({
  /** The other application. */
  about: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  decided: z
    .object({ decision: z.enum(['accept', 'hold']), reason: z.string().min(1), by: person, at: z.iso.datetime() })
    .optional(),
});
export type LocationDoubt = z.infer<typeof locationDoubt>;

/** Why an application did not reach evaluation, in the words the provider is given. */
export const rejection = z.object({
  stage: checkStage,
  reasons: z.array(z.string()).min(1),
  at: z.iso.datetime(),
});

/** An application after unsealing, as officers' lists show it; answers, scores and evidence are records of their own. */
export const openedApplication = z.object({
  applicationId: z.string(),
  windowId: z.string(),
  agreementId: z.string(),
  providerId: z.string(),
  organisationName: z.string(),
  /** The location that counts: the one named in the application until an officer accepts another in its place. */
  locationId: z.string(),
  email: z.string(),
  lots: z.array(z.string()),
  /** What it offers, as its answers count; absent where it was opened before that was noted. */
  offers: z.array(offer).optional(),
  receipt,
  status: applicationStatus,
  registration: registrationRecord.optional(),
  registrationDecision: referralDecision.optional(),
  /** What officers added to what the checks referred, oldest first. */
  referralNotes: z.array(referralNote).optional(),
  /** What officers wrote beside it for colleagues, oldest first; one that names a team is a flag. */
  comments: z.array(comment).optional(),
  /** The location that the application names, with its check, where another counts. */
  namedLocation: z.object({ locationId: z.string(), registration: registrationRecord }).optional(),
  locationDoubts: z.array(locationDoubt).optional(),
  compliance: z
    .object({ outcome: z.enum(['pass', 'refer', 'fail']), findings: z.array(finding), checkedAt: z.iso.datetime() })
    .optional(),
  complianceDecision: referralDecision.optional(),
  /** Each rejection that was proposed, the last one being the one that counts. */
  proposedRejections: z.array(proposedRejection).optional(),
  /** The rejection that took effect. */
  rejection: rejection.optional(),
  /** Each time that it was returned for correction, the last one being the one that counts. */
  corrections: z.array(returned).optional(),
  /** Who scores it: a name and whether it is final, never a mark. */
  evaluators: z.array(
    z.object({
      slot: placeNumber,
      by: person,
      finalAt: z.iso.datetime().optional(),
      /** Whose place it was when they accepted it: they covered for them then, and the lead who had it covered said why. */
      coveringFor: z.object({ of: person, by: person, reason: z.string(), at: z.iso.datetime() }).optional(),
    }),
  ),
  /** Places as evaluator that were assigned and are not accepted yet. */
  offered: z.array(offeredPlace).optional(),
  /** Who declined a place as evaluator or moderator, gave it back, or had it taken from them. */
  givenUp: z.array(givenUpPlace).optional(),
  /** How far the marks of both evaluators lie apart, noted when the second made theirs final. */
  markedApart: markedApart.optional(),
  moderator: person.optional(),
  /** Who declared a conflict of interest with this applicant, and so takes no part in it from then on. */
  conflicts: z.array(z.object({ by: person, at: z.iso.datetime() })).optional(),
  /** Why the consensus goes on with one evaluation, where the other was set aside and nobody else could score. */
  oneEvaluation: z.object({ by: person, at: z.iso.datetime(), reason: z.string() }).optional(),
  /** Who has been shown the evaluators' marks of it, to moderate it or to decide how that goes on, and so does not score it. */
  shownMarks: z.array(z.object({ by: person, at: z.iso.datetime() })).optional(),
  /** When marks were opened again after the machine had its consensus: the officers' site then records the scores. */
  reopenedAt: z.iso.datetime().optional(),
  /** Each time that an approver who returned a recommendation had questions of it agreed again. */
  reopened: z.array(reopened).optional(),
  lotResults: z.array(lotResult).optional(),
  /** Lots with a place, once the outcome has been decided. */
  awardedLots: z.array(z.string()).optional(),
  /** The register asked again about who has a place: before the approval, and before the contract. */
  askedAgain: z
    .object({
      /** `round`: of the recommendation that it was asked for; absent where it was asked before that was noted. */
      approval: askedAgain.extend({ round: z.int().optional() }).optional(),
      contract: askedAgain.optional(),
    })
    .optional(),
  placeDecision: placeDecision.optional(),
  /** A contract was made of it, or its provider holds each of its places from another window: it waits for none. */
  isContracted: z.boolean().optional(),
  /** How it stood with the proof that its account speaks for its location, when somebody last did something about it or looked. */
  controlStanding: standingOfControl.optional(),
  /** The lists that it stands in and what it is counted among besides (lists.ts); absent where it was opened before there were lists. */
  listed: z
    .object({
      lists: z.array(z.string()),
      tallies: z.array(z.string()),
      /** What is added up of it, by name. */
      amounts: z.record(z.string(), z.number()).optional(),
      /** What it stands by in lists that are not by name alone. */
      ranks: z.record(z.string(), z.string()).optional(),
      /** Which edition of the lists these are; absent of the first. */
      edition: z.int().optional(),
      /** In which round its window was listed anew when this was written; absent where it never was. */
      round: z.int().min(1).optional(),
    })
    .optional(),
  version: z.int().min(1),
});
export type OpenedApplication = z.infer<typeof openedApplication>;

export const applicationIdOf = (windowId: string, providerId: string): string => `${windowId}.${providerId}`;
/** Of what officers are asked about, an application's id has a dot; a window's has none. */
export const isApplicationId = (subject: string): boolean => subject.includes('.');
/** The window and the provider that an application's id names. */
export const windowIdOf = (applicationId: string): string => applicationId.slice(0, applicationId.indexOf('.'));
export const providerIdOf = (applicationId: string): string => applicationId.slice(applicationId.indexOf('.') + 1);
