import type { Agreement } from '../agreement.ts';

/** What keeps a place in outcome letters from ever being written in: letters that are sent on approval are drafted for nobody. */
export const nowhereToWrite = ({
  outcomeRelease,
  outcomeLetters,
}: Pick<Agreement, 'outcomeRelease' | 'outcomeLetters'>): readonly string[] =>
  outcomeRelease === 'on-approval' && (outcomeLetters?.places ?? []).length > 0
    ? ['outcomeLetters.places: officers can write only in letters that a second person releases (outcomeRelease)']
    : [];
