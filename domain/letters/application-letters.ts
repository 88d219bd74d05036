import type { Agreement } from '../agreement/agreement.ts';
import type { Receipt } from '../application/submission.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

interface Sender {
  readonly providerId: string;
  readonly windowId: string;
  readonly email: string;
  readonly organisationName: string;
}

/** The id of the letter with a receipt, by which its delivery is looked up. */
export const receiptLetterIdOf = (
  windowId: string,
  providerId: string,
  { attempt }: Pick<Receipt, 'attempt'>,
): string => `${windowId}.receipt-${attempt}.${providerId}`;

/** The receipt by email: the same reference, time and hash as on the screen. */
export const receiptLetter = (
  agreement: Pick<Agreement, 'title'>,
  { windowId, providerId, email, organisationName }: Sender,
  receipt: Receipt,
): Letter => ({
  letterId: receiptLetterIdOf(windowId, providerId, receipt),
  kind: 'receipt',
  to: email,
  addressee: organisationName,
  subject: `We have your application ${receipt.reference}`,
  body: [
    `Dear ${typedLine(organisationName)},`,
    `Your application to join the ${agreement.title} was received at ${momentInWords(receipt.submittedAt)}.`,
    `Reference: ${receipt.reference}\nReceived (UTC): ${receipt.submittedAt}\nFingerprint of your answers (SHA-256): ${receipt.hash}`,
    'Nobody at the council can read it before the window closes. Until then you can withdraw it and submit it again.',
  ].join('\n\n'),
});

/** Confirms a withdrawal. */
export const withdrawalLetter = (
  agreement: Pick<Agreement, 'title'>,
  { windowId, providerId, email, organisationName }: Sender,
  receipt: Receipt,
): Letter => ({
  letterId: `${windowId}.withdrawal-${receipt.attempt}.${providerId}`,
  kind: 'withdrawal',
  to: email,
  addressee: organisationName,
  subject: `You have withdrawn your application ${receipt.reference}`,
  body: [
    `Dear ${typedLine(organisationName)},`,
    `Your application to join the ${agreement.title} has been withdrawn. Your answers are kept, and you can submit them again until the window closes.`,
  ].join('\n\n'),
});

/** The name that a window's outcome letters share, which go together. */
export const outcomeLettersOf = (windowId: string): string => `${windowId}.outcome`;

/** One outcome letter a provider and window: its place in the outbox. */
export const outcomeLetterIdOf = (windowId: string, providerId: string): string =>
  `${outcomeLettersOf(windowId)}.${providerId}`;
