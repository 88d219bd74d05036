import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { FrozenRow } from '../../../domain/application/submission.ts';
import type { Block } from '../../../domain/printed/block.ts';

/** What a PDF is about, above its title. */
export const aboutAgreement = ({ title, council }: Pick<Agreement, 'title' | 'council'>): string =>
  `${title}, ${council}`;

interface Section {
  readonly title: string;
  readonly introduction?: { readonly text: readonly string[]; readonly points: readonly string[] } | undefined;
  readonly rows: readonly FrozenRow[];
}

/** Pages of an application with what was answered, as its page shows them. */
export const printedSections = (sections: readonly Section[]): readonly Block[] =>
  sections.flatMap(({ title, introduction, rows }) => [
    { heading: title },
    ...(introduction?.text ?? []).map((text) => ({ text })),
    ...(introduction && introduction.points.length > 0 ? [{ items: introduction.points }] : []),
    { answers: rows.map(({ question, answer }) => ({ question, answer: answer || 'Not answered' })) },
  ]);
