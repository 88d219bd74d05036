import * as z from 'zod';
import type { OutcomeToTell } from './outcome.ts';

/** What an outcome letter tells: letters of one kind say the same but for names, scores and reasons. */
export const outcomeKind = z.enum(['every-lot', 'some-lots', 'no-lot', 'rejected', 'left-out']);
export type OutcomeKind = z.infer<typeof outcomeKind>;
export const outcomeKinds = outcomeKind.options;

/** Which kind of outcome is told to an applicant. */
export const kindOf = ({
  leftOut,
  rejection,
  awardedLots = [],
  lotResults = [],
}: OutcomeToTell['application']): OutcomeKind => {
  if (leftOut) return 'left-out';
  if (rejection) return 'rejected';
  if (awardedLots.length === 0) return 'no-lot';
  return awardedLots.length === lotResults.length ? 'every-lot' : 'some-lots';
};
