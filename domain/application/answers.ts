import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { questionsFor } from '../agreement/questionnaire.ts';
import { isOneLine } from '../letters/typed.ts';
import { companyNumberFrom } from '../register/company-number.ts';
import { registerIdFrom } from '../register/register-id.ts';

/**
 * The answers of a whole application, page by page. A form sends strings and lists of strings; these schemas say what is
 * missing in the service's words and give the typed answer. A draft keeps what was typed, valid or not.
 */
const text = (missing: string, longest = 200) =>
  z.string({ error: missing }).trim().min(1, missing).max(longest, `Use ${longest} characters or fewer`);
/** Names end up in letters, lists and notices: what they hold is what is seen of them. */
const name = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing, abort: true })
    .max(200, 'Use 200 characters or fewer')
    .refine(isOneLine, {
      error: 'Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    });
const choice = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) =>
  z.enum(values, { error: missing });
const yesNo = (missing: string) => choice(['yes', 'no'], missing);
const words = (limit: number, missing: string) =>
  text(missing, limit * 20).refine((answer) => countWords(answer) <= limit, { error: `Use ${limit} words or fewer` });
const several = (missing: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string(), { error: missing }).min(1, missing),
  );
const pounds = (missing: string) => z.preprocess(poundsIn, z.number({ error: missing }).min(0, missing));
/** "10000000", "£10,000,000", "10m" and "10 million" are one sum. */
const poundsIn = (value: unknown): number => {
  const plain = typeof value === 'string' ? value.replace(/[£,\s]/g, '') : '';
  const [, sum = '', millions] = /^(\d+(?:\.\d+)?)(m|mn|million)?$/i.exec(plain) ?? [];
  return sum === '' ? Number.NaN : Number(sum) * (millions ? 1_000_000 : 1);
};
const refused = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};
const pastDay = (missing: string) => z.iso.date({ error: missing });

export const countWords = (answer: string): number => answer.trim().split(/\s+/).filter(Boolean).length;

/** Details are asked for only where the answer says there is something to tell. */
const withDetails = <Field extends string>(field: Field, question: string, explain: string, limit: number) =>
  z
    .object({ [field]: yesNo(question), details: z.string().trim().default('') })
    .superRefine((value: Record<string, unknown>, context) => {
      const details = typeof value.details === 'string' ? value.details : '';
      if (value[field] === 'yes' && !details) context.addIssue({ code: 'custom', path: ['details'], message: explain });
      if (countWords(details) > limit)
        context.addIssue({ code: 'custom', path: ['details'], message: `Use ${limit} words or fewer` });
    })
    .transform(({ details, ...rest }) => ({
      declared: rest[field] === 'yes',
      details: typeof details === 'string' ? details : '',
    }));

/** A file that has reached the sealed bucket. `key` is the object's key, never shown. */
export const storedFile = z.object({ key: z.string(), name: z.string(), size: z.int().min(1), type: z.string() });
export type StoredFile = z.infer<typeof storedFile>;

export const pages = {
  organisation: z.object({
    name: name('Enter the name of your organisation'),
    legalForm: choice(
      ['company', 'charity', 'partnership', 'sole-trader', 'other'],
      'Select what kind of organisation it is',
    ),
    companyNumber: z
      .string()
      .default('')
      .transform((typed, context) =>
        typed.trim() === ''
          ? ''
          : (companyNumberFrom(typed) ?? refused(context, 'Enter a company number of 8 characters, like 01234567')),
      ),
    address: text('Enter the address', 500),
  }),
  contacts: z.object({
    name: name('Enter the name of the person we should contact'),
    email: z.email({ error: 'Enter an email address in the correct format, like name@example.com' }),
    phone: text('Enter a telephone number, like 01632 960 001', 40).regex(
      /^[\d\s()+-]{7,}$/,
      'Enter a telephone number, like 01632 960 001',
    ),
  }),
  registration: z.object({
    locationId: z
      .string({ error: 'Enter your CQC location ID' })
      .transform(
        (typed, context) => registerIdFrom(typed) ?? refused(context, 'Enter a CQC location ID, like 1-1234567890'),
      ),
    manager: choice(['in-post', 'recruiting'], 'Select whether a registered manager is in post'),
    managerPlan: z.string().trim().max(1000, 'Use 1,000 characters or fewer').default(''),
    ratingStatement: z
      .string()
      .trim()
      .refine((answer) => countWords(answer) <= 300, { error: 'Use 300 words or fewer' })
      .default(''),
  }),
  lots: z.object({ lots: several('Select at least one lot') }),
  bidding: z.object({
    model: choice(['alone', 'with-sub-contractors', 'consortium'], 'Select how you will provide the service'),
    others: z.string().trim().max(1000, 'Use 1,000 characters or fewer').default(''),
  }),
  'mandatory-exclusions': withDetails(
    'declared',
    'Select yes if any of these applies',
    'Explain what happened, when, and what has changed since',
    300,
  ),
  'discretionary-exclusions': withDetails(
    'declared',
    'Select yes if any of these applies',
    'Explain what happened, when, and what has changed since',
    300,
  ),
  conflicts: withDetails(
    'declared',
    'Select yes if anybody has a conflict of interest',
    'Explain the connection and how you would keep it apart',
    150,
  ),
  insurance: z.object({
    employersLiability: pounds('Enter your employer’s liability cover in pounds'),
    publicLiability: pounds('Enter your public liability cover in pounds'),
    professionalIndemnity: pounds('Enter your professional indemnity cover in pounds'),
    commitment: yesNo('Select whether you will have the cover in place before a contract starts'),
  }),
  safeguarding: z.object({
    lead: name('Enter the name of your safeguarding lead'),
    reviewedOn: pastDay('Enter the date the policy was last reviewed'),
    policy: storedFile,
  }),
  recruitment: z.object({ checks: yesNo('Select whether DBS checks are complete before anyone works unsupervised') }),
  continuity: z.object({ testedOn: pastDay('Enter the date the plan was last tested'), plan: storedFile.optional() }),
  'data-protection': z.object({
    icoNumber: text('Enter your ICO registration number', 12).regex(
      /^[A-Za-z0-9]{6,12}$/,
      'Enter an ICO registration number, like ZA123456',
    ),
    toolkit: choice(['met', 'plan', 'neither'], 'Select where you are with the Data Security and Protection Toolkit'),
  }),
  'health-and-safety': withDetails(
    'declared',
    'Select yes if there has been a notice in the last 3 years',
    'Explain what the notice was for and what you learnt',
    150,
  ),
  'modern-slavery': z.object({ steps: words(150, 'Explain how you prevent modern slavery in recruiting and supply') }),
  'contract-terms': z.object({
    callMonitoring: yesNo('Select whether you will use electronic call monitoring from the start'),
    tupe: yesNo('Select whether you have understood and costed TUPE'),
    minimumPay: yesNo('Select whether you pay at least the legal minimum, travel time included'),
    realLivingWage: choice(['yes', 'no', 'plan'], 'Select whether you pay the Real Living Wage'),
  }),
  experience: z.object({ contracts: words(300, 'Describe up to 3 contracts, or how you will do without experience') }),
  prices: z.object({ accepted: yesNo('Select whether you accept the published rates') }),
  declaration: z.object({
    signatory: name('Enter your full name'),
    position: name('Enter your position in the organisation'),
    agreed: z.literal('yes', {
      error: 'Confirm that the answers are true and that you may sign for your organisation',
    }),
  }),
};
export type PageId = keyof typeof pages;

/** The lots applied for, of those that the agreement has. */
export const lotsPage = ({ lots }: Pick<Agreement, 'lots'>) =>
  pages.lots.refine((value) => value.lots.every((id) => lots.some((lot) => lot.id === id)), {
    path: ['lots'],
    error: 'Select lots from the list',
  });

/** Zones and hours a week of one lot: fields `zones` (list) and `hours-<zone>` of each zone chosen. */
export const capacityPage = ({ zones }: Pick<Agreement, 'zones'>) =>
  z
    .looseObject({ zones: several('Select at least one zone') })
    .superRefine((value, context) => {
      for (const id of value.zones) {
        const zone = zones.find((each) => each.id === id);
        if (!zone) context.addIssue({ code: 'custom', path: ['zones'], message: 'Select zones from the list' });
        else if (hoursOf(value, id) === undefined) {
          context.addIssue({
            code: 'custom',
            path: [`hours-${id}`],
            message: `Enter the hours a week you can offer in ${zone.name}, as a whole number from 1 to 5,000`,
          });
        }
      }
    })
    .transform((value) => [...new Set(value.zones)].map((zone) => ({ zone, hoursPerWeek: hoursOf(value, zone) ?? 0 })));

const hoursOf = (value: Record<string, unknown>, zone: string): number | undefined => {
  const typed = String(value[`hours-${zone}`] ?? '').trim();
  // Digits alone, with or without the comma of a thousand: what only counts as a number, such as 0x10 or 1e3, was no hour of anybody's.
  const hours = /^(\d+|\d,\d{3})$/.test(typed) ? Number(typed.replace(',', '')) : Number.NaN;
  return hours >= 1 && hours <= 5000 ? hours : undefined;
};

/** One quality answer, within its words. */
export const qualityPage = ({ wordLimit }: { readonly wordLimit: number }) =>
  z.object({ answer: words(wordLimit, 'Enter your answer') });

/** What a draft holds: by page, what the form sent. */
export const draftAnswers = z.record(z.string(), z.record(z.string(), z.unknown()));
export type DraftAnswers = z.infer<typeof draftAnswers>;

/** The ids of every page that this application must complete, in order: it depends on the lots chosen. */
export const pagesFor = (
  agreement: Pick<Agreement, 'questionnaire' | 'lots' | 'zones'>,
  lots: readonly string[],
): readonly string[] => [
  'organisation',
  'contacts',
  'registration',
  'lots',
  ...lots.map((lot) => `capacity-${lot}`),
  'bidding',
  'mandatory-exclusions',
  'discretionary-exclusions',
  'conflicts',
  'insurance',
  'safeguarding',
  'recruitment',
  'continuity',
  'data-protection',
  'health-and-safety',
  'modern-slavery',
  'contract-terms',
  'experience',
  'prices',
  ...questionsFor(agreement.questionnaire, lots).map(({ id }) => id),
  'declaration',
];
