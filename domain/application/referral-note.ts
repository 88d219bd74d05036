import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { checkStage } from './proposed-rejection.ts';
import type { ApplicationStatus } from './status.ts';

/** What an officer adds to a referral before somebody decides on it (docs/rules.md, rule 4). */
export const referralNote = z.object({
  stage: checkStage,
  note: z.string().min(1),
  /** Where the paper or the file is kept that it is about: none is kept here. */
  reference: z.string().optional(),
  /** The location by which a firm that registered anew goes on, as CQC's register had it then. */
  successor: z
    .object({ locationId: z.string(), name: z.string(), status: z.string(), evidenceHash: z.string() })
    .optional(),
  by: person,
  at: z.iso.datetime(),
});
export type ReferralNote = z.infer<typeof referralNote>;

/** An application's record has room for so many, and nobody reads more. */
export const MOST_NOTES = 20;

/** What stands against adding to what a check referred. */
export const barriersToNoting = (
  {
    status,
    referralNotes = [],
  }: { readonly status: ApplicationStatus; readonly referralNotes?: readonly ReferralNote[] | undefined },
  stage: ReferralNote['stage'],
): readonly Reason<'not-waiting' | 'too-many'>[] => {
  if (status !== `${stage}-referred`)
    return [
      { code: 'not-waiting', text: 'Somebody has decided on this referral, so nothing is added to it any more.' },
    ];
  return referralNotes.length < MOST_NOTES
    ? []
    : [{ code: 'too-many', text: `${MOST_NOTES} notes have been added to it. Say the rest with the decision.` }];
};
