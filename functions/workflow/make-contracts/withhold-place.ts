import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { placeWithheldLetter, placeWithheldParagraphs } from '../../../domain/letters/place-withheld-letter.ts';
import type { Window } from '../../../domain/window/window.ts';

interface Deps {
  readonly applications: ApplicationRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly now: Now;
}

/** Gives effect to an officer's decision to withhold a place, and tells the provider. Attempted again, it changes nothing. */
export const withholdPlace = async (
  { applications, outcomes, letters, now }: Deps,
  agreement: Agreement,
  window: Window,
  application: OpenedApplication,
): Promise<void> => {
  const made = application.placeDecision;
  if (!made) return;
  const { windowId, providerId, receipt } = application;
  const withheld = await applications.move(
    application,
    'place-withheld',
    { awardedLots: [] },
    { at: now(), by: made.by, action: 'place withheld', detail: made.reason },
  );
  const paragraphs = placeWithheldParagraphs(agreement, window, withheld, made.reason);
  const overtaken = { at: made.at, title: 'Place withheld', paragraphs };
  await outcomes.overtake({ windowId, providerId, reference: receipt.reference, overtaken });
  await letters.enqueue([placeWithheldLetter(agreement, window, withheld, made.reason)], now());
};
