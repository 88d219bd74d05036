import { type Agreement, lotOf } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Contract } from '../award/award.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import { letterAboutApplication, whichApplication } from './about-an-application.ts';
import type { Letter } from './letter.ts';

/** Tells a provider that its contract for a lot has been made, and where it reads, keeps and accepts it. `pageUrl`: the contract's own page. */
export const contractMadeLetter = (
  agreement: Pick<Agreement, 'title' | 'council' | 'lots'>,
  window: Pick<Window, 'opensAt' | 'closesAt'>,
  application: OpenedApplication,
  { lot, contractId, from, zones }: Pick<Contract, 'lot' | 'contractId' | 'from' | 'zones'>,
  pageUrl: string,
): Letter =>
  letterAboutApplication(application, {
    kind: 'contract-made',
    what: `contract-${lot}`,
    subject: `${agreement.title}: your contract for lot ${lot} has been made`,
    paragraphs: [
      whichApplication(agreement.title, window, application),
      `${agreement.council} has made your contract for lot ${lot}, ${lotOf(agreement, lot)?.title ?? ''}, in ${zones.length === 1 ? 'zone' : 'zones'} ${zones.map(({ zone }) => zone).join(', ')}. It begins on ${dateInWords(from)}, and its number is ${contractId}. Your place now shows in the public register.`,
      `Somebody who may sign for you reads it, and accepts it, on its page. You can save it as a file there: ${pageUrl}`,
      'If you do not want it, do not accept it: its page says what follows and whom to turn to.',
    ],
  });
