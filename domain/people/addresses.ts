import { plusDuration } from '../time/london.ts';

/** How often a code may be typed. */
export const MOST_TRIES = 5;
const CODE_LASTS = 'PT24H';
/** Nobody needs more, and one item holds them. */
const MOST_CONFIRMED = 20;

/** An address that an account wants its letters to go to, and that has not been confirmed. */
export interface Pending {
  readonly email: string;
  readonly sentAt: string;
  readonly tries: number;
  /** Whether news of windows is to go there too. */
  readonly forNews: boolean;
}

/** The addresses of an account beside the one that it signs in with. */
export interface Addresses {
  readonly confirmed: readonly string[];
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether letters may go to an address: it is the account's own, which its sign-in vouches for, or was confirmed by a code sent there. */
export const isConfirmed = (email: string, own: string, { confirmed }: Addresses): boolean =>
  [own, ...confirmed].some((known) => same(known, email));

/** Where the letters of an account go that asked for this address: to the account's own until the other is confirmed. */
export const addressFor = (email: string, own: string, addresses: Addresses): string =>
  isConfirmed(email, own, addresses) ? email : own;

/** Why the code of an address is not taken, whatever was typed. */
export const barrierToTyping = ({ sentAt, tries }: Pending, at: string): string | undefined => {
  if (at >= plusDuration(sentAt, CODE_LASTS)) return 'That code is more than a day old. Ask for a new one';
  return tries >= MOST_TRIES ? 'A code was typed wrongly too often. Ask for a new one' : undefined;
};

export const confirming = ({ confirmed }: Addresses, email: string): readonly string[] =>
  [...confirmed.filter((known) => !same(known, email)), email].slice(-MOST_CONFIRMED);
