import { plusDuration } from '../time/london.ts';
import { endOfDay, type Notice } from './standstill.ts';

/** An outcome letter as far as the standstill turns on it. */
export interface OutcomeLetterState {
  readonly status: 'waiting' | 'claimed' | 'sent' | 'undeliverable' | 'delivered-otherwise';
  readonly sentAt?: string | undefined;
  readonly otherwise?: { readonly how: 'post' | 'telephone' | 'in-person'; readonly on: string } | undefined;
}

export type Told =
  | { readonly kind: 'letters-left' }
  | { readonly kind: 'undelivered-letters' }
  | { readonly kind: 'told'; readonly notice: Notice };

/**
 * How far applicants have been told the outcome (docs/rules.md, rule 7): the standstill counts from the last letter sent. One that could
 * not be delivered holds it until an officer has seen to it; of one whose time of sending is not known, `now` is taken, which is later.
 */
export const toldBy = (letters: readonly OutcomeLetterState[], now: string): Told => {
  if (letters.some(({ status }) => status === 'waiting' || status === 'claimed')) return { kind: 'letters-left' };
  if (letters.some(({ status }) => status === 'undeliverable')) return { kind: 'undelivered-letters' };
  const at =
    letters
      .flatMap((each) => heardAt(each, now))
      .toSorted()
      .at(-1) ?? now;
  const postedOn = letters
    .flatMap(({ status, otherwise }) =>
      status === 'delivered-otherwise' && otherwise?.how === 'post' ? [otherwise.on] : [],
    )
    .toSorted()
    .at(-1);
  return { kind: 'told', notice: postedOn ? { at, postedOn } : { at } };
};

/** What was said on a day counts as sent at its last moment. A letter by post has a period of its own. */
const heardAt = ({ status, sentAt, otherwise }: OutcomeLetterState, now: string): readonly string[] => {
  if (status !== 'delivered-otherwise') return [sentAt ?? now];
  if (!otherwise) return [now];
  return otherwise.how === 'post' ? [] : [plusDuration(endOfDay(otherwise.on), '-PT1S')];
};
