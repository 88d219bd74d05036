import { companyNumberFrom } from './company-number.ts';
import type { RegisterFinding } from './finding.ts';
import { isNamed } from './organisation-name.ts';
import type { Location, Provider } from './records.ts';
import type { RegisteredPeople } from './registered-people.ts';

/** Who applies, in its own words; what it has not said yet is not compared. */
export interface Applicant {
  readonly organisationName?: string | undefined;
  /** Empty where it says that it has none. */
  readonly companyNumber?: string | undefined;
  /** Who signed the declaration. */
  readonly signatory?: string | undefined;
}

/** One thing that the applicant says and the register says too, in words for an officer to see side by side. */
export interface Compared {
  readonly what: 'name' | 'company-number' | 'signatory';
  readonly applicant: string;
  /** Of a signatory, only whether the register names this person: whom it does name is kept nowhere. */
  readonly register: string;
  readonly agrees: boolean;
}

interface Records {
  readonly location: Location;
  readonly provider?: Provider | undefined;
  readonly people: RegisteredPeople;
}

/**
 * What the applicant says of itself beside what the register says (docs/rules.md, rule 4). The register's provider is whom a contract
 * would be made with; what it is also known as, and what its location is called, are names of it too.
 */
export const compareIdentity = (applicant: Applicant, records: Records): Compared[] => [
  ...comparedName(applicant, records),
  ...comparedNumber(applicant, records),
  ...comparedSignatory(applicant, records),
];

/** What differs is referred: a slip, a change of name or an application in somebody else's name, and only a person can tell which. */
export const reasonsOfIdentity = (compared: readonly Compared[]): RegisterFinding[] =>
  compared.filter(({ agrees }) => !agrees).map(reasonOf);

const comparedName = ({ organisationName }: Applicant, { location, provider }: Records): Compared[] => {
  if (!organisationName) return [];
  const names = [provider?.name, provider?.alsoKnownAs, location.name, location.alsoKnownAs];
  const known = [...new Set(names.filter((name) => name !== undefined))];
  return [
    {
      what: 'name',
      applicant: organisationName,
      register: known.join('; '),
      agrees: isNamed(organisationName, known),
    },
  ];
};

const comparedNumber = ({ companyNumber }: Applicant, { provider }: Records): Compared[] => {
  // A provider that is not on the register is referred as such: its number is not known to be missing.
  if (companyNumber === undefined || !provider) return [];
  const [given, registered] = [companyNumber, provider.companiesHouseNumber ?? ''].map(
    (number) => companyNumberFrom(number) ?? number.trim(),
  );
  return [
    {
      what: 'company-number',
      applicant: given || 'None',
      register: registered || 'None',
      agrees: given === registered,
    },
  ];
};

const comparedSignatory = ({ signatory }: Applicant, { people }: Records): Compared[] => {
  if (!signatory) return [];
  if (!people.anybody) return [{ what: 'signatory', applicant: signatory, register: 'Names nobody', agrees: true }];
  const agrees = people.include(signatory);
  return [{ what: 'signatory', applicant: signatory, register: agrees ? 'Names this person' : 'Names others', agrees }];
};

const reasonOf = ({ what, applicant, register }: Compared): RegisterFinding => {
  switch (what) {
    case 'name':
      return {
        code: 'name-differs',
        outcome: 'refer',
        text: `The application is in the name of “${applicant}”, and CQC’s register gives this location to “${register}”.`,
      };
    case 'company-number':
      return {
        code: 'company-number-differs',
        outcome: 'refer',
        text: `Company numbers differ: the application gives ${numberInWords(applicant)}, and CQC’s register ${numberInWords(register)}.`,
      };
    case 'signatory':
      return {
        code: 'signatory-not-registered',
        outcome: 'refer',
        text: `${applicant}, who signed the declaration, is not among the people whom CQC’s register names for this location or its provider.`,
      };
  }
};

const numberInWords = (number: string): string => (number === 'None' ? 'none' : number);
