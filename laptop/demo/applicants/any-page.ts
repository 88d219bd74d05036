import type { AskedPage } from '../../../domain/application/page.ts';
import { isChosen } from '../../../domain/questions/field.ts';
import type { Question, TypedValues } from '../../../domain/questions/question.ts';
import { bestAnswers, judged } from './best-answers.ts';
import { dateFields, type Fields } from './fields.ts';
import type { ApplyingFirm } from './firm.ts';
import { type DemoFile, fileFor } from './policy-file.ts';

interface Answered {
  readonly fields: Fields;
  readonly file?: DemoFile;
  readonly against?: readonly string[];
}

/**
 * Fills in a page of which nothing is known but how it describes itself, as a firm would that has nothing to hide: with the first
 * answers that the page takes and that pass its gates. Where none do, it says what stands against the best.
 * @param closesOn the window's last day in London, `YYYY-MM-DD`
 * @throws Error where no answers are found that the page takes
 */
export const answersTo = (page: AskedPage, firm: ApplyingFirm, closesOn: string): Answered => {
  const best = bestAnswers(page, firm, closesOn);
  const { refused, against } = judged(page, best, closesOn);
  if (refused.length > 0) throw new Error(`Nobody knows how to answer “${page.title}”: ${refused.join('. ')}`);
  return {
    fields: fieldsOf(page.questions, best),
    ...(page.file ? { file: fileFor(page.path, page.file, firm) } : {}),
    ...(against.length > 0 ? { against: against.map(({ text }) => text) } : {}),
  };
};

/** What a browser sends of these answers. Nothing of what only other choices would have asked. */
const fieldsOf = (questions: readonly Question[], typed: TypedValues): Fields =>
  Object.fromEntries(questions.flatMap((question) => Object.entries(fieldsOfOne(question, typed))));

const fieldsOfOne = (question: Question, typed: TypedValues): Fields => {
  const answer = typed[question.name] ?? '';
  if (question.kind === 'date') return dateFields(question.name, String(answer));
  const chosen = 'choices' in question ? question.choices.filter(({ value }) => isChosen(answer, value)) : [];
  const revealed = chosen.flatMap(({ reveals = [] }) => reveals);
  return { [question.name]: answer, ...fieldsOf(revealed, typed) };
};
