import type { DraftAnswers } from './answers.ts';

/** What one answer may take, in bytes: some 5,000 words, more than any question asks for. */
const MOST_OF_AN_ANSWER = 40_000;
/**
 * What all answers of an application may take, in bytes. A submission is one record of a table that takes 400 KB, and has each answer
 * twice, as it was typed and in words, beside every question.
 */
const MOST_OF_AN_APPLICATION = 150_000;

/** What stands against keeping a page's answers, though they are a draft: there is no room for them. */
export interface NoRoom {
  readonly code: 'answer-too-long' | 'application-too-long';
  readonly text: string;
  /** The longest answer of the page. */
  readonly field: string;
}

/**
 * Judges the answers of a page together with those saved on the other pages that are asked. What makes the whole smaller is always kept: whoever
 * has written too much can get out of it.
 */
export const barriersToKeeping = (
  draft: DraftAnswers,
  page: string,
  values: Readonly<Record<string, unknown>>,
): readonly NoRoom[] => {
  const [longest] = Object.entries(values)
    .map(([field, value]) => ({ field, bytes: bytesOf(value) }))
    .toSorted((one, other) => other.bytes - one.bytes);
  if (!longest) return [];
  const { field } = longest;
  if (longest.bytes > MOST_OF_AN_ANSWER)
    return [{ code: 'answer-too-long', field, text: 'Shorten your answer: it is longer than any question needs' }];
  const after = { ...draft, [page]: values };
  if (hasRoom(after) || bytesOf(after) < bytesOf(draft)) return [];
  const text = 'Shorten your answer, or those of other pages: together they are too long to be submitted';
  return [{ code: 'application-too-long', field, text }];
};

/** Whether these answers fit into a submission. */
export const hasRoom = (draft: DraftAnswers): boolean => bytesOf(draft) <= MOST_OF_AN_APPLICATION;

/** The page with the longest answers. */
export const longestPage = (draft: DraftAnswers): string | undefined =>
  Object.entries(draft).toSorted(([, one], [, other]) => bytesOf(other) - bytesOf(one))[0]?.[0];

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
