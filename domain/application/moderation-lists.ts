import * as z from 'zod';
import { markedApart } from '../evaluation/marked-apart.ts';
import { EVALUATORS } from '../evaluation/scores.ts';
import type { OpenedApplication } from './opened-application.ts';

type Marked = Pick<OpenedApplication, 'evaluators' | 'markedApart'>;

/** The same while both evaluations stand; one that was set aside leaves nothing to compare. */
const apartNow = ({ evaluators, markedApart: apart }: Marked) =>
  evaluators.filter(({ finalAt }) => finalAt).length >= EVALUATORS ? apart : undefined;

const MOST = 999;
const inDigits = (many: number) => String(MOST - Math.min(many, MOST)).padStart(3, '0');

/** The lists in which a moderator takes applications first where most turns on the consensus, then where most marks differ. */
const isInOrder = (list: string): boolean => list === 'to-moderate' || list.startsWith('moderating.');

/** What an application stands by in these lists: those of which nothing is known come last. */
export const moderationRanksOf = (application: Marked, lists: readonly string[]): Readonly<Record<string, string>> => {
  const { first, other } = apartNow(application) ?? { first: 0, other: 0 };
  return Object.fromEntries(lists.filter(isInOrder).map((list) => [list, `${inDigits(first)}${inDigits(other)}`]));
};

/** What they show of an application besides. */
export const shownOfModeration = z.object({ apart: markedApart.optional() });
export const foundOfModeration = (list: string, application: Marked): z.infer<typeof shownOfModeration> => {
  const apart = isInOrder(list) ? apartNow(application) : undefined;
  return apart ? { apart } : {};
};
