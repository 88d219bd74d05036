import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import { notSubmittedLetter } from '../../../domain/letters/not-submitted-letter.ts';
import type { Window } from '../../../domain/window/window.ts';
import { frozenAgreement } from '../stored-window.ts';
import type { Unsealing } from './unseal-one.ts';

export interface TellingUnsent extends Pick<Unsealing, 'windows' | 'letters' | 'siteUrl' | 'now'> {
  readonly interests: Pick<InterestRepository, 'get'>;
}

/** Writes, once, to whoever began an application and did not submit it, where an address of theirs is known. Nothing of it is read for that. */
export const tellUnsent = async (
  { windows, interests, letters, siteUrl, now }: TellingUnsent,
  window: Window,
  providerId: string,
): Promise<void> => {
  const [agreement, to] = await Promise.all([
    frozenAgreement(windows, window.windowId),
    interests.get(window.agreementId, providerId),
  ]);
  if (to) await letters.enqueue([notSubmittedLetter(agreement, window, to, siteUrl)], now());
};
