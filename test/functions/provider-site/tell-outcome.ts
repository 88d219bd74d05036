import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { placesGiven } from '../../../domain/letters/outcome.ts';
import { outcomeLetter, outcomeParagraphs } from '../../../domain/letters/outcome-letter.ts';
import { marksOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import type { ProviderSite } from './world.ts';

/** Tells an outcome as its task does, on the page and by letter, which waits to be sent. */
export const tellOutcome = async (
  { outcomes, letters, origin }: Pick<ProviderSite, 'outcomes' | 'letters' | 'origin'>,
  application: OpenedApplication,
  leftOut?: { readonly reason: string } | undefined,
): Promise<Letter> => {
  const { windowId, providerId, receipt, lots, awardedLots = [] } = application;
  const reasons = Object.entries(marksOf(lots, 4)).map(([id, { reason }]) => [id, [reason]] as const);
  const outcome = {
    agreement: s1(),
    application: leftOut ? { ...application, leftOut } : application,
    reasons: Object.fromEntries(reasons),
    winners: placesGiven([{ lot: 'A', name: 'Willow & Sons', total: 92.5 }]),
    standstill: { endsAt: '2027-04-26T23:00:00.000Z' },
    pageUrl: `${origin}/apply/windows/${windowId}/outcome`,
  };
  await outcomes.tell({
    windowId,
    providerId,
    reference: receipt.reference,
    paragraphs: [...outcomeParagraphs(outcome)],
    lots: [...awardedLots],
    at: clock.now(),
  });
  const letter = outcomeLetter(outcome);
  await letters.enqueue([letter], clock.now());
  return letter;
};
