import { describe, expect, it } from 'vitest';
import { aDraft, goodPages, schemaOf } from './a-draft.ts';

const words = (count: number) => Array<string>(count).fill('word').join(' ');

/** What a page says is wrong with a form: field and message. */
const complaints = (page: string, form: unknown): string[] => {
  const schema = schemaOf(page);
  if (!schema) throw new Error(`There is no page ${page}`);
  const result = schema.safeParse(form);
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('A page that was filled in well', () => {
  it.each(Object.keys(goodPages))('%s is taken', (page) => {
    expect(complaints(page, aDraft()[page])).toEqual([]);
  });
});

describe('A page sent empty', () => {
  it.each<[string, string[]]>([
    [
      'organisation',
      [
        'name: Enter the name of your organisation',
        'legalForm: Select what kind of organisation it is',
        'address: Enter the address',
      ],
    ],
    [
      'contacts',
      [
        'name: Enter the name of the person we should contact',
        'email: Enter an email address in the correct format, like name@example.com',
        'phone: Enter a telephone number, like 01632 960 001',
      ],
    ],
    [
      'registration',
      ['locationId: Enter your CQC location ID', 'manager: Select whether a registered manager is in post'],
    ],
    ['lots', ['lots: Select at least one lot']],
    ['capacity-A', ['zones: Select at least one zone']],
    ['bidding', ['model: Select how you will provide the service']],
    ['mandatory-exclusions', ['declared: Select yes if any of these applies']],
    ['discretionary-exclusions', ['declared: Select yes if any of these applies']],
    ['conflicts', ['declared: Select yes if anybody has a conflict of interest']],
    [
      'insurance',
      [
        'employersLiability: Enter your employer’s liability cover in pounds',
        'publicLiability: Enter your public liability cover in pounds',
        'professionalIndemnity: Enter your professional indemnity cover in pounds',
        'commitment: Select whether you will have the cover in place before a contract starts',
      ],
    ],
    ['recruitment', ['checks: Select whether DBS checks are complete before anyone works unsupervised']],
    ['continuity', ['testedOn: Enter the date the plan was last tested']],
    [
      'data-protection',
      [
        'icoNumber: Enter your ICO registration number',
        'toolkit: Select where you are with the Data Security and Protection Toolkit',
      ],
    ],
    ['health-and-safety', ['declared: Select yes if there has been a notice in the last 3 years']],
    ['modern-slavery', ['steps: Explain how you prevent modern slavery in recruiting and supply']],
    [
      'contract-terms',
      [
        'callMonitoring: Select whether you will use electronic call monitoring from the start',
        'tupe: Select whether you have understood and costed TUPE',
        'minimumPay: Select whether you pay at least the legal minimum, travel time included',
        'realLivingWage: Select whether you pay the Real Living Wage',
      ],
    ],
    ['experience', ['contracts: Describe up to 3 contracts, or how you will do without experience']],
    ['prices', ['accepted: Select whether you accept the published rates']],
    ['q1', ['answer: Enter your answer']],
    [
      'declaration',
      [
        'signatory: Enter your full name',
        'position: Enter your position in the organisation',
        'agreed: Confirm that the answers are true and that you may sign for your organisation',
      ],
    ],
  ])('%s says what to enter', (page, expected) => {
    expect(complaints(page, {})).toEqual(expected);
  });

  it('safeguarding asks for the lead, the date and the policy', () => {
    const said = complaints('safeguarding', {});
    expect(said.slice(0, 2)).toEqual([
      'lead: Enter the name of your safeguarding lead',
      'reviewedOn: Enter the date the policy was last reviewed',
    ]);
    expect(said[2]).toContain('policy');
  });
});

describe('A page with something wrong', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'organisation',
      'a company number of nine signs',
      { companyNumber: '123456789' },
      'companyNumber: Enter a company number of 8 characters, like 01234567',
    ],
    ['organisation', 'a name of spaces', { name: '   ' }, 'name: Enter the name of your organisation'],
    ['organisation', 'a name of 201 letters', { name: 'a'.repeat(201) }, 'name: Use 200 characters or fewer'],
    [
      'organisation',
      'a name of two lines',
      { name: 'Bright\nCare' },
      'name: Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    ],
    [
      'organisation',
      'a name that reads backwards',
      { name: 'Bright \u202EeraC' },
      'name: Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    ],
    [
      'contacts',
      'a name with a hidden character',
      { name: 'A\u200Bsh' },
      'name: Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    ],
    [
      'declaration',
      'a position of two lines',
      { position: 'Manager\n# Refund' },
      'position: Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    ],
    [
      'organisation',
      'a form that is not on offer',
      { legalForm: 'club' },
      'legalForm: Select what kind of organisation it is',
    ],
    [
      'contacts',
      'an address without an @',
      { email: 'ash.example.com' },
      'email: Enter an email address in the correct format, like name@example.com',
    ],
    [
      'contacts',
      'a telephone number in words',
      { phone: 'the usual one' },
      'phone: Enter a telephone number, like 01632 960 001',
    ],
    [
      'registration',
      'a provider’s name for its location ID',
      { locationId: 'Alder' },
      'locationId: Enter a CQC location ID, like 1-1234567890',
    ],
    [
      'registration',
      'a rating statement of 301 words',
      { ratingStatement: words(301) },
      'ratingStatement: Use 300 words or fewer',
    ],
    ['lots', 'a lot that the agreement does not have', { lots: ['A', 'Z'] }, 'lots: Select lots from the list'],
    ['capacity-A', 'a zone that the agreement does not have', { zones: ['13'] }, 'zones: Select zones from the list'],
    [
      'capacity-A',
      'a zone without its hours',
      { zones: ['1', '5'] },
      'hours-5: Enter the hours a week you can offer in Moorlands south, as a whole number from 1 to 5,000',
    ],
    [
      'capacity-A',
      'half an hour',
      { 'hours-4': '0.5' },
      'hours-4: Hours a week in Moorlands north must be a whole number in figures, from 1 to 5,000',
    ],
    [
      'capacity-A',
      'more hours than anybody has',
      { 'hours-4': '5001' },
      'hours-4: Hours a week in Moorlands north must be from 1 to 5,000',
    ],
    [
      'mandatory-exclusions',
      'a yes without its story',
      { declared: 'yes', details: ' ' },
      'details: Explain what happened, when, and what has changed since',
    ],
    [
      'discretionary-exclusions',
      'a story of 301 words',
      { declared: 'yes', details: words(301) },
      'details: Use 300 words or fewer',
    ],
    ['conflicts', 'a story of 151 words', { declared: 'yes', details: words(151) }, 'details: Use 150 words or fewer'],
    [
      'insurance',
      'cover in words',
      { publicLiability: 'five million' },
      'publicLiability: Your public liability cover must be a sum in figures, like 2,500 or 2.5 million',
    ],
    [
      'insurance',
      'cover below nothing',
      { publicLiability: '-1' },
      'publicLiability: Your public liability cover must be £0 or more',
    ],
    [
      'safeguarding',
      'a 30 February',
      { reviewedOn: '2026-02-30' },
      'reviewedOn: The date the policy was last reviewed must be a real date',
    ],
    [
      'data-protection',
      'an ICO number with signs in it',
      { icoNumber: 'ZA-12' },
      'icoNumber: Enter an ICO registration number, like ZA123456',
    ],
    ['modern-slavery', '151 words', { steps: words(151) }, 'steps: Use 150 words or fewer'],
    ['q7', '301 words for a question of 300', { answer: words(301) }, 'answer: Use 300 words or fewer'],
    ['q7', 'a single word of book length', { answer: 'a'.repeat(6001) }, 'answer: Use 6,000 characters or fewer'],
    [
      'declaration',
      'no agreement',
      { agreed: 'no' },
      'agreed: Confirm that the answers are true and that you may sign for your organisation',
    ],
  ])('%s with %s says so', (page, _, change, expected) => {
    expect(complaints(page, { ...aDraft()[page], ...change })).toEqual([expected]);
  });

  it('may hold exactly as many words as the question takes', () => {
    expect(complaints('q7', { answer: words(300) })).toEqual([]);
    expect(complaints('conflicts', { declared: 'yes', details: words(150) })).toEqual([]);
  });
});

describe('An id or a number, however it was typed', () => {
  it.each([
    ['registration', 'locationId', '1-1234567890'],
    ['organisation', 'companyNumber', '01234567'],
  ])('is taken as it is written, on the page %s', (page, field, written) => {
    const typed = {
      '1-1234567890': [' 1 – 1234567890 ', 'https://www.cqc.org.uk/location/1-1234567890', '1\u20111234567890\u200B'],
      '01234567': ['1234567', ' 01 23 45 67', '01234567\u200B'],
    }[written];
    for (const each of typed ?? []) {
      expect(schemaOf(page)?.parse({ ...aDraft()[page], [field]: each })).toMatchObject({
        [field]: written,
      });
    }
  });

  it.each([
    ['1-12345', '1-12345'],
    ['rreg1', 'RREG1'],
  ])('is by the register’s own rule: %s', (typed, kept) => {
    expect(schemaOf('registration')?.parse({ ...aDraft().registration, locationId: typed })).toMatchObject({
      locationId: kept,
    });
  });

  it('is refused where the register’s own rule refuses it: four figures', () => {
    expect(complaints('registration', { ...aDraft().registration, locationId: '1-1234' })).toEqual([
      'locationId: Enter a CQC location ID, like 1-1234567890',
    ]);
  });
});
