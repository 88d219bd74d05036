import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';

const how = { post: 'by post', telephone: 'by telephone', 'in-person': 'in person' } as const;

/** How a letter came to its provider, or that it did not. */
export const sentInWords = ({ status, to, otherwise }: Pick<StoredLetter, 'status' | 'to' | 'otherwise'>): string => {
  if (status === 'delivered-otherwise' && otherwise) return `Told ${how[otherwise.how]}`;
  if (status === 'undeliverable') return `Could not be delivered to ${to}`;
  return status === 'not-sent' ? `Not sent to ${to}, since this is not the service that counts` : `Sent to ${to}`;
};

/** Whether a receipt is on its way by email, or has gone; of one that is not stored yet, that it will. */
export const emailedInWords = (letter: Pick<StoredLetter, 'status' | 'to' | 'sentAt'> | undefined): string => {
  if (letter?.status === 'sent' && letter.sentAt)
    return `We sent this receipt to ${letter.to} as well, at ${momentInWords(letter.sentAt)}.`;
  return letter?.status === 'not-sent'
    ? 'This page is your receipt: print it or save it.'
    : 'We are sending you this receipt by email as well.';
};
