import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { questionsFor } from '../agreement/questionnaire.ts';
import { capacityPage, type DraftAnswers, lotsPage, type PageId, pages, pagesFor, qualityPage } from './answers.ts';

type Typed = { [Page in PageId]: z.output<(typeof pages)[Page]> };

/** A complete application, typed; `capacity` and `quality` are by lot and by question. */
export type Answers = Typed & {
  readonly capacity: Readonly<Record<string, readonly { readonly zone: string; readonly hoursPerWeek: number }[]>>;
  readonly quality: Readonly<Record<string, string>>;
};

/** The lots chosen in a draft that the agreement has; empty until they are chosen. */
export const chosenLots = ({ lots }: Pick<Agreement, 'lots'>, draft: DraftAnswers): readonly string[] => {
  const parsed = pages.lots.safeParse(draft.lots);
  return parsed.success ? lots.map(({ id }) => id).filter((id) => parsed.data.lots.includes(id)) : [];
};

/** The schema that a page's form is judged by; undefined for a page that this agreement does not have. */
export const schemaOf = (agreement: Agreement, page: string): z.ZodType | undefined => {
  if (page === 'lots') return lotsPage(agreement);
  if (isFixedPage(page)) return pages[page];
  if (page.startsWith('capacity-'))
    return agreement.lots.some(({ id }) => page === `capacity-${id}`) ? capacityPage(agreement) : undefined;
  const question = agreement.questionnaire.questions.find(({ id }) => id === page);
  return question && qualityPage(question);
};

export const isFixedPage = (page: string): page is PageId => Object.hasOwn(pages, page);

/** The pages still missing or wrong, in order; empty means that the application can be submitted. */
export const incompletePages = (agreement: Agreement, draft: DraftAnswers): readonly string[] =>
  pagesFor(agreement, chosenLots(agreement, draft)).filter(
    (page) => !schemaOf(agreement, page)?.safeParse(draft[page] ?? {}).success,
  );

/** A draft as a complete application. @throws z.ZodError where a page is missing or wrong */
export const completeAnswers = (agreement: Agreement, draft: DraftAnswers): Answers => {
  const lots = chosenLots(agreement, draft);
  const fixed = z.object(pages).parse(draft);
  return {
    ...fixed,
    lots: { lots: [...lots] },
    capacity: Object.fromEntries(lots.map((lot) => [lot, capacityPage(agreement).parse(draft[`capacity-${lot}`])])),
    quality: Object.fromEntries(
      questionsFor(agreement.questionnaire, lots).map((question) => [
        question.id,
        qualityPage(question).parse(draft[question.id]).answer,
      ]),
    ),
  };
};
