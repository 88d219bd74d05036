import {
  answerToldFrom,
  type Clarification,
  type ClarificationAnswer,
  stateOf,
} from '../../../domain/window/clarification.ts';
import type { StatusWords } from './statuses.ts';

/** Where a question stands, as a tag. */
export const clarificationWords = (asked: Pick<Clarification, 'answers'>): StatusWords => {
  const state = stateOf(asked);
  if (state === 'to-answer') return { text: 'To be answered', colour: 'yellow' };
  return state === 'to-tell' ? { text: 'Answer on its way', colour: 'blue' } : { text: 'Answered', colour: 'green' };
};

export const answeredTo: Readonly<Record<ClarificationAnswer['to'], string>> = {
  everyone: 'Everyone: published, and every registered provider is written to',
  asker: 'Whoever asked, and nobody else',
};

/** An answer as officers read it. */
export const answerShown = (answer: ClarificationAnswer) => ({
  ...answer,
  who: answeredTo[answer.to],
  toldFrom: answerToldFrom(answer),
});
