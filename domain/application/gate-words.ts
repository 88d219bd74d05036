import { answerInWords } from '../questions/answer-in-words.ts';
import { type Question, withRevealed } from '../questions/question.ts';
import { conditionsInWords, requiredInWords, sorted } from './condition-words.ts';
import type { Gate } from './gate.ts';

/** What an answer leads to, in words for who gave it: `fail` ends the application, `refer` puts it before an officer. */
export interface Consequence {
  readonly field: string;
  readonly outcome: 'fail' | 'refer';
  readonly text: string;
}

const NOT_THE_END = 'does not end your application: an officer looks at it before anything is decided.';

/** What a page's gates make of the answers to one of its questions, in sentences that stand with it before anybody answers; '' where nothing. */
export const noteOf = (question: Question, gates: readonly Gate[], questions: readonly Question[]): string => {
  const refers = on(question, gates).filter(({ outcome }) => outcome === 'refers');
  return [
    ...requirements(question, gates, questions),
    ...conditionsInWords(question, refers, questions).map((condition) => `If ${condition}, that ${NOT_THE_END}`),
  ].join(' ');
};

/** What an answer that meets this gate, one of a page's, leads to. */
export const consequenceOf = (
  { field, outcome }: Gate,
  gates: readonly Gate[],
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
): Consequence => {
  const question = withRevealed(questions).find(({ name }) => name === field);
  if (!question) throw new Error(`A gate is on ${field}, which its page does not ask`);
  const answered = `You answered “${answerInWords(question, values[field])}” to “${question.label}”.`;
  return outcome === 'refers'
    ? { field, outcome: 'refer', text: `${answered} That ${NOT_THE_END}` }
    : { field, outcome: 'fail', text: [answered, ...requirements(question, gates, questions)].join(' ') };
};

const on = ({ name }: Question, gates: readonly Gate[]): readonly Gate[] =>
  gates.filter(({ field, when }) => field === name && !('unanswered' in when));

/** What has to be answered so that no gate on a question ends the application. */
const requirements = (
  question: Question,
  gates: readonly Gate[],
  questions: readonly Question[],
): readonly string[] => {
  const fails = on(question, gates).filter(({ outcome }) => outcome === 'fails');
  const alone = fails.filter(({ andOneOf }) => !andOneOf);
  const passing = question.kind === 'radios' && alone.length > 0 ? sorted(question, alone).others : [];
  const [only] = passing.length === 1 ? passing : [];
  const needed = only
    ? [`You must answer “${only.text}”`]
    : alone.flatMap(({ when }) => requiredInWords(question, when) ?? []);
  const others = fails.filter(({ when, andOneOf }) => andOneOf || !(only ?? requiredInWords(question, when)));
  return [
    ...needed.map((each) => `${each} to be admitted.`),
    ...conditionsInWords(question, others, questions).map((condition) => `You cannot be admitted if ${condition}.`),
  ];
};
