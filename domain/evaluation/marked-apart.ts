import * as z from 'zod';

/**
 * How far the evaluators' marks of an application lie apart, in numbers of questions: `first` where they are far apart or something turns on them
 * (differences.ts), `other` where they differ besides. It tells no mark.
 */
export const markedApart = z.object({ first: z.int().min(0), other: z.int().min(0) });
export type MarkedApart = z.infer<typeof markedApart>;
