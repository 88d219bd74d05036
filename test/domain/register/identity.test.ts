import { describe, expect, it } from 'vitest';
import type { Applicant } from '../../../domain/register/identity.ts';
import { peopleIn } from '../../../domain/register/registered-people.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { asked } from './a-check.ts';
import { aLocation, aProvider } from './a-location.ts';

const petra = { personTitle: 'Ms', personGivenName: 'Petra', personFamilyName: 'Examplar' };
const check = (applicant: Applicant, provider: Record<string, unknown> = {}, contacts: unknown[] = [petra]) =>
  checkAgainstRegister(
    {
      kind: 'found',
      location: aLocation().with({ name: 'Example Care Stafford' }).onRegister(),
      provider: aProvider({ name: 'Example Care Limited', companiesHouseNumber: '00000000', ...provider }),
      siblings: [],
      people: peopleIn([{ contacts }]),
    },
    { ...asked, applicant },
  );
const example: Applicant = {
  organisationName: 'Example Care Ltd',
  companyNumber: '00000000',
  signatory: 'Petra Examplar',
};
const codes = ({ outcome, reasons }: ReturnType<typeof check>) => [outcome, ...reasons.map(({ code }) => code)];

describe('who applies, beside whom the register names', () => {
  it('passes where name, company number and signatory agree', () => {
    const { outcome, compared } = check(example);
    expect(outcome).toBe('pass');
    expect(compared).toEqual([
      {
        what: 'name',
        applicant: 'Example Care Ltd',
        register: 'Example Care Limited; Example Care Stafford',
        agrees: true,
      },
      { what: 'company-number', applicant: '00000000', register: '00000000', agrees: true },
      { what: 'signatory', applicant: 'Petra Examplar', register: 'Names this person', agrees: true },
    ]);
  });

  it('refers an applicant that enters the location of somebody else, and shows both sides', () => {
    const found = check({ organisationName: 'Zenith Ltd', companyNumber: '99999999', signatory: 'Zoe Sample' });
    expect(codes(found)).toEqual(['refer', 'name-differs', 'company-number-differs', 'signatory-not-registered']);
    expect(found.reasons.map(({ text }) => text)).toEqual([
      'The application is in the name of “Zenith Ltd”, and CQC’s register gives this location to “Example Care Limited; Example Care Stafford”.',
      'Company numbers differ: the application gives 99999999, and CQC’s register 00000000.',
      'Zoe Sample, who signed the declaration, is not among the people whom CQC’s register names for this location or its provider.',
    ]);
  });

  it('never tells whom the register names', () => {
    expect(JSON.stringify(check({ ...example, signatory: 'Zoe Sample' }))).not.toMatch(/Petra|Examplar/);
  });

  it.each<[string, Applicant, Record<string, unknown>]>([
    ['the name that a location of it has', { ...example, organisationName: 'Example Care (Stafford)' }, {}],
    ['what it is also known as', { ...example, organisationName: 'Sunny Days' }, { alsoKnownAs: 'Sunny Days Ltd' }],
    ['a number without its noughts', { ...example, companyNumber: '12345' }, { companiesHouseNumber: '00012345' }],
    [
      'a number that the register sends as one',
      { ...example, companyNumber: '01234567' },
      { companiesHouseNumber: 1234567 },
    ],
    [
      'no number, where the register gives none',
      { ...example, companyNumber: '' },
      { companiesHouseNumber: undefined },
    ],
  ])('passes %s', (_how, applicant, provider) => {
    expect(check(applicant, provider).outcome).toBe('pass');
  });

  it.each<[string, Applicant, Record<string, unknown>]>([
    ['gives a number and the register none', example, { companiesHouseNumber: undefined }],
    ['gives no number and the register does', { ...example, companyNumber: '' }, {}],
  ])('refers an applicant that %s', (_how, applicant, provider) => {
    expect(codes(check(applicant, provider))).toEqual(['refer', 'company-number-differs']);
  });

  it('holds nothing against a signatory where the register names nobody, and says so', () => {
    const { outcome, compared } = check(example, {}, []);
    expect(outcome).toBe('pass');
    expect(compared).toContainEqual(expect.objectContaining({ what: 'signatory', register: 'Names nobody' }));
  });

  it('compares only what the applicant has said so far', () => {
    expect(check({}).compared).toEqual([]);
  });
});
