import { KIND } from '../../laptop/stand-ins/cqc/kinds.ts';
import { asRegistered } from '../builders/as-registered.ts';

interface FilledPage {
  readonly page: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly file?: boolean;
}

/** The smallest file that is a PDF to whoever looks at its first bytes. */
export const policyFile = {
  name: 'safeguarding.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
};

const date = (name: string, day: string, month: string, year: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

const { signatory, ...named } = asRegistered(KIND.good);

/** An application for lot A, page by page, as somebody fills it in. */
export const applicationPages: readonly FilledPage[] = [
  {
    page: 'organisation',
    fields: { ...named, legalForm: 'company', address: '1 Willow Lane' },
  },
  { page: 'contacts', fields: { name: 'A Person', email: 'office@willow-lane.example.com', phone: '01632 960 001' } },
  { page: 'registration', fields: { locationId: KIND.good, manager: 'in-post' } },
  { page: 'lots', fields: { lots: ['A'] } },
  { page: 'capacity-A', fields: { zones: ['1', '12'], 'hours-1': '40', 'hours-12': '25' } },
  { page: 'bidding', fields: { model: 'alone' } },
  { page: 'mandatory-exclusions', fields: { declared: 'no' } },
  { page: 'discretionary-exclusions', fields: { declared: 'no' } },
  { page: 'conflicts', fields: { declared: 'no' } },
  {
    page: 'insurance',
    fields: {
      employersLiability: '10,000,000',
      publicLiability: '5,000,000',
      professionalIndemnity: '2,000,000',
      commitment: 'yes',
    },
  },
  { page: 'safeguarding', fields: { lead: 'A Lead', ...date('reviewedOn', '1', '12', '2026') }, file: true },
  { page: 'recruitment', fields: { checks: 'yes' } },
  { page: 'continuity', fields: date('testedOn', '1', '11', '2026') },
  { page: 'data-protection', fields: { icoNumber: 'ZA123456', toolkit: 'met' } },
  { page: 'health-and-safety', fields: { declared: 'no' } },
  { page: 'modern-slavery', fields: { steps: 'We check sponsored recruitment.' } },
  { page: 'contract-terms', fields: { callMonitoring: 'yes', tupe: 'yes', minimumPay: 'yes', realLivingWage: 'plan' } },
  { page: 'experience', fields: { contracts: 'Three contracts of comparable care.' } },
  { page: 'prices', fields: { accepted: 'yes' } },
  ...['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'].map((page) => ({
    page,
    fields: { answer: 'What we do, who answers for it, by when, and what came of it.' },
  })),
  { page: 'declaration', fields: { signatory, position: 'Director', agreed: 'yes' } },
];
