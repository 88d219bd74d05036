import { type CircumstanceName, circumstanceCounts, circumstances } from './applicants/circumstances.ts';
import type { Fields } from './applicants/fields.ts';
import { type ApplyingFirm, applyingFirms } from './applicants/firm.ts';
import { capacityFields, lotsOf } from './applicants/offer.ts';
import { emailOf, plainPages } from './applicants/pages.ts';
import { counted, mixed, pick } from './applicants/pick.ts';
import { type DemoFile, pdfSaying } from './applicants/policy-file.ts';
import { qualityAnswer } from './applicants/quality-answer.ts';
import { mannerOf, type StrengthName, strengthCounts, strengths } from './applicants/strengths.ts';
import { type AnsweredQuestion, texts } from './texts/index.ts';

/** One page of an applicant's form: what the browser sends of it, and the file that goes with it. */
export interface DemoPage {
  /** The page's id, as in domain/application/answers.ts and in the page's address. */
  readonly page: string;
  readonly fields: Fields;
  readonly file?: DemoFile;
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
  /** In the order in which the form asks: pages that hang on the lots come after the page where they are chosen. */
  readonly pages: readonly DemoPage[];
}

/**
 * The 109 applicants of the demonstration, the same ones every time.
 * @param closesOn the London date on which the window closes, `YYYY-MM-DD`: policies are as old on that day as in any other round
 */
export const demoApplicants = (closesOn = '2027-03-31'): readonly DemoApplicant[] => {
  const firms = applyingFirms();
  // 109 is prime, so that any step meets every place once. Counts and steps were tuned together: with these the rules give places to
  // 75, as in the agreement's first round, and every circumstance befalls somebody who gets far enough for it to matter.
  const strengthsInTurn = mixed(counted(strengthCounts, namesOf(strengths)), 101);
  const circumstancesInTurn = mixed(counted(circumstanceCounts, namesOf(circumstances)), 10);
  return firms.map((firm) =>
    applicantOf(firm, pick(strengthsInTurn, firm.at), pick(circumstancesInTurn, firm.at), closesOn),
  );
};

/** So many of them, or all: taken at even steps, so that a few are of as many kinds as a few can be. */
export const someOf = <Each>(all: readonly Each[], wanted = all.length): readonly Each[] => {
  const step = (at: number) => Math.floor((at * Math.min(wanted, all.length)) / all.length);
  return all.filter((_, at) => step(at) !== step(at - 1));
};

const applicantOf = (
  firm: ApplyingFirm,
  strength: StrengthName,
  circumstance: CircumstanceName,
  closesOn: string,
): DemoApplicant => {
  const lots = lotsOf(firm);
  const plain = plainPages(firm, circumstances[circumstance], closesOn);
  const {
    lots: lotsPage = {},
    organisation = {},
    contacts = {},
    registration = {},
    declaration = {},
    ...others
  } = plain;
  const quality = questionsAsked(lots).map((question, nth) => ({
    page: question,
    fields: { answer: qualityAnswer(question, mannerOf(strengths[strength], question, nth, firm.at), firm) },
  }));
  return {
    name: firm.name,
    person: firm.people.manager,
    email: emailOf(firm),
    locationId: firm.locationId,
    lots,
    pages: [
      { page: 'organisation', fields: organisation },
      { page: 'contacts', fields: contacts },
      { page: 'registration', fields: registration },
      { page: 'lots', fields: lotsPage },
      ...lots.map((lot) => ({ page: `capacity-${lot}`, fields: capacityFields(firm, lot) })),
      ...Object.entries(others).map(([page, fields]) => withFile({ page, fields }, firm)),
      ...quality,
      { page: 'declaration', fields: declaration },
    ],
  };
};

/** The questions that these lots ask: all ask the first eight, complex care the ninth and respite the tenth. */
const questionsAsked = (lots: readonly string[]): readonly AnsweredQuestion[] =>
  namesOf(texts).filter(
    (question) => (question !== 'q9' || lots.includes('B')) && (question !== 'q10' || lots.includes('C')),
  );

const withFile = (page: DemoPage, { name }: ApplyingFirm): DemoPage => {
  if (page.page !== 'safeguarding') return page;
  return { ...page, file: pdfSaying('safeguarding-policy.pdf', `Safeguarding policy of ${name}: a made-up file.`) };
};

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(record).filter((name): name is Name => name in record);
