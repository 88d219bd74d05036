import * as z from 'zod';

/** What an outcome letter tells: letters of one kind say the same but for names, scores and reasons. */
export const outcomeKind = z.enum(['every-lot', 'some-lots', 'no-lot', 'rejected', 'left-out']);
export type OutcomeKind = z.infer<typeof outcomeKind>;
export const outcomeKinds = outcomeKind.options;
