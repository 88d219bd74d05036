import { inPounds } from '../money.ts';
import { onceAskedFor } from '../once-asked-for.ts';
import { type Question, withRevealed } from '../questions/question.ts';
import { type Gate, holds, type OnAnswer } from './gate.ts';
import { monthsInWords } from './recent.ts';

const either = onceAskedFor(() => new Intl.ListFormat('en-GB', { type: 'disjunction' }));
const quoted = (texts: readonly string[]): string => either().format(texts.map((text) => `“${text}”`));

type Radios = Extract<Question, { readonly kind: 'radios' }>;

/** The choices of radios that count under any of these conditions, judged as an answer is, and those that do not. */
export const sorted = ({ choices }: Radios, conditions: readonly OnAnswer[]) => {
  const counts = ({ value }: Radios['choices'][number]) => conditions.some(({ when }) => holds(when, value, ''));
  return { counting: choices.filter(counts), others: choices.filter((choice) => !counts(choice)) };
};

/** When gates on a question count, each as what follows an "if"; choices of radios that count alike are said in one. */
export const conditionsInWords = (
  question: Question,
  gates: readonly Gate[],
  questions: readonly Question[],
): readonly string[] => {
  const together = question.kind === 'radios' ? gates.filter(({ andOneOf }) => !andOneOf) : [];
  return [
    ...(together.length > 0 ? [conditionInWords(question, together)] : []),
    ...gates.filter((each) => !together.includes(each)).map((each) => wholeCondition(question, each, questions)),
  ];
};

const wholeCondition = (question: Question, gate: Gate, questions: readonly Question[]): string => {
  const own = conditionInWords(question, [gate]);
  if (!gate.andOneOf) return own;
  const others = gate.andOneOf.flatMap((other) => {
    const about = withRevealed(questions).find(({ name }) => name === other.field);
    return about ? [conditionInWords(about, [other], `“${about.label}”`)] : [];
  });
  return `${own} and ${either().format(others)}`;
};

const conditionInWords = (question: Question, on: readonly OnAnswer[], subject = 'it'): string => {
  const to = subject === 'it' ? '' : ` to ${subject}`;
  if (question.kind === 'radios')
    return `you answer ${quoted(sorted(question, on).counting.map(({ text }) => text))}${to}`;
  return either().format(
    on.map(({ when }) => {
      if ('below' in when) return `${subject} is below ${amount(question, when.below)}`;
      if ('above' in when) return `${subject} is above ${amount(question, when.above)}`;
      if ('olderThanMonths' in when) return `${subject} is not in ${beforeTheClose(when.olderThanMonths)}`;
      if ('is' in when) return `you select “${chosen(question, when.is)}”${to}`;
      return 'lacks' in when ? `you do not select “${chosen(question, when.lacks)}”${to}` : `you do not answer${to}`;
    }),
  );
};

/** A condition the other way round, where that can be said: what has to be answered so that it does not count. */
export const requiredInWords = (question: Question, when: OnAnswer['when']): string | undefined => {
  if ('below' in when) return `It must be ${amount(question, when.below)} or more`;
  if ('above' in when) return `It must be ${amount(question, when.above)} or less`;
  if ('olderThanMonths' in when) return `It must be in ${beforeTheClose(when.olderThanMonths)}`;
  if ('lacks' in when && question.kind === 'checkboxes') return `You must select “${chosen(question, when.lacks)}”`;
  return undefined;
};

const chosen = (question: Question, value: string): string =>
  ('choices' in question && question.choices.find((each) => each.value === value)?.text) || value;

const beforeTheClose = (months: number): string => `${monthsInWords(months)} before the window closes`;

const amount = (question: Question, bound: number): string => {
  if (question.kind !== 'text') return String(bound);
  if (question.prefix === '£') return inPounds(bound);
  return [bound.toLocaleString('en-GB'), question.suffix].filter(Boolean).join(' ');
};
