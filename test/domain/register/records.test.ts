import { describe, expect, it } from 'vitest';
import { parseLocation, parseProvider } from '../../../domain/register/records.ts';

const person = { personTitle: 'Ms', personGivenName: 'Petra', personFamilyName: 'Examplar' };

/** Shaped as the register's answers are; the firm and the people are made up. */
const answeredLocation = {
  locationId: '1-111111111',
  providerId: '1-222222222',
  organisationType: 'Location',
  type: 'Social Care Org',
  name: 'Demo Willow Lane Home Care',
  onspdCcgCode: 'E00000000',
  registrationStatus: 'Registered',
  registrationDate: '2015-03-04',
  deregistrationDate: '',
  dormancy: null,
  numberOfBeds: 0,
  website: 'www.willow-lane.example',
  postalAddressLine1: '1 Example Street',
  postalAddressTownCity: 'Stafford',
  postalCode: 'ST99 1AA',
  onspdLatitude: 52.8,
  careHome: 'N',
  mainPhoneNumber: '01632960000',
  lastInspection: { date: '2023-04-01' },
  relationships: [],
  regulatedActivities: [
    { name: 'Personal care', code: 'RA1', contacts: [{ ...person, personRoles: ['Registered Manager'] }] },
  ],
  gacServiceTypes: [{ name: 'Homecare agencies', description: 'Domiciliary care service' }],
  inspectionCategories: [{ code: 'S2', primary: 'true', name: 'Community based adult social care services' }],
  currentRatings: {
    overall: {
      organisationId: '',
      rating: 'Good',
      reportDate: '2023-05-06',
      useOfResources: {},
      keyQuestionRatings: [{ name: 'Safe', rating: 'Good', reportDate: '2023-05-06' }],
    },
    reportDate: '2023-05-06',
  },
  assessment: [
    {
      assessmentPlanPublishedDateTime: '2025-07-01 10:00:00',
      ratings: {
        overall: [],
        asgRatings: [
          {
            assessmentPlanId: 'AP1',
            name: 'Homecare agencies',
            rating: 'Good',
            status: 'Current',
            narrative: `${person.personFamilyName} leads well`,
            keyQuestionRatings: [{ name: 'Safe', rating: 'Good', status: 'Assessed', percentageScore: '75' }],
          },
        ],
      },
    },
  ],
};

describe('a record of the CQC register', () => {
  it('keeps what a check rests on', () => {
    expect(parseLocation(answeredLocation)).toMatchObject({
      locationId: '1-111111111',
      registrationStatus: 'Registered',
      regulatedActivities: [{ name: 'Personal care', code: 'RA1' }],
      currentRatings: { overall: { rating: 'Good', reportDate: '2023-05-06' } },
      assessment: [{ ratings: { asgRatings: [{ name: 'Homecare agencies', rating: 'Good', status: 'Current' }] } }],
    });
  });

  it('keeps no people, no telephone number and no street, wherever they stood', () => {
    const kept = JSON.stringify(parseLocation(answeredLocation));
    for (const secret of ['Petra', 'Examplar', 'Registered Manager', '01632960000', 'Example Street']) {
      expect(kept).not.toContain(secret);
    }
    const provider = parseProvider({
      providerId: '1-222222222',
      name: 'Demo Willow Lane Home Care Ltd',
      locationIds: ['1-111111111'],
      contacts: [{ ...person, personRoles: ['Director'] }],
      regulatedActivities: [{ name: 'Personal care', code: 'RA1', nominatedIndividual: person }],
    });
    expect(provider?.regulatedActivities).toEqual([{ name: 'Personal care', code: 'RA1' }]);
    expect(JSON.stringify(provider)).not.toContain('Examplar');
  });

  it('leaves empty fields out, as though the register had not sent them', () => {
    const kept = parseLocation(answeredLocation);
    expect(Object.keys(kept ?? {})).not.toContain('deregistrationDate');
    expect(Object.keys(kept ?? {})).not.toContain('dormancy');
    expect(Object.keys(kept?.currentRatings?.overall ?? {})).not.toContain('organisationId');
  });

  it('does without the lists and the ratings that a young location lacks', () => {
    const kept = parseLocation({ locationId: '1-111111111', providerId: '1-222222222', name: 'Demo New Leaf' });
    expect(kept).toMatchObject({ regulatedActivities: [], relationships: [], assessment: [] });
    expect(kept?.currentRatings).toBeUndefined();
  });

  it('leaves out what only informs, where the register sends it in an unforeseen form', () => {
    const odd = {
      ...answeredLocation,
      reports: 'many',
      lastInspection: 2023,
      postalCode: 99,
      specialisms: [{ name: 1 }],
    };
    const kept = parseLocation(odd);
    expect(kept).toMatchObject({ locationId: '1-111111111', reports: [], specialisms: [{}] });
    expect(JSON.stringify(kept)).not.toContain('99');
  });

  it.each([
    ['a page of HTML', '<html>'],
    ['nothing', null],
    ['an error', { message: 'Not found' }],
    ['a rating where the ratings should be', { ...answeredLocation, currentRatings: 'Good' }],
    ['ratings in a form that nobody has seen', { ...answeredLocation, assessment: { ratings: 'Inadequate' } }],
  ])('is not made out of %s', (_what, body) => {
    expect(parseLocation(body)).toBeUndefined();
  });
});
