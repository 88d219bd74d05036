import { setTimeout } from 'node:timers/promises';
import type { EmailSender } from './email-sender.ts';

/** GOV.UK Notify takes 3,000 requests a minute of a key. Whoever is woken for one letter needs some of them too. */
const BETWEEN_MS = 25;

/** A sender that asks the mail service no more than 40 times a second, however many letters are handed to it at once. */
export const paced = (
  email: EmailSender,
  pause: (ms: number) => Promise<void> = (ms) => setTimeout(ms),
): EmailSender => {
  let next = Promise.resolve();
  const turn = (): Promise<void> => {
    const mine = next;
    next = next.then(() => pause(BETWEEN_MS));
    return mine;
  };
  return {
    sendEmail: (letter) => turn().then(() => email.sendEmail(letter)),
    findByReference: (reference) => turn().then(() => email.findByReference(reference)),
  };
};
