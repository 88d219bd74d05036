import { canonicalJson } from '../canonical-json.ts';
import { answerInWords } from '../questions/answer-in-words.ts';
import { withRevealed } from '../questions/question.ts';
import { answerRows, askedWith } from './answer-rows.ts';
import { answersNow, type CorrectedPage, type Correction } from './correction.ts';
import type { AskedPage } from './page.ts';
import type { FrozenApplication } from './submission.ts';

type Values = Readonly<Record<string, unknown>>;

/** What was sent and counts, with when it was sent. */
export interface Counting {
  readonly pages: readonly CorrectedPage[];
  readonly at: string;
}

/** A page of an application with its answers as they count; `correctedAt` where they are not those that were submitted. */
type SectionAsItCounts = FrozenApplication['sections'][number] & { readonly correctedAt?: string };

/** An application with its answers as they count. */
export interface AsItCounts extends Omit<FrozenApplication, 'sections'> {
  readonly sections: readonly SectionAsItCounts[];
}

/**
 * Lays corrections that count over an application as it was submitted, the last one uppermost: the only place where that is done. What was
 * submitted stays as it is.
 */
export const asItCounts = (frozen: FrozenApplication, corrections: readonly Counting[]): AsItCounts => {
  const uppermost = new Map(corrections.flatMap(({ pages, at }) => pages.map((page) => [page.page, { ...page, at }])));
  const corrected = [...uppermost.values()];
  return {
    ...frozen,
    organisationName: nameIn(corrected) ?? frozen.organisationName,
    sections: frozen.sections.map((section) => {
      const found = uppermost.get(section.page);
      return found ? { ...section, rows: found.rows, correctedAt: found.at } : section;
    }),
    answers: { ...frozen.answers, ...Object.fromEntries(corrected.map(({ page, values }) => [page, values])) },
  };
};

/** The organisation's name as corrected pages give it; undefined where they do not. */
export const nameIn = (pages: readonly CorrectedPage[]): string | undefined => {
  const name = pages.find(({ page }) => page === 'organisation')?.values.name;
  return typeof name === 'string' ? name.trim() : undefined;
};

/** A question of a page, with its answer before and the one that takes its place; '' where it was not asked, or not answered. */
interface ComparedRow {
  readonly question: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** A page, old and new side by side. */
export interface ComparedPage {
  readonly page: string;
  readonly title: string;
  readonly rows: readonly ComparedRow[];
  readonly changed: boolean;
}

/** One page with two sets of answers: of each, only what it asks with them. */
export const comparedPage = (page: AskedPage, title: string, before: Values, after: Values): ComparedPage => {
  const [old, fresh] = [page.asked(before), page.asked(after)];
  const rows = withRevealed(page.questions).flatMap((question) => {
    const answerIn = (values: Values) =>
      page.questions.some((each) => askedWith(each, values).some(({ name }) => name === question.name))
        ? answerInWords(question, values[question.name])
        : undefined;
    const [was, is] = [answerIn(old), answerIn(fresh)];
    if (was === undefined && is === undefined) return [];
    return [{ question: question.label, before: was ?? '', after: is ?? '', changed: was !== is }];
  });
  return { page: page.path, title, rows, changed: canonicalJson(old) !== canonicalJson(fresh) };
};

/** Pages as they were sent, beside the answers that they take the place of. `pages`: what the application is asked. */
export const comparedAsSent = (
  corrected: readonly CorrectedPage[],
  before: Readonly<Record<string, Values | undefined>>,
  pages: readonly AskedPage[],
): readonly ComparedPage[] =>
  corrected.flatMap(({ page: path, title, values }) => {
    const page = pages.find((each) => each.path === path);
    return page ? [comparedPage(page, title, before[path] ?? {}, values)] : [];
  });

/** The named pages as they would be sent now, beside how they were. `pages`: what the application is asked. */
export const comparedNow = (
  correction: Pick<Correction, 'pages' | 'saved'>,
  pages: readonly AskedPage[],
): readonly ComparedPage[] =>
  correction.pages.flatMap((named) => {
    const page = pages.find(({ path }) => path === named.page);
    return page ? [comparedPage(page, named.title, named.values, answersNow(correction, named))] : [];
  });

/** The pages that are otherwise than before, as they are sent: what each asks, and no answer that only hangs on one that was changed. */
export const pagesToSend = (
  correction: Pick<Correction, 'pages' | 'saved'>,
  pages: readonly AskedPage[],
): readonly CorrectedPage[] =>
  comparedNow(correction, pages).flatMap(({ page: path, title, changed }) => {
    const page = pages.find((each) => each.path === path);
    const named = correction.pages.find((each) => each.page === path);
    if (!page || !named || !changed) return [];
    const values = page.asked(answersNow(correction, named));
    return [{ page: path, title, values, rows: [...answerRows(page, values)] }];
  });
