import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { type Answers, completeAnswers, everyPageOf } from '../../../domain/application/application.ts';
import { anAgreement } from '../an-agreement.ts';

type Page = Record<string, unknown>;

/** Every page as a form sends it, filled in well. */
export const goodPages = {
  organisation: {
    name: 'Alder Lane Home Care',
    legalForm: 'company',
    companyNumber: '01234567',
    address: '1 Example Street',
  },
  contacts: { name: 'Ash Example', email: 'ash@example.com', phone: '01632 960 001' },
  registration: { locationId: '1-990000101', manager: 'in-post', managerPlan: '', ratingStatement: '' },
  lots: { lots: ['A'] },
  'capacity-A': { zones: ['1', '4'], 'hours-1': '120', 'hours-4': '80' },
  'capacity-B': { zones: ['2'], 'hours-2': '40' },
  'capacity-C': { zones: ['3'], 'hours-3': '30' },
  bidding: { model: 'alone', others: '' },
  'mandatory-exclusions': { declared: 'no', details: '' },
  'discretionary-exclusions': { declared: 'no', details: '' },
  conflicts: { declared: 'no', details: '' },
  insurance: {
    employersLiability: '10,000,000',
    publicLiability: '£5,000,000',
    professionalIndemnity: '2000000',
    commitment: 'no',
  },
  safeguarding: {
    lead: 'Sam Example',
    reviewedOn: '2026-11-01',
    policy: { key: 'k', name: 'policy.pdf', size: 1000, type: 'application/pdf' },
  },
  recruitment: { checks: 'yes' },
  continuity: { testedOn: '2026-10-01' },
  'data-protection': { icoNumber: 'ZA123456', toolkit: 'met' },
  'health-and-safety': { declared: 'no', details: '' },
  'modern-slavery': { steps: 'We check who pays for a visa, and pay no agent.' },
  'contract-terms': { callMonitoring: 'yes', tupe: 'yes', minimumPay: 'yes', realLivingWage: 'plan' },
  experience: { contracts: 'Two years of home care for a neighbouring council.' },
  prices: { accepted: 'yes' },
  ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`q${at + 1}`, { answer: `Answer ${at + 1}` }])),
  declaration: { signatory: 'Ash Example', position: 'Director', agreed: 'yes' },
} as const satisfies Record<string, Page>;

/** A draft with all pages in order, save for what a case changes of them; undefined takes a page away. */
export const aDraft = (changes: Readonly<Record<string, Page | undefined>> = {}): DraftAnswers => {
  const all: Record<string, Page | undefined> = { ...goodPages };
  for (const [page, change] of Object.entries(changes)) all[page] = change && { ...all[page], ...change };
  return Object.fromEntries(Object.entries(all).flatMap(([page, values]) => (values ? [[page, values]] : [])));
};

/** What a page of this agreement is judged by as a whole; undefined where it has none of that name. */
export const schemaOf = (path: string) => everyPageOf(anAgreement()).find((page) => page.path === path)?.schema;

export const answersOf = (changes: Readonly<Record<string, Page>> = {}): Answers =>
  completeAnswers(anAgreement(), aDraft(changes));
