import { reminderIdOf } from '../../../domain/letters/reminder-letter.ts';
import { remindersUnderWay } from '../../../domain/window/reminders.ts';
import { logger } from '../../shared/logger.ts';
import type { Application } from '../case/application.ts';
import type { Deps } from '../deps.ts';

/**
 * Takes back a reminder that still waits for the mail service, once its application is submitted: asked only in the minutes in which one may be on its
 * way. The submission stands, whatever becomes of that.
 */
export const takeBackReminders = async (
  { letters }: Pick<Deps, 'letters'>,
  { agreement, window, head }: Pick<Application, 'agreement' | 'window' | 'head'>,
  arrivedAt: string,
): Promise<void> => {
  try {
    for (const at of remindersUnderWay(agreement, window, arrivedAt))
      await letters.withdrawReminder(reminderIdOf(window.windowId, at, head.providerId));
  } catch (error) {
    logger.warn('A reminder could not be taken back', { error: error instanceof Error ? error.name : 'unknown' });
  }
};
