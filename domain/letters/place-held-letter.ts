import { type Agreement, lotOf } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Contract } from '../award/award.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import { letterAboutApplication, whichApplication } from './about-an-application.ts';
import type { Letter } from './letter.ts';

type Names = Pick<Agreement, 'title' | 'lots'>;
type Held = Pick<Contract, 'lot' | 'from' | 'zones'>;

/** Tells a provider that applied for a lot in two windows that it has the one contract from the other. */
export const placeHeldLetter = (
  agreement: Names,
  window: Pick<Window, 'opensAt' | 'closesAt'>,
  application: OpenedApplication,
  held: Held,
): Letter =>
  letterAboutApplication(application, {
    kind: 'place-held-already',
    what: `place-held-${held.lot}`,
    subject: `${agreement.title}: you hold your place on lot ${held.lot} already`,
    paragraphs: [whichApplication(agreement.title, window, application), placeHeldParagraph(agreement, held)],
  });

/** The same for the provider's own page. */
export const placeHeldParagraph = (agreement: Names, { lot, from, zones }: Held): string =>
  `Lot ${lot}, ${lotOf(agreement, lot)?.title ?? ''}: you hold a contract on this lot already, from ${dateInWords(from)}, through an application in another window. A provider has one contract a lot, so no second one is made, and the first stays as it is, with ${zones.length === 1 ? 'zone' : 'zones'} ${zones.map(({ zone }) => zone).join(', ')}. If you want to change its zones, tell the council.`;
