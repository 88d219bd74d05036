import type { LetterFailure, StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import { NOT_ON_THE_LIST } from '../../../adapters/notify/only-to.ts';
import { type LetterKind, windowOfLetter } from '../../../domain/letters/letter.ts';
import { paths } from '../paths.ts';

/** What a letter says, as officers call it. */
const letterWords: Readonly<Record<LetterKind, string>> = {
  'window-opened': 'A window has opened',
  'window-extended': 'A window has been extended',
  'window-cancelled': 'A window has been cancelled',
  receipt: 'A receipt',
  withdrawal: 'A withdrawal',
  reminder: 'An application is not submitted yet',
  'not-submitted': 'An application was not submitted',
  'correction-asked': 'An application is returned for correction',
  'correction-received': 'A correction has been received',
  'correction-taken-back': 'A correction is no longer asked for',
  'rejection-proposed': 'A rejection is proposed',
  'more-time-to-reply': 'More time to reply',
  'representation-received': 'A reply has been received',
  'representation-withdrawn': 'A reply has been withdrawn',
  rejection: 'A rejection',
  'rejection-lifted': 'A rejection has been lifted',
  'leaving-out-proposed': 'Leaving an application out is proposed',
  'left-out': 'An application is left out',
  'leaving-out-ended': 'An application is no longer left out',
  outcome: 'The outcome',
  'award-stopped': 'The award has been stopped',
  'place-withheld': 'A place is withheld',
  'place-held-already': 'A place is held already',
  'contract-made': 'A contract has been made',
  'contract-accepted': 'A contract has been accepted',
  'contract-countersigned': 'A contract has been signed by the council',
  'contract-leaving': 'A provider leaves its contract',
  'contract-staying': 'A provider stays with its contract',
  'address-code': 'A code to confirm an address',
  'colleague-invited': 'An invitation to act for a provider',
  'colleague-answered': 'An invitation was answered',
  'colleague-removed': 'Somebody does not act for a provider any more',
  'signing-asked': 'An application waits to be signed',
  'signing-answered': 'An application was signed off, or not',
  'unsafe-file': 'A file could not be opened',
  'control-code-sent': 'A code is on its way to the location',
  'window-clarified': 'A question was answered for everyone',
  'clarification-answered': 'A question was answered',
  'news-to-confirm': 'A link to confirm news of openings',
  'news-opened': 'News of an opening',
};

/** Why a letter could not be delivered, in words. */
const failureWords = ({ error }: LetterFailure): string => {
  switch (error) {
    case 'ValidationError':
      return 'The mail service says that this is no email address.';
    case NOT_ON_THE_LIST:
      return 'Not sent: not on the list of those whom this stage of the service writes to.';
    case 'permanent-failure':
      return 'There is no such mailbox.';
    case 'temporary-failure':
      return 'The mailbox was full, or turned the letter away, for 3 days.';
    default:
      return 'The mail service could not deliver it.';
  }
};

/** A letter as officers see it: what it is and to whom, never what it says. */
export const describedLetter = (letter: StoredLetter) => ({
  href: paths.letter(letter.letterId),
  windowHref: paths.window(windowOfLetter(letter)).page,
  what: letterWords[letter.kind],
  addressee: letter.addressee ?? letter.to,
  to: letter.to,
  createdAt: letter.createdAt,
  why: letter.failure ? failureWords(letter.failure) : '',
  since: letter.failure?.at,
});
