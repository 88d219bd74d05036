import { mayBeWrittenTo, type Recipients } from '../../domain/letters/recipients.ts';
import type { EmailSender } from './email-sender.ts';

/** The name of the failure of a letter to somebody who is not on the list of the stage. */
export const NOT_ON_THE_LIST = 'not-on-the-list';

/** Writes to those alone whom the stage may write to; the mail service hears of no other. */
export const onlyTo = (recipients: Recipients, email: EmailSender): EmailSender => ({
  findByReference: (reference) => email.findByReference(reference),
  sendEmail: async (letter) =>
    mayBeWrittenTo(recipients, letter.to)
      ? email.sendEmail(letter)
      : { ok: false, because: 'not-listed', mayHaveGone: false, error: NOT_ON_THE_LIST },
});
