import type { DemoPerson } from './demo-people.ts';
import { locationIdOf, providerIdOf } from './kinds.ts';
import type { LocationJson, ProviderJson } from './record-json.ts';

/** A made-up firm: its number gives its ids, its company number and its dates. `manager` is whom the register names for it. */
export interface Firm {
  readonly number: number;
  readonly name: string;
  readonly town: string;
  readonly manager?: DemoPerson;
}

/** `YYYY-MM-DD` in the given year, spread over the firms. */
export const dateIn = (year: number, { number }: Pick<Firm, 'number'>): string => {
  const month = String((number % 12) + 1).padStart(2, '0');
  const day = String(((number * 7) % 28) + 1).padStart(2, '0');
  return `${year}-${month}-${day}`;
};

const personalCare = { name: 'Personal care', code: 'RA1' };

// Names of people are on every real record: they are here to be compared with who signs, and so that tests can see them dropped.
const managerOf = ({ manager = { given: 'Example', family: 'Manager' } }: Firm) => ({
  personTitle: 'Ms',
  personGivenName: manager.given,
  personFamilyName: manager.family,
});

const address = ({ number, town }: Firm) => ({
  postalAddressLine1: `${(number % 90) + 1} Example Street`,
  postalAddressTownCity: town,
  postalAddressCounty: 'Staffordshire',
  region: 'West Midlands',
  // ST99 is not a district of the Post Office's, and 01632 is Ofcom's code for telephone numbers in dramas.
  postalCode: `ST99 ${number % 10}${'ABDEFGHJLN'[Math.floor(number / 10) % 10]}A`,
  mainPhoneNumber: `01632960${String(number % 1000).padStart(3, '0')}`,
  constituency: town,
  localAuthority: 'Staffordshire',
  inspectionDirectorate: 'Adult social care',
  type: 'Social Care Org',
});

/** A registered home-care location without a rating; `nth` is its place among the firm's locations. */
export const homeCareLocation = (firm: Firm, fields: Record<string, unknown> = {}, nth = 0): LocationJson => ({
  locationId: locationIdOf(firm.number, nth),
  providerId: providerIdOf(firm.number),
  organisationType: 'Location',
  name: nth === 0 ? firm.name : `${firm.name}, branch ${nth + 1}`,
  registrationStatus: 'Registered',
  registrationDate: dateIn(2012 + (firm.number % 8), firm),
  ...address(firm),
  numberOfBeds: 0,
  careHome: 'N',
  relationships: [],
  locationTypes: [],
  regulatedActivities: [{ ...personalCare, contacts: [{ ...managerOf(firm), personRoles: ['Registered Manager'] }] }],
  gacServiceTypes: [{ name: 'Homecare agencies', description: 'Domiciliary care service' }],
  specialisms: [{ name: 'Caring for adults over 65 yrs' }, { name: 'Dementia' }],
  inspectionCategories: [{ code: 'S2', primary: 'true', name: 'Community based adult social care services' }],
  inspectionAreas: [],
  ...fields,
});

/** The registered company that runs the firm, with as many locations as given. */
export const companyOf = (firm: Firm, locations = 1, fields: Record<string, unknown> = {}): ProviderJson => ({
  providerId: providerIdOf(firm.number),
  locationIds: Array.from({ length: locations }, (_, nth) => locationIdOf(firm.number, nth)),
  organisationType: 'Provider',
  ownershipType: 'Organisation',
  name: `${firm.name} Ltd`,
  registrationStatus: 'Registered',
  registrationDate: dateIn(2012 + (firm.number % 8), firm),
  // Companies House is far from numbers that begin with 99.
  companiesHouseNumber: `99${String(firm.number).padStart(6, '0')}`,
  ...address(firm),
  contacts: [{ ...managerOf(firm), personRoles: ['Director'] }],
  relationships: [],
  regulatedActivities: [{ ...personalCare, nominatedIndividual: managerOf(firm) }],
  inspectionCategories: [{ code: 'S2', primary: 'true', name: 'Community based adult social care services' }],
  inspectionAreas: [],
  ...fields,
});
