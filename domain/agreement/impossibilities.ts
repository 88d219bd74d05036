import type { Agreement } from './agreement.ts';
import { againstTheAuthorities } from './impossible/authorities.ts';
import { nobodyToAsk } from './impossible/contacts.ts';
import { nowhereToWrite } from './impossible/letter-places.ts';
import { againstTheMap, listedTwice, tooManyZones } from './impossible/lists.ts';
import { timesThatLondonLacks } from './impossible/london-times.ts';
import { tooLongAnId } from './impossible/names.ts';
import { againstTheNeed } from './impossible/need.ts';
import { againstTheOpenings } from './impossible/openings.ts';
import { againstThePages } from './impossible/pages.ts';
import { againstTheQuestions } from './impossible/questions.ts';
import { againstTheRegime } from './impossible/regime.ts';
import { againstTheRegulator } from './impossible/regulator.ts';
import { againstTheReminders } from './impossible/reminders.ts';
import { againstTheTerm } from './impossible/term.ts';

/**
 * What makes an agreement's file impossible though each field is well formed; every reason, none meaning possible.
 * Read at synth, so that a council finds out before it deploys.
 */
export const impossibilities = (agreement: Agreement): readonly string[] => [
  ...tooLongAnId(agreement),
  ...nobodyToAsk(agreement),
  ...againstTheTerm(agreement),
  ...againstTheRegime(agreement),
  ...againstThePages(agreement),
  ...againstTheQuestions(agreement),
  ...listedTwice(agreement),
  ...tooManyZones(agreement),
  ...nowhereToWrite(agreement),
  ...againstTheMap(agreement),
  ...againstTheNeed(agreement),
  ...againstTheOpenings(agreement),
  ...againstTheReminders(agreement),
  ...timesThatLondonLacks(agreement),
  ...againstTheAuthorities(agreement),
  ...againstTheRegulator(agreement),
];
