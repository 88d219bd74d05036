import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { questionsFor } from '../agreement/questionnaire.ts';
import type { DraftAnswers } from './answers.ts';
import { askedPages, limitsOf } from './chosen-page.ts';
import type { AnswersOf, AskedPage, NamedPage } from './page.ts';
import { capacity } from './pages/capacity.ts';
import { contacts } from './pages/contacts.ts';
import { declaration } from './pages/declaration.ts';
import { organisation } from './pages/organisation.ts';
import { quality } from './pages/quality.ts';
import { registration } from './pages/registration.ts';

/** Of a complete application, the answers that rules and letters read by name; `capacity` is by lot, `quality` by question. */
export interface Answers {
  readonly organisation: AnswersOf<typeof organisation>;
  readonly contacts: AnswersOf<typeof contacts>;
  readonly registration: AnswersOf<typeof registration>;
  readonly declaration: AnswersOf<typeof declaration>;
  readonly lots: readonly string[];
  readonly capacity: Readonly<Record<string, readonly { readonly zone: string; readonly hoursPerWeek: number }[]>>;
  readonly quality: Readonly<Record<string, string>>;
}

const lotsTyped = z.object({ lots: z.union([z.string().transform((lot) => [lot]), z.array(z.string())]) });

/** The lots chosen in a draft that the agreement has; empty until they are chosen. */
export const chosenLots = ({ lots }: Pick<Agreement, 'lots'>, draft: DraftAnswers): readonly string[] => {
  const parsed = lotsTyped.safeParse(draft.lots);
  return parsed.success ? lots.map(({ id }) => id).filter((id) => parsed.data.lots.includes(id)) : [];
};

/**
 * The pages of an application for these lots, in the order of the agreement's file. One who holds a contract on some lots already
 * (`contracted`) is offered the others. Asked `on` a day, `YYYY-MM-DD` in London, what has happened is not taken to lie ahead of it.
 */
export const pagesOf = (
  agreement: Agreement,
  lots: readonly string[],
  contracted: readonly string[] = [],
  on?: string,
): readonly AskedPage[] => agreement.pages.flatMap((chosen) => askedPages(chosen, { agreement, lots, contracted, on }));

/** Every page that an application can come to be asked: one for all lots. */
export const everyPageOf = (agreement: Agreement): readonly AskedPage[] =>
  pagesOf(
    agreement,
    agreement.lots.map(({ id }) => id),
  );

/** What follows a page in its section of the task list; undefined after the section's last. */
export const pageAfter = (pages: readonly AskedPage[], path: string): AskedPage | undefined => {
  const at = pages.findIndex((each) => each.path === path);
  const following = at < 0 ? undefined : pages[at + 1];
  return following?.task === pages[at]?.task ? following : undefined;
};

/** Whether a page's answers are complete. */
export const isComplete = ({ path, schema }: AskedPage, draft: DraftAnswers): boolean =>
  schema.safeParse(draft[path] ?? {}).success;

/** Who applies, and from which location. @throws z.ZodError where one of the two pages is missing or wrong */
export const applicantIn = (
  agreement: Agreement,
  draft: DraftAnswers,
): Pick<Answers, 'organisation' | 'registration'> => {
  const on = answersOn(agreement, draft);
  return { organisation: on(organisation), registration: on(registration) };
};

/** A draft as a complete application. @throws z.ZodError where one of these pages is missing or wrong */
export const completeAnswers = (agreement: Agreement, draft: DraftAnswers): Answers => {
  const lots = chosenLots(agreement, draft);
  const on = answersOn(agreement, draft);
  return {
    ...applicantIn(agreement, draft),
    contacts: on(contacts),
    declaration: on(declaration),
    lots,
    capacity: Object.fromEntries(
      lots.map((lot) => [lot, capacity.answers(draft[`capacity-${lot}`] ?? {}, agreement.zones)]),
    ),
    quality: Object.fromEntries(
      questionsFor(agreement.questionnaire, lots).map((question) => [
        question.id,
        quality.answer(draft[question.id] ?? {}, question),
      ]),
    ),
  };
};

const answersOn = (agreement: Agreement, draft: DraftAnswers) => {
  const asking = { agreement, lots: chosenLots(agreement, draft), contracted: [] };
  return <Typed>(page: NamedPage<Typed>): Typed => {
    const chosen = agreement.pages.find((each) => each.page === page.id);
    return page.answers(draft[page.id] ?? {}, chosen && limitsOf(chosen), asking);
  };
};
