import type { Reason } from '../reason.ts';
import { londonInstants } from './london.ts';
import { clockTimeInWords, dayInWords } from './plain-words.ts';

/** The one instant that a typed date and time means; the reason where London has no such time that day, or has it twice. */
export const oneInstant = (
  date: string,
  time: string,
): { readonly instant: string } | { readonly reason: Reason<'no-such-time' | 'twice'> } => {
  const [instant, another] = londonInstants(date, time);
  const [words, day] = [clockTimeInWords(time), dayInWords(date)];
  if (instant === undefined)
    return {
      reason: {
        code: 'no-such-time',
        text: `There is no ${words} in London on ${day}: the clocks go forward from 1am to 2am. Enter another time.`,
      },
    };
  if (another !== undefined)
    return {
      reason: {
        code: 'twice',
        text: `London’s clocks show ${words} twice on ${day}: they go back from 2am to 1am. Enter another time.`,
      },
    };
  return { instant };
};
