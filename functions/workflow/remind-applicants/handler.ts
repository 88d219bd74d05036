import type { Now } from '../../../adapters/clock.ts';
import type { BegunMarks } from '../../../adapters/dynamodb/begun-marks.ts';
import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { passingFault } from '../../../adapters/passing.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { reminderIdOf, reminderLetter } from '../../../domain/letters/reminder-letter.ts';
import { nextLook, reminderDue } from '../../../domain/window/reminders.ts';
import type { Window } from '../../../domain/window/window.ts';
import { logger } from '../../shared/logger.ts';
import { allAtOnce, inBatches } from '../in-batches.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import type { Input, Output } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly marks: Pick<BegunMarks, 'begunBehind' | 'isSubmitted'>;
  readonly interests: Pick<InterestRepository, 'get'>;
  readonly letters: Pick<LetterRepository, 'enqueue' | 'withdrawReminder'>;
  readonly sendLetters: InvokeLater;
  readonly agreementOf: (id: string) => Pick<Agreement, 'contact'> | undefined;
  readonly siteUrl: string;
  readonly now: Now;
}

/**
 * Writes to whoever has begun an application of an open window and not submitted it, where a reminder is due at this moment, has the letters
 * sent, and answers when to look again. It may be repeated: nobody is written to twice of one instant. One call writes all there are, for
 * as long as a reminder is sent at all, so that no answer has to say whose turn is next.
 * @throws what passes by itself, once all others are written to
 */
export const remindApplicants =
  (deps: Deps) =>
  async ({ windowId }: Input): Promise<Output> => {
    const { windows, now } = deps;
    const [window, agreement] = await Promise.all([
      storedWindow(windows, windowId),
      frozenAgreement(windows, windowId),
    ]);
    const due = reminderDue(agreement, window, now());
    if (due !== undefined) await remind(deps, agreement, window, due);
    const { closesAt, lookAt } = nextLook(agreement, window, now());
    return lookAt === undefined ? { status: 'reminded', closesAt } : { status: 'reminding', lookAt, closesAt };
  };

const remind = async (deps: Deps, agreement: Agreement, { windowId }: Window, at: string): Promise<void> => {
  const { windows, marks, sendLetters, now } = deps;
  const busy: Error[] = [];
  let isStill = true;
  const each = async ({ providerId, isSubmitted }: { readonly providerId: string; readonly isSubmitted: boolean }) => {
    if (isSubmitted || !isStill) return;
    try {
      // It may be cancelled or extended while thousands are written to.
      const window = await storedWindow(windows, windowId);
      isStill &&= reminderDue(agreement, window, now()) === at;
      if (isStill) await remindOne(deps, agreement, window, at, providerId);
    } catch (error) {
      logger.error('Somebody could not be reminded');
      const passing = passingFault(error);
      if (passing) busy.push(passing);
    }
  };
  await inBatches(marks.begunBehind(windowId, ''), { ...allAtOnce, isOver: () => !isStill }, each);
  await sendLetters({});
  if (busy.length > 0) throw busy[0];
};

/**
 * Nobody is reminded who has submitted: whoever submits before the letter is there is found by looking once more, and whoever does so after takes it back
 * (functions/provider-site/decisions/submit.ts).
 */
const remindOne = async (
  { marks, interests, letters, agreementOf, siteUrl, now }: Deps,
  agreement: Agreement,
  window: Window,
  at: string,
  providerId: string,
): Promise<void> => {
  const to = await interests.get(window.agreementId, providerId);
  if (!to) return;
  const contact = (agreementOf(agreement.id) ?? agreement).contact;
  await letters.enqueue([reminderLetter(agreement, window, at, to, { siteUrl, contact })], now());
  if (await marks.isSubmitted(window.windowId, providerId))
    await letters.withdrawReminder(reminderIdOf(window.windowId, at, providerId));
};
