import * as z from 'zod';
import { person } from '../people/officer.ts';

/** The check that a rejection comes from: its own finding, or an officer's decision on what it referred. */
export const checkStage = z.enum(['registration', 'compliance']);
export type CheckStage = z.infer<typeof checkStage>;

/**
 * How a proposed rejection ended: it took effect because nobody replied (`not-replied`) or in spite of the reply (`upheld`), or it did
 * not, because of the reply (`lifted`) or because an officer took it back (`taken-back`). `reason` is told to the provider.
 */
export const hearing = z.object({
  how: z.enum(['not-replied', 'upheld', 'lifted', 'taken-back']),
  reason: z.string().optional(),
  by: person.optional(),
  at: z.iso.datetime(),
});
export type Hearing = z.infer<typeof hearing>;

/** A rejection that has not taken effect (docs/rules.md, rule 8), with what became of it. */
export const proposedRejection = z.object({
  stage: checkStage,
  /** In the words the provider is given. */
  reasons: z.array(z.string()).min(1),
  at: z.iso.datetime(),
  /** The officer whose decision it is; absent where a check failed by itself. */
  by: person.optional(),
  /** Before this instant the provider may reply; absent until the provider has been written to. */
  replyBy: z.iso.datetime().optional(),
  /** When the reply came that stood at the end of the time. */
  repliedAt: z.iso.datetime().optional(),
  ended: hearing.optional(),
});
export type ProposedRejection = z.infer<typeof proposedRejection>;

/** Where an application goes on whose rejection was lifted or taken back: as though the check had been passed. */
export const statusAfterLifting = {
  registration: 'registration-accepted',
  compliance: 'evaluating',
} as const satisfies Record<CheckStage, string>;

interface Kept {
  readonly proposedRejections?: readonly ProposedRejection[] | undefined;
}

/** What puts another proposed rejection on an application's record. */
export const proposing = (
  { proposedRejections = [] }: Kept,
  fresh: ProposedRejection,
): { readonly proposedRejections: ProposedRejection[] } => ({ proposedRejections: [...proposedRejections, fresh] });

/** The proposed rejection that counts, with its round: 1 for the first. */
export const lastProposed = ({
  proposedRejections = [],
}: Kept): { readonly proposed: ProposedRejection; readonly round: number } | undefined => {
  const proposed = proposedRejections.at(-1);
  return proposed && { proposed, round: proposedRejections.length };
};

/** What changes the proposed rejection that counts. */
export const changingProposed = (
  { proposedRejections = [] }: Kept,
  patch: Partial<ProposedRejection>,
): { readonly proposedRejections: ProposedRejection[] } => ({
  proposedRejections: proposedRejections.map((each, index) =>
    index === proposedRejections.length - 1 ? { ...each, ...patch } : each,
  ),
});
