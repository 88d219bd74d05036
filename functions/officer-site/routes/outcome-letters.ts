import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { handingBack, lettersAreRead, releasing } from '../pages/outcome-letters/deeds.ts';
import { outcomeLetterPage } from '../pages/outcome-letters/letter.ts';
import { outcomeLetterList } from '../pages/outcome-letters/list.ts';
import { wordsInLetter } from '../pages/outcome-letters/words.ts';
import { application } from './application.ts';
import { ofAward, reading, readingLetters, releasers } from './who.ts';

/** Letters of outcome, which are read before they go. */
export const ofOutcomeLetters = (deps: Deps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/outcome-letters', outcomeLetterList(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(readingLetters, `${application}/outcome-letter`, outcomeLetterPage(deps), { tells: 'outcome letter' }),
  ...formAt(ofAward, `${application}/outcome-letter/words/{place}`, wordsInLetter(deps), { tells: 'outcome letter' }),
  ...formAt(ofAward, '/officers/windows/{windowId}/outcome-letters/read', lettersAreRead(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(releasers, '/officers/windows/{windowId}/outcome-letters/release', releasing(deps), {
    tells: 'list of outcome letters',
  }),
  ...formAt(ofAward, '/officers/windows/{windowId}/outcome-letters/hand-back', handingBack(deps), {
    tells: 'list of outcome letters',
  }),
];
