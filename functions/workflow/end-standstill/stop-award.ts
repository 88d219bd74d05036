import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { statusesBefore } from '../../../domain/application/status.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { awardStoppedLetter, awardStoppedParagraphs } from '../../../domain/letters/award-stopped-letter.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly now: Now;
}

/**
 * Ends an award that a challenge has stopped: the window, each application's status and outcome, the outcome letters that have not gone
 * out, and a letter to every applicant, sent at once. Attempted again, it takes up what was left.
 */
export const stopAward = async (deps: Dependencies, windowId: string): Promise<void> => {
  const { windows, applications, awards, outcomes, letters, sendLetters, now } = deps;
  const window = await storedWindow(windows, windowId);
  const agreement = await frozenAgreement(windows, windowId);
  const stopped = (await awards.challenges(windowId)).find(({ settled }) => settled?.decision === 'stop')?.settled;
  const at = stopped?.at ?? now();
  await windows.move(window, 'cancelled', {}, { at: now(), action: 'award stopped after a challenge' });
  for await (const application of applications.every(windowId)) {
    const ended = await end(application);
    const { providerId, receipt } = ended;
    const told = { windowId, providerId, reference: receipt.reference };
    const paragraphs = awardStoppedParagraphs(agreement, window, ended, at);
    if (ended.status === 'rejected') await outcomes.add({ ...told, at, paragraph: paragraphs.join(' ') });
    else await outcomes.overtake({ ...told, overtaken: { at, title: 'Award stopped', paragraphs } });
    await letters.withdraw(outcomeLetterIdOf(windowId, providerId));
    await letters.enqueue([awardStoppedLetter(agreement, window, ended, at)], now());
  }
  await sendLetters({});

  // Who was rejected before the award stays so: it is not the award that decided that.
  async function end(application: OpenedApplication): Promise<OpenedApplication> {
    if (!statusesBefore('award-stopped').includes(application.status)) return application;
    return applications.move(
      application,
      'award-stopped',
      { awardedLots: [] },
      { at: now(), action: 'award stopped after a challenge' },
    );
  }
};
