import type { OutcomeToTell } from './outcome.ts';
import type { OutcomeKind } from './outcome-kind.ts';

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
