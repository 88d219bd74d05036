import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { standingOf } from '../../../domain/award/challenges.ts';
import { awardStoppedLetter } from '../../../domain/letters/application-letters.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly now: Now;
}

/** Says whether the award may go on after the standstill: a challenge holds it (docs/rules.md, rule 7). An award that is stopped is told to every applicant. */
export const endStandstill =
  ({ windows, applications, awards, letters, sendLetters, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const outcome = standingOf(await awards.challenges(windowId));
    if (outcome !== 'stopped') return { windowId, outcome };

    const window = await storedWindow(windows, windowId);
    const agreement = await frozenAgreement(windows, windowId);
    await windows.move(window, 'cancelled', {}, { at: now(), action: 'award stopped after a challenge' });
    for await (const application of applications.every(windowId)) {
      await letters.enqueue([awardStoppedLetter(agreement, application)], now());
    }
    await sendLetters({});
    return { windowId, outcome };
  };
