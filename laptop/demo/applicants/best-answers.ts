import type { AskedPage } from '../../../domain/application/page.ts';
import { type Question, type TypedValues, withRevealed } from '../../../domain/questions/question.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import type { ApplyingFirm } from './firm.ts';
import { plausible } from './plausible.ts';

/** Any file, as a page's answers name one that was kept. */
const SOME_FILE = {
  key: 'file',
  version: '1',
  sha256: '0'.repeat(64),
  name: 'file.pdf',
  size: 1,
  type: 'application/pdf',
  arrivedAt: '2000-01-01T00:00:00Z',
} satisfies StoredFile;

/** What a page says to answers: what it does not take, or what it finds of those that it takes. */
interface Judged {
  readonly refused: readonly string[];
  readonly against: readonly { readonly outcome: string; readonly text: string }[];
}

export const judged = (page: AskedPage, typed: TypedValues, closesOn: string): Judged => {
  const values = page.tidy(typed);
  const taken = page.formSchema.safeParse(values);
  if (!taken.success) return { refused: taken.error.issues.map(({ message }) => message), against: [] };
  // Only that there is one: no page judges what is in a file.
  const file = page.file && { [page.file.name]: SOME_FILE };
  return { refused: [], against: page.findings({ ...values, ...file }, closesOn) };
};

/** How far answers are from the ones hoped for: what is refused counts most, then what fails, then what somebody must look at. */
const distance = ({ refused, against }: Judged): number =>
  refused.length * 10_000 + against.reduce((sum, { outcome }) => sum + (outcome === 'fail' ? 100 : 1), 0);

/** The best answers that a firm finds to a page: once it has heard what stands against the first, it tries again. */
export const bestAnswers = (page: AskedPage, firm: ApplyingFirm, closesOn: string): TypedValues => {
  const first = found(page, firm, closesOn, '');
  const { refused, against } = judged(page, first, closesOn);
  if (refused.length + against.length === 0) return first;
  return found(page, firm, closesOn, [...refused, ...against.map(({ text }) => text)].join(' '));
};

interface Answerable {
  readonly question: Question;
  readonly answers: readonly (string | readonly string[])[];
}

const found = (page: AskedPage, firm: ApplyingFirm, closesOn: string, heard: string): TypedValues => {
  const all = withRevealed(page.questions).map((question): Answerable => {
    const said = `${saidOf(question, page)} ${heard}`;
    return { question, answers: plausible(question, said, firm, closesOn) };
  });
  const far = (typed: TypedValues) => distance(judged(page, typed, closesOn));
  let best: TypedValues | undefined;
  for (const beginning of beginnings(all)) {
    // What hangs on a choice is answered before the choice is thought better of.
    const settled = all
      .toReversed()
      .reduce((typed, { question: { name }, answers }) => nearest(typed, name, answers, far), beginning);
    if (best === undefined || far(settled) < far(best)) best = settled;
    if (far(best) === 0) break;
  }
  return best ?? {};
};

/** The likeliest answers, and the same with each choice that opens further questions. */
const beginnings = (all: readonly Answerable[]): readonly TypedValues[] => {
  const first: TypedValues = Object.fromEntries(all.map(({ question, answers }) => [question.name, answers[0] ?? '']));
  const opening = all.filter(
    ({ question }) => 'choices' in question && question.choices.some(({ reveals }) => reveals !== undefined),
  );
  return [
    first,
    ...opening.flatMap(({ question, answers }) => answers.map((answer) => ({ ...first, [question.name]: answer }))),
  ];
};

/** With the first of one question's answers that comes nearest; as it was where nothing stands against it. */
const nearest = (
  typed: TypedValues,
  name: string,
  answers: Answerable['answers'],
  far: (typed: TypedValues) => number,
): TypedValues => {
  let best = typed;
  let least = far(typed);
  for (const answer of answers) {
    if (least === 0) break;
    const tried = { ...typed, [name]: answer };
    const reached = far(tried);
    if (reached < least) [best, least] = [tried, reached];
  }
  return best;
};

/** Whatever a page says about a question: beside it, where it is left empty, and in what it takes to pass. */
const saidOf = ({ name, label, hint = '' }: Question, { formSchema, needs }: AskedPage): string => {
  const issues = formSchema.safeParse({ [name]: '' }).error?.issues ?? [];
  const about = issues.filter(({ path }) => path[0] === name).map(({ message }) => message);
  return [label, hint, ...about, ...needs].join(' ');
};
