import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { DraftAnswers } from '../../domain/application/answers.ts';
import { pagesOf } from '../../domain/application/application.ts';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { dateFields, type Fields } from '../../laptop/demo/applicants/fields.ts';
import { s1 } from './an-application.ts';
import { aStoredFile } from './files.ts';

/** Who applies, as the regulator’s register is asked about it. */
export interface Applicant {
  readonly locationId: string;
  readonly name: string;
  readonly companyNumber: string;
  readonly signatory: string;
}

export const brightCare: Applicant = {
  locationId: '1-1000000001',
  name: 'Bright Care Ltd',
  companyNumber: '01234567',
  signatory: 'Asha Patel',
};

type GoodPage = Readonly<Record<string, string | readonly string[] | StoredFile>>;
type GoodAnswers = Readonly<Record<string, GoodPage>>;

const offer = { zones: ['1', '4'], 'hours-1': '120', 'hours-4': '80' };
const none = { declared: 'no', details: '' };

/** What a firm with nothing against it answers, by page, as its draft keeps it: what a form sends, and the files that were uploaded. */
export const goodAnswers = (
  { locationId, name, companyNumber, signatory }: Applicant = brightCare,
  lots: readonly string[] = ['A'],
  agreement: Agreement = s1(),
): GoodAnswers => {
  const known: GoodAnswers = {
    organisation: { name, legalForm: 'company', companyNumber, address: '1 High Street\nStafford' },
    contacts: { name: 'Asha Patel', email: 'asha@brightcare.example', phone: '01632 960 001' },
    registration: { locationId, manager: 'in-post', managerPlan: '', ratingStatement: '' },
    lots: { lots },
    ...Object.fromEntries(agreement.lots.map(({ id }) => [`capacity-${id}`, offer])),
    bidding: { model: 'alone', others: '' },
    prices: { accepted: 'yes' },
    'mandatory-exclusions': none,
    'discretionary-exclusions': none,
    conflicts: none,
    insurance: {
      employersLiability: '10,000,000',
      publicLiability: '£5,000,000',
      professionalIndemnity: '2000000',
      commitment: 'no',
    },
    safeguarding: {
      lead: 'Sam Jones',
      reviewedOn: '2026-11-01',
      policy: aStoredFile('kept/s1/policy'),
    },
    recruitment: { checks: 'yes' },
    continuity: { testedOn: '2026-10-01' },
    'data-protection': { icoNumber: 'ZA123456', toolkit: 'met' },
    'health-and-safety': none,
    'modern-slavery': { steps: 'We check every agency that we use.' },
    'contract-terms': { callMonitoring: 'yes', tupe: 'yes', minimumPay: 'yes', realLivingWage: 'plan' },
    experience: { contracts: 'Home care for two councils since 2015.' },
    ...Object.fromEntries(agreement.questionnaire.questions.map(({ id }) => [id, { answer: `Our answer to ${id}.` }])),
    declaration: { signatory, position: 'Director', agreed: 'yes' },
  };
  const asked = pagesOf(agreement, lots).map(({ path }) => path);
  return Object.fromEntries(asked.flatMap((path) => (known[path] ? [[path, known[path]]] : [])));
};

/** What a test changes of answers, by page and field: undefined takes a page, or an answer, away. */
export type Deviations = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** These answers, save for what a test changes of them. */
export const deviating = (answers: GoodAnswers, changes: Deviations): DraftAnswers => {
  const all: Record<string, Readonly<Record<string, unknown>> | undefined> = { ...answers };
  for (const [page, change] of Object.entries(changes)) all[page] = change && { ...all[page], ...change };
  return Object.fromEntries(Object.entries(all).flatMap(([page, values]) => (values ? [[page, values]] : [])));
};

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** A page’s answers as its form sends them: a date in its three boxes, and no file, which goes by a form of its own. */
export const asTyped = (page: GoodPage = {}): Fields =>
  Object.fromEntries(
    Object.entries(page).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (typeof value === 'string') return isDate(value) ? Object.entries(dateFields(name, value)) : [[name, value]];
      return 'key' in value ? [] : [[name, value]];
    }),
  );
