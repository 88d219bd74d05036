import * as z from 'zod';
import type { OpenedApplication } from '../application/opened-application.ts';
import { kindOf } from './kind-of-outcome.ts';
import type { OutcomeToTell } from './outcome.ts';
import { type OutcomeKind, outcomeKind } from './outcome-kind.ts';
import { isShortened } from './outcome-letter.ts';

/** What sets a letter, or the application that it answers, apart from the others of its kind. */
export const difference = z.enum([
  'in-part',
  'corrected',
  'agreed-again',
  'proposal-lifted',
  'register-worse',
  'shortened',
]);
export type Difference = z.infer<typeof difference>;

/** An outcome letter before anything is told, as the list of drafts has it. */
export const draftedLetter = z.object({
  windowId: z.string(),
  applicationId: z.string(),
  organisationName: z.string(),
  reference: z.string(),
  /** The address that it is to go to. */
  to: z.string(),
  kind: outcomeKind,
  differs: z.array(difference),
  /** The lots with a place, and the total on each. */
  places: z.array(z.object({ lot: z.string(), total: z.number() })),
});
export type DraftedLetter = z.infer<typeof draftedLetter>;

/** How many letters of each kind there are, and how many are set apart. */
export type DraftCounts = Readonly<Record<OutcomeKind | 'differs', number>>;

type Judged = Partial<Pick<OpenedApplication, 'corrections' | 'reopened' | 'proposedRejections' | 'askedAgain'>>;

const differencesOf = (outcome: OutcomeToTell, kind: OutcomeKind, judged: Judged): readonly Difference[] => {
  const { corrections = [], reopened = [], proposedRejections = [], askedAgain } = judged;
  const isWorse = (askedAgain?.approval?.changes ?? []).some(({ worse }) => worse);
  return [
    ...(kind === 'some-lots' ? (['in-part'] as const) : []),
    ...(corrections.some(({ counts }) => counts) ? (['corrected'] as const) : []),
    ...(reopened.some(({ agreedAt, referral }) => agreedAt && !referral) ? (['agreed-again'] as const) : []),
    ...(proposedRejections.length > 0 && kind !== 'rejected' ? (['proposal-lifted'] as const) : []),
    // Its place may be withheld before the contract: the letter does not know of that yet.
    ...(isWorse && (kind === 'every-lot' || kind === 'some-lots') ? (['register-worse'] as const) : []),
    ...(isShortened(outcome) ? (['shortened'] as const) : []),
  ];
};

/** An outcome that is to be told, as the list of drafts has it. @param judged the application as it was judged; nothing of one that was left out */
export const drafted = (applicationId: string, outcome: OutcomeToTell, judged: Judged = {}): DraftedLetter => {
  const { windowId, organisationName, receipt, email, awardedLots = [], lotResults = [] } = outcome.application;
  const kind = kindOf(outcome.application);
  return {
    windowId,
    applicationId,
    organisationName,
    reference: receipt.reference,
    to: email,
    kind,
    differs: [...differencesOf(outcome, kind, judged)],
    places: lotResults.filter(({ lot }) => awardedLots.includes(lot)).map(({ lot, total }) => ({ lot, total })),
  };
};
