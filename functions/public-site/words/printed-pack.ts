import type { Block } from '../../../domain/printed/block.ts';
import type { PackRow, questionPack } from './question-pack.ts';

type Section = ReturnType<typeof questionPack>[number];
type Introduction = NonNullable<Section['pages'][number]['introduction']>;

/** The pack of questions as it is printed: what its page says, in the same order. */
export const printedPack = (sections: readonly Section[]): readonly Block[] =>
  sections.flatMap(({ task, details, pages }) => [
    { heading: task },
    ...(details ? printedDetails(details) : []),
    ...pages.flatMap(({ title, introduction, rows, needs, carriedOver }) => [
      { subheading: title },
      ...(introduction ? printedIntroduction(introduction) : []),
      { list: 'numbered' as const, entries: rows.map(printedRow) },
      ...(needs.length > 0 ? [{ text: 'What it takes:' }, { items: needs }] : []),
      ...(carriedOver ? [] : [{ text: 'Asked anew for each application.' }]),
    ]),
  ]);

const labelled = ({ label, text }: { readonly label: string; readonly text: string }): string => `${label}: ${text}`;

const printedDetails = ({ summary, text, facts }: NonNullable<Section['details']>): readonly Block[] => [
  ...text.map((line) => ({ text: line })),
  { text: `${summary}:` },
  { items: facts.map(labelled) },
];

const printedIntroduction = ({
  text = [],
  facts = [],
  details,
  points = [],
  table,
}: Introduction): readonly Block[] => [
  ...text.map((line) => ({ text: line })),
  ...(facts.length > 0 ? [{ items: facts.map(labelled) }] : []),
  ...(details ? printedDetails(details) : []),
  ...(points.length > 0 ? [{ items: points }] : []),
  ...(table ? [{ table: table.caption, head: table.head, rows: table.rows }] : []),
];

const printedRow = ({ label, hint, meanings = [], words, isFile, choices }: PackRow): readonly Block[] => [
  { text: label },
  ...(hint ? [{ text: hint }] : []),
  ...meanings.map(({ word, means }) => ({ text: `${word}: ${means}` })),
  ...(words ? [{ text: `${words} words at most` }] : []),
  ...(isFile ? [{ text: 'A file, sent after the questions of this page' }] : []),
  ...(choices.length > 0 ? [{ list: 'bulleted' as const, entries: choices.map(printedChoice) }] : []),
];

const printedChoice = ({ text, reveals }: PackRow['choices'][number]): readonly Block[] => [
  { text },
  ...reveals.flatMap((each) => printedRow({ ...each, label: `If so: ${each.label}` })),
];
