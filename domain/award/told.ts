import { plusDuration } from '../time/london.ts';
import { endOfDay, type NoticeGiven } from './standstill.ts';

/** An outcome letter as far as the standstill turns on it. */
export interface OutcomeLetterState {
  readonly status: 'waiting' | 'claimed' | 'sent' | 'undeliverable' | 'delivered-otherwise' | 'not-sent' | 'withdrawn';
  readonly sentAt?: string | undefined;
  readonly otherwise?: { readonly how: 'post' | 'telephone' | 'in-person'; readonly on: string } | undefined;
}

/** As many letters as say of all of them what counts, one of each kind: the latest. Whoever goes through thousands holds no more. */
export const lastOfEach = (letters: readonly OutcomeLetterState[]): readonly OutcomeLetterState[] =>
  [
    ...Map.groupBy(letters, ({ status, sentAt, otherwise }) =>
      [status, sentAt !== undefined, otherwise?.how].join(),
    ).values(),
  ].flatMap((alike) => alike.toSorted((one, other) => (latest(one) < latest(other) ? -1 : 1)).slice(-1));

const latest = ({ sentAt, otherwise }: OutcomeLetterState): string => otherwise?.on ?? sentAt ?? '';

export type Told =
  | { readonly kind: 'letters-left' }
  | { readonly kind: 'undelivered-letters' }
  | { readonly kind: 'told'; readonly notice: NoticeGiven };

/**
 * How far applicants have been told the outcome (docs/rules.md, rule 7): the standstill counts from the last letter sent. One that could
 * not be delivered holds it until an officer has seen to it. Where all went by post, the last moment of the last day of posting is taken.
 * `noticed` is when it was first noticed that all had been told: it counts where no letter says when it was sent. It never moves, nor
 * then does the standstill.
 */
export const toldBy = (letters: readonly OutcomeLetterState[], noticed: string): Told => {
  if (letters.some(({ status }) => status === 'waiting' || status === 'claimed')) return { kind: 'letters-left' };
  if (letters.some(({ status }) => status === 'undeliverable')) return { kind: 'undelivered-letters' };
  const postedOn = letters
    .flatMap(({ status, otherwise }) =>
      status === 'delivered-otherwise' && otherwise?.how === 'post' ? [otherwise.on] : [],
    )
    .toSorted()
    .at(-1);
  const heard = letters.flatMap((each) => heardAt(each, noticed)).toSorted();
  const at = heard.at(-1) ?? (postedOn ? lastMomentOf(postedOn) : noticed);
  return { kind: 'told', notice: postedOn ? { at, postedOn } : { at } };
};

/** What was said on a day counts as sent at its last moment. A letter by post has a period of its own. */
const heardAt = ({ status, sentAt, otherwise }: OutcomeLetterState, noticed: string): readonly string[] => {
  if (status !== 'delivered-otherwise') return [sentAt ?? noticed];
  if (!otherwise) return [noticed];
  return otherwise.how === 'post' ? [] : [lastMomentOf(otherwise.on)];
};

const lastMomentOf = (day: string): string => plusDuration(endOfDay(day), '-PT1S');
