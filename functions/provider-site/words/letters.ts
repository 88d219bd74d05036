import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';

const how = { post: 'by post', telephone: 'by telephone', 'in-person': 'in person' } as const;

/** How a letter came to its provider, or that it did not. */
export const sentInWords = ({ status, to, otherwise }: Pick<StoredLetter, 'status' | 'to' | 'otherwise'>): string => {
  if (status === 'delivered-otherwise' && otherwise) return `Told ${how[otherwise.how]}`;
  if (status === 'undeliverable') return `Could not be delivered to ${to}`;
  return status === 'not-sent' ? `Not sent to ${to}, since this is not the service that counts` : `Sent to ${to}`;
};
