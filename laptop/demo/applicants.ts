import type { Agreement } from '../../domain/agreement/agreement.ts';
import { questionsFor } from '../../domain/agreement/questionnaire.ts';
import { pagesOf } from '../../domain/application/application.ts';
import { answersTo } from './applicants/any-page.ts';
import { type CircumstanceName, circumstanceCounts, circumstances } from './applicants/circumstances.ts';
import type { Fields } from './applicants/fields.ts';
import { type ApplyingFirm, applyingFirms } from './applicants/firm.ts';
import { capacityFields, lotsOf } from './applicants/offer.ts';
import { emailOf, plainPages } from './applicants/pages.ts';
import { counted, mixed, pick } from './applicants/pick.ts';
import { type DemoFile, fileFor } from './applicants/policy-file.ts';
import { qualityAnswer } from './applicants/quality-answer.ts';
import { mannerOf, type StrengthName, strengthCounts, strengths } from './applicants/strengths.ts';

/** One page of an applicant's form: what the browser sends of it, and the file that goes with it. */
export interface DemoPage {
  /** The page's id, as in domain/application/answers.ts and in the page's address. */
  readonly page: string;
  readonly fields: Fields;
  readonly file?: DemoFile;
  /** What the page holds against the best answer that could be found to it, in its own sentences. */
  readonly against?: readonly string[];
}

/** A made-up provider that applies in the demonstration. Nothing here says what becomes of it. */
export interface DemoApplicant {
  /** The organisation's name, as on the register's stand-in. */
  readonly name: string;
  /** Who signs in and fills in the form. */
  readonly person: string;
  readonly email: string;
  readonly locationId: string;
  readonly lots: readonly string[];
  /** In the agreement's order, but for the lots, which come first: other pages hang on them. */
  readonly pages: readonly DemoPage[];
}

/**
 * The 109 applicants of the demonstration to an agreement, the same ones every time.
 * @param closesOn the London date on which the window closes, `YYYY-MM-DD`: policies are as old on that day as in any other round
 * @param wanted how many of them, taken from all over the list; all where it is left out
 */
export const demoApplicants = (agreement: Agreement, closesOn: string, wanted?: number): readonly DemoApplicant[] => {
  const firms = someOf(applyingFirms(), wanted);
  // 109 is prime, so that any step meets every place once. Counts and steps were tuned together: with these the rules give places to
  // 75 on the first agreement, as in its real first round, and every circumstance befalls somebody who gets far enough for it to matter.
  const strengthsInTurn = mixed(counted(strengthCounts, namesOf(strengths)), 101);
  const circumstancesInTurn = mixed(counted(circumstanceCounts, namesOf(circumstances)), 10);
  return firms.map((firm) =>
    applicantOf(agreement, firm, pick(strengthsInTurn, firm.at), pick(circumstancesInTurn, firm.at), closesOn),
  );
};

/** So many of them, or all: taken at even steps, so that a few are of as many kinds as a few can be. */
const someOf = <Each>(all: readonly Each[], wanted = all.length): readonly Each[] => {
  const step = (at: number) => Math.floor((at * Math.min(wanted, all.length)) / all.length);
  return all.filter((_, at) => step(at) !== step(at - 1));
};

/** What no answer to a page could help, in a sentence a page. */
export const standingAgainst = (applicants: readonly DemoApplicant[]): readonly string[] => [
  ...new Set(
    applicants.flatMap(({ pages }) =>
      pages.flatMap(({ page, against }) =>
        against ? [`No answer was found that passes the page ${page}: ${against.join(' ')}`] : [],
      ),
    ),
  ),
];

const applicantOf = (
  agreement: Agreement,
  firm: ApplyingFirm,
  strength: StrengthName,
  circumstance: CircumstanceName,
  closesOn: string,
): DemoApplicant => {
  const lots = lotsOf(firm, agreement);
  const known: Readonly<Record<string, Fields>> = {
    ...plainPages(firm, circumstances[circumstance], closesOn),
    lots: { lots },
    ...Object.fromEntries(lots.map((lot) => [`capacity-${lot}`, capacityFields(firm, lot, agreement)])),
    ...Object.fromEntries(
      questionsFor(agreement.questionnaire, lots).map((question, nth) => {
        const manner = mannerOf(strengths[strength], question.title, nth, firm.at);
        return [question.id, { answer: qualityAnswer(question, manner, firm) }];
      }),
    ),
  };
  const pages = pagesOf(agreement, lots).map((page): DemoPage => {
    const fields = known[page.path];
    if (!fields) return { page: page.path, ...answersTo(page, firm, closesOn) };
    return { page: page.path, fields, ...(page.file?.required ? { file: fileFor(page.path, page.file, firm) } : {}) };
  });
  const isLots = ({ page }: DemoPage) => page === 'lots';
  return {
    name: firm.name,
    person: firm.people.manager,
    email: emailOf(firm),
    locationId: firm.locationId,
    lots,
    pages: [...pages.filter(isLots), ...pages.filter((page) => !isLots(page))],
  };
};

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(record).filter((name): name is Name => name in record);
