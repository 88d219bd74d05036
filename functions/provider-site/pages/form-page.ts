import type * as z from 'zod';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import type { Introduction } from '../../../domain/application/submission.ts';
import type { Question } from '../../shared/forms/question.ts';
import type { TypedValues } from '../../shared/forms/typed-values.ts';

/** A file that a page asks for once its questions are answered. */
export type FileAsked = {
  /** Its name among the page's answers. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
};

/** One page of the application's form. One GET and one POST serve them all. */
export type FormPage = {
  /** Last part of the page's address, and its name among the answers (domain/application/answers.ts). */
  readonly path: string;
  /** The section of the task list. */
  readonly task: string;
  readonly title: string;
  /** Judges what this page's own form sends; its answers as a whole are judged by the domain's schema. */
  readonly schema: z.ZodType;
  readonly questions: readonly Question[];
  readonly file?: FileAsked;
  readonly template: string;
  /** What the page says before its questions, kept with the answers: they cannot be understood without it. */
  readonly introduction?: Introduction;
  /** What else the template says beside the questions. */
  readonly model?: Readonly<Record<string, unknown>>;
  /** Puts what was typed into the form the schema knows, where people can be expected to write it otherwise. */
  readonly tidy?: (typed: TypedValues) => TypedValues;
  /** The page to show after this one; `tasks` is the task list. */
  next(answers: DraftAnswers): string;
};

/** What pages depend on: the agreement as frozen for the window, and the lots that the provider holds a contract on already. */
export type FormContext = { readonly agreement: Agreement; readonly contracted: readonly string[] };

export const QUESTION_PAGE = 'forms/question-page.njk';
export const TASKS = 'tasks';
