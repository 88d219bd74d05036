import * as z from 'zod';
import { pointsInWords } from './points.ts';

export const lotResultReason = z.object({
  code: z.enum(['below-threshold', 'below-floor']),
  question: z.string().optional(),
  text: z.string(),
});

/** What an application reached on one lot. The total and the points of each question are exact: see points.ts. */
export const lotResult = z.object({
  lot: z.string(),
  total: z.number(),
  points: z.array(
    z.object({ question: z.string(), title: z.string(), mark: z.number(), weight: z.number(), points: z.number() }),
  ),
  meets: z.boolean(),
  reasons: z.array(lotResultReason),
});
export type LotResult = z.infer<typeof lotResult>;

/** Results in a line, as the audit trail keeps them. */
export const resultsInWords = (results: readonly LotResult[]): string =>
  results
    .map(({ lot, total, meets }) => `lot ${lot}: ${pointsInWords(total)} (${meets ? 'meets' : 'below'})`)
    .join(', ');
