import * as z from 'zod';

/**
 * `before` names what the answer is for: the approver reads it, or it holds back a contract. `after` says how many applications the calls before came
 * through, and about how many of these the register gave no answer; a machine that says none has all asked about in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  before: z.enum(['approval', 'contract']),
  after: z.int().min(0).optional(),
  unanswered: z.int().min(0).optional(),
});
export type Input = z.output<typeof input>;

/**
 * How many applications were asked about by this attempt, and of how many the register says something worse. `more`: some are left, to be asked about by
 * another call.
 */
export const output = z.object({
  windowId: z.string(),
  asked: z.int().min(0),
  worse: z.int().min(0),
  outcome: z.literal('more').optional(),
  after: z.int().min(0).optional(),
  unanswered: z.int().min(0).optional(),
});
export type Output = z.output<typeof output>;
