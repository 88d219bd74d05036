import type { Now } from '../../../adapters/clock.ts';
import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { windowChangedLetter, windowOpenedLetter } from '../../../domain/letters/window-letters.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import type { Input } from './schema.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly interests: InterestRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly siteUrl: string;
  readonly now: Now;
}

/** Writes one letter to each registered provider, and has them sent. A repeated attempt writes none twice. */
export const tellProviders =
  ({ windows, interests, letters, sendLetters, siteUrl, now }: Dependencies) =>
  async ({ windowId, changeAt }: Input) => {
    const window = await storedWindow(windows, windowId);
    const agreement = await frozenAgreement(windows, windowId);
    const change = changeAt ? window.changes.find(({ at }) => at === changeAt) : undefined;
    if (changeAt && !change) throw new Error(`The window ${windowId} was not changed at ${changeAt}`);
    let told = 0;
    for await (const provider of everyItem((after) => interests.page(window.agreementId, { after }))) {
      const letter = change
        ? windowChangedLetter(agreement, window, change, provider, siteUrl)
        : windowOpenedLetter(agreement, window, provider, siteUrl);
      await letters.enqueue([letter], now());
      told += 1;
    }
    if (told > 0) await sendLetters({});
    return { told };
  };
