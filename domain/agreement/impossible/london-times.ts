import { isRepeated, londonInstants, plusDays } from '../../time/london.ts';
import { dateInWords, momentInWords } from '../../time/plain-words.ts';
import { openingDates, yearOf } from '../../window/opening-dates.ts';
import type { Agreement } from '../agreement.ts';
import { latestEndOfTerm } from '../term.ts';

/**
 * The openings and closings of an agreement's file at a time that London does not have on that day, or has twice: nobody could say
 * when that is (docs/rules.md, rule 1). Every date is looked at that an opening falls on in the years of the term, options not taken
 * included, and in the two before it: the first round of an agreement comes before its term.
 */
export const timesThatLondonLacks = ({ term, windows }: Pick<Agreement, 'term' | 'windows'>): readonly string[] => {
  if (windows.kind === 'always') return [];
  if (windows.kind === 'once')
    return [windows.opensAt, windows.closesAt]
      .filter(isRepeated)
      .map((instant) => `London’s clocks show ${momentInWords(instant)} twice: choose another time`);
  return openingDates(windows, yearOf(term.from) - YEARS_BEFORE, yearOf(latestEndOfTerm({ term }))).flatMap((date) => [
    ...lacking('opening', date, windows.opensAt),
    ...lacking('closing', plusDays(date, windows.openDays), windows.closesAt),
  ]);
};

const lacking = (what: string, date: string, time: string): readonly string[] => {
  const { length } = londonInstants(date, time);
  if (length === 1) return [];
  return [
    `The ${what} at ${time} on ${dateInWords(date)} is at a time that London ${length === 0 ? 'does not have' : 'has twice'}: the clocks change that night`,
  ];
};

const YEARS_BEFORE = 2;
