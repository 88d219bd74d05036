import type { Now } from '../../../adapters/clock.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { placeHeldLetter, placeHeldParagraph } from '../../../domain/letters/place-held-letter.ts';
import type { Window } from '../../../domain/window/window.ts';

interface Deps {
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly now: Now;
}

/** Tells a provider, by letter and on its page, that it holds the place already, from another window. Attempted again, it changes nothing. */
export const tellHeldAlready = async (
  { outcomes, letters, now }: Deps,
  agreement: Agreement,
  window: Window,
  application: OpenedApplication,
  held: Contract,
): Promise<void> => {
  const { windowId, providerId, receipt } = application;
  const paragraph = placeHeldParagraph(agreement, held);
  await outcomes.add({ windowId, providerId, reference: receipt.reference, at: now(), paragraph });
  await letters.enqueue([placeHeldLetter(agreement, window, application, held)], now());
};
