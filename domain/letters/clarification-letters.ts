import type { Agreement } from '../agreement/agreement.ts';
import type { Clarification, ClarificationAnswer } from '../window/clarification.ts';
import type { Letter } from './letter.ts';
import { typedLine, typedLines } from './typed.ts';

interface AskerTold {
  readonly providerId: string;
  readonly name: string;
  readonly email: string;
}
type Answering = Pick<Clarification, 'windowId' | 'clarificationId' | 'question'> & {
  readonly answer: Pick<ClarificationAnswer, 'question' | 'text' | 'at'>;
  /** It takes the place of an answer that was told before. */
  readonly isAgain: boolean;
};

const named = (
  what: 'clarified' | 'answered',
  { windowId, clarificationId, answer }: Answering,
  { providerId }: AskerTold,
): string => `${windowId}.${what}-${clarificationId}-${answer.at.replaceAll(/\D/g, '')}.${providerId}`;

/** Tells a registered provider of a question that anybody may have asked, and of the answer, which is published. */
export const clarifiedLetter = (
  agreement: Pick<Agreement, 'title' | 'council'>,
  answering: Answering,
  to: AskerTold,
  href: string,
): Letter => ({
  letterId: named('clarified', answering, to),
  kind: 'window-clarified',
  to: to.email,
  addressee: to.name,
  subject: `${agreement.title}: ${answering.isAgain ? 'another answer to a question' : 'a question and its answer'}`,
  body: [
    `Dear ${typedLine(to.name)},`,
    answering.isAgain
      ? `${agreement.council} has answered a question about the ${agreement.title} again. This answer takes the place of the one before it:`
      : `${agreement.council} was asked this about the ${agreement.title}. The answer is for everyone who may apply:`,
    typedLines(answering.answer.question ?? answering.question),
    'The answer is:',
    typedLines(answering.answer.text),
    `You can read every question that was answered for everyone: ${href}`,
  ].join('\n\n'),
});

/** Tells the provider that asked, and nobody else. */
export const answeredLetter = (
  agreement: Pick<Agreement, 'title' | 'council'>,
  answering: Answering,
  to: AskerTold,
  href: string,
): Letter => ({
  letterId: named('answered', answering, to),
  kind: 'clarification-answered',
  to: to.email,
  addressee: to.name,
  subject: `${agreement.title}: ${answering.isAgain ? 'another answer to your question' : 'the answer to your question'}`,
  body: [
    `Dear ${typedLine(to.name)},`,
    `You asked ${agreement.council} about the ${agreement.title}:`,
    typedLines(answering.question),
    answering.isAgain ? 'This answer takes the place of the one before it:' : 'The answer is:',
    typedLines(answering.answer.text),
    `Your questions and their answers: ${href}`,
  ].join('\n\n'),
});
