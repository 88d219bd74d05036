import type { Agreement } from '../agreement/agreement.ts';
import { compareInstants, daysBefore, halfway } from '../time/london.ts';
import type { Span } from './span.ts';

/**
 * Until when clarification questions about a window are taken: so many days before it closes, at the same time of London's day, that an
 * answer can still reach everybody; in a short window at least for the first half of it (docs/rules.md, rule 1). It moves with an extension.
 */
export const questionsUntil = (
  { clarifications }: Pick<Agreement, 'clarifications'>,
  { opensAt, closesAt }: Span,
): string => {
  const before = daysBefore(closesAt, clarifications.daysBeforeClose);
  const half = halfway(opensAt, closesAt);
  return compareInstants(before, half) < 0 ? half : before;
};
