import * as z from 'zod';

/** `before` names what the answer is for: the approver reads it, or it holds back a contract. */
export const input = z.object({ windowId: z.string().min(1), before: z.enum(['approval', 'contract']) });
export type Input = z.output<typeof input>;

/** How many applications were asked about by this attempt, and of how many the register says something worse. */
export const output = z.object({ windowId: z.string(), asked: z.int().min(0), worse: z.int().min(0) });
