import type { LetterKind } from '../letters/letter.ts';
import { londonDate, londonInstant, monthsAfter, plusDuration } from '../time/london.ts';
import { retentionRules } from './rules.ts';

/** What goes by itself, by the table's time to live: nobody has to list it, since no decision rests on it. */
const inSeconds = (instant: string): number => Math.ceil(Date.parse(instant) / 1000);
const monthsFrom = (at: string, months: number): number =>
  inSeconds(londonInstant(monthsAfter(londonDate(at), months)));

/** For how long a link to confirm news is good. */
const LINK_LASTS = 'PT24H';

export const linkEndsAt = (askedAt: string): string => plusDuration(askedAt, LINK_LASTS);

/** When an address that nobody confirmed goes, in seconds since 1970. */
export const askedExpires = (askedAt: string): number => inSeconds(linkEndsAt(askedAt));

/** When somebody who asked for news is told no more, in seconds since 1970. */
export const newsExpires = (confirmedAt: string): number => monthsFrom(confirmedAt, retentionRules.news.months);

/** When it is forgotten who asked a question about a window that closes then, in seconds since 1970: no answer comes that late. */
export const askerExpires = (closesAt: string): number => monthsFrom(closesAt, retentionRules['not-submitted'].months);

/** When a letter goes by itself, in seconds since 1970; undefined of one that people decide about (decision 35). */
export const letterExpires = (kind: LetterKind, writtenAt: string): number | undefined =>
  kind === 'news-to-confirm' || kind === 'news-opened'
    ? monthsFrom(writtenAt, retentionRules['address-code'].months)
    : undefined;
