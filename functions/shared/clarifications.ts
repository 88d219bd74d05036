import { momentInWords } from '../../domain/time/plain-words.ts';
import type { PublishedClarification } from '../../domain/window/clarification.ts';

/** A question that was answered for everyone, as pages show it. */
export const publishedShown = ({
  clarificationId,
  question,
  text,
  answeredAt,
  firstAnsweredAt,
}: PublishedClarification) => ({
  id: clarificationId,
  question,
  text,
  at: momentInWords(answeredAt),
  first: firstAnsweredAt && momentInWords(firstAnsweredAt),
});
