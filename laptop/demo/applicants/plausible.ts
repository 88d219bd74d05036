import type { Question } from '../../../domain/questions/question.ts';
import { plusDays } from '../../../domain/time/london.ts';
import { fillIn } from './fill-in.ts';
import type { ApplyingFirm } from './firm.ts';
import { emailOf, telephoneOf } from './pages.ts';
import { withinWords } from './within-words.ts';

type Answer = string | readonly string[];

/**
 * What a firm might answer to a question of which it knows the kind and what is `said` of it, the likeliest first.
 * @param closesOn the window's last day in London, `YYYY-MM-DD`
 */
export const plausible = (
  question: Question,
  said: string,
  firm: ApplyingFirm,
  closesOn: string,
): readonly Answer[] => {
  switch (question.kind) {
    case 'radios':
      return question.choices.map(({ value }) => value);
    case 'checkboxes':
      return listsOf(question.choices.map(({ value }) => value));
    case 'date':
      return DAYS_FROM_CLOSING.map((days) => plusDays(closesOn, days));
    case 'long-text':
      return [withinWords(question.words ?? 100, account(question.label, firm)), 'As agreed.', 'Yes'];
    case 'text':
      return linesOf(question, said, firm, closesOn);
  }
};

/** All of them, all but one, one alone, none. */
const listsOf = (values: readonly string[]): readonly Answer[] => [
  values,
  ...values.map((left) => values.filter((value) => value !== left)),
  ...values.map((value) => [value]),
  [],
];

/** Before any window opened, then lately, then longer and longer ago, then still to come. */
const DAYS_FROM_CLOSING = [-100, -40, -14, -1, 0, -200, -350, -500, -800, -1500, -3000, 30, 100, 370, 1000] as const;

const account = (label: string, firm: ApplyingFirm): string =>
  fillIn(
    `{Manager} answers for this at {firm}. It is written down, shown to everybody who begins, and gone through every month. In the last year it was so for {m} of {n} people. This is what we were asked: ${label.replaceAll(/[{}]/g, '')}`,
    firm,
    0,
  );

type Line = Extract<Question, { readonly kind: 'text' }>;

const linesOf = (question: Line, said: string, firm: ApplyingFirm, closesOn: string): readonly string[] => {
  if (question.inputmode) return [...roundNumbers, ...numbersIn(said), ...yearsTo(closesOn)].map(String);
  if (question.type === 'email') return [emailOf(firm)];
  if (question.type === 'tel') return [telephoneOf(firm)];
  return [
    ...(question.autocomplete === 'organization' ? [firm.name] : []),
    firm.people.manager,
    firm.town,
    // What lines with a form of their own ask for: a postcode, a company's number, a registration, a location, an address.
    'ST99 0AA',
    `99${String(firm.number).padStart(6, '0')}`,
    `DEMO${firm.number}`,
    firm.locationId,
    telephoneOf(firm),
    emailOf(firm),
    'https://example.com',
    closesOn,
    '10',
    'A',
  ];
};

/** 1, 2, 3, 5 and 7 of each power of ten, as far as sums go, the tens first: what is counted is seldom 1 or 0. */
const roundNumbers: readonly number[] = [
  ...Array.from({ length: 11 }, (_, power) => [1, 2, 3, 5, 7].map((digit) => digit * 10 ** (power + 1))).flat(),
  ...[7, 5, 3, 2, 1, 0],
];

/** The numbers that a text names, with those on either side: "more than 20" means 21. */
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d[\d,]*/g)]
    .map(([digits]) => Number(digits.replaceAll(',', '')))
    .flatMap((named) => [named, named + 1, Math.max(0, named - 1)]);

const yearsTo = (day: string): readonly number[] =>
  [0, 1, 2, 3, 5, 10, 20, 40].map((ago) => Number(day.slice(0, 4)) - ago);
