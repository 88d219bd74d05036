import type { Reason } from '../reason.ts';
import { londonDate } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';

type Barrier = Reason<'in-the-future' | 'before-written'>;

/** What stands against a letter having been posted, or said, on this day (`YYYY-MM-DD`): the standstill counts from it (docs/rules.md, rule 7). */
export const barriersToDeliveredOtherwise = (
  on: string,
  { createdAt }: { readonly createdAt: string },
  now: string,
): readonly Barrier[] => [
  ...(on > londonDate(now) ? [{ code: 'in-the-future', text: 'The day cannot be in the future.' } as const] : []),
  ...(on < londonDate(createdAt)
    ? [
        {
          code: 'before-written',
          text: `The letter was written on ${dateInWords(createdAt)}: it cannot have been delivered before.`,
        } as const,
      ]
    : []),
];
