import type { FrozenRow } from '../application/submission.ts';
import { commercially, KEPT_PERSONAL } from './allowed.ts';
import type { PageAsked } from './asked-and-answered.ts';
import type { Edition } from './manifest.ts';

const underlined = (title: string, sign: string): string => `${title}\n${sign.repeat(title.length)}`;

const rowOf = ({ question, hint, choices = [], answer }: FrozenRow): string =>
  [
    question,
    ...(hint ? [`(${hint})`] : []),
    ...choices.map((choice) => `  ( ) ${choice}`),
    `  > ${answer.replaceAll('\n', '\n  > ')}`,
  ].join('\n');

const pageOf = ({ title, introduction, scored = [], asked = [], corrected }: PageAsked): string =>
  [
    underlined(title, '-'),
    ...(introduction ? [...introduction.text, ...introduction.points.map((point) => `- ${point}`)] : []),
    ...[...asked, ...scored].map(rowOf),
    ...(corrected ? [`Corrected at ${corrected.at}. What counts:`, ...corrected.questions.map(rowOf)] : []),
  ].join('\n\n');

/** Questions as they were asked, each with all that it offered to choose from, and the answers, to be read by anybody. */
export const answersAsText = (heading: string, pages: readonly PageAsked[], edition: Edition): string => {
  const shown = edition === 'freedom-of-information' ? pages.map(withoutAnswers) : pages;
  return `${[underlined(heading, '='), ...shown.map(pageOf)].join('\n\n\n')}\n`;
};

const withoutAnswers = ({ corrected: _, scored = [], asked = [], ...page }: PageAsked): PageAsked => ({
  ...page,
  scored: scored.map((row) => ({ ...row, answer: commercially.kept })),
  asked: asked.map((row) => ({ ...row, answer: KEPT_PERSONAL })),
});
