import type { Now } from '../../../adapters/clock.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { contractMadeLetter } from '../../../domain/letters/contract-made-letter.ts';
import type { Window } from '../../../domain/window/window.ts';

interface Deps {
  readonly letters: LetterRepository;
  readonly siteUrl: string;
  readonly now: Now;
}

/** Tells a provider by letter that its contract is made. Attempted again, it is told once. */
export const tellContract = async (
  { letters, siteUrl, now }: Deps,
  agreement: Agreement,
  window: Window,
  application: OpenedApplication,
  made: Contract,
): Promise<void> => {
  const pageUrl = `${siteUrl}/apply/windows/${window.windowId}/contracts/${made.lot}`;
  await letters.enqueue([contractMadeLetter(agreement, window, application, made, pageUrl)], now());
};
