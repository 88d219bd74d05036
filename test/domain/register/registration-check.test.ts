import { describe, expect, it } from 'vitest';
import { checkRegistration } from '../../../domain/register/registration-check.ts';
import { asked, type Case, checked, treatmentOnly } from './a-check.ts';
import { aLocation, aProvider } from './a-location.ts';

const closedProvider = aProvider({ registrationStatus: 'Deregistered' });

const cases: Case[] = [
  {
    sentence: 'knows the activity by its name where no code is sent',
    location: aLocation().registeredFor({ name: 'personal care' }).onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'asks no company number of anybody',
    location: aLocation().onRegister(),
    provider: aProvider({ ownershipType: 'Individual' }),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'fails a deregistered location of a deregistered provider',
    location: aLocation().deregistered().onRegister(),
    provider: closedProvider,
    outcome: 'fail',
    reasons: ['fail location-deregistered', 'fail provider-deregistered'],
  },
  {
    sentence: 'fails a deregistered location of a provider that goes on from another, with another activity',
    location: aLocation().deregistered().onRegister(),
    provider: aProvider({ locationIds: ['1-111111111', '1-333333333'] }),
    siblings: [aLocation().called('1-333333333').registeredFor(treatmentOnly).onRegister()],
    outcome: 'fail',
    reasons: ['fail location-deregistered'],
  },
  {
    sentence:
      'refers a deregistered location of a registered provider that has no other: the register contradicts itself',
    location: aLocation().deregistered().onRegister(),
    outcome: 'refer',
    reasons: ['refer location-deregistered'],
  },
  {
    sentence: 'refers a location that is deregistered from a day still to come',
    location: aLocation().deregistered().with({ deregistrationDate: '2027-01-01' }).onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered', deregistrationDate: '2027-01-01' }),
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer provider-deregistered'],
  },
  {
    sentence: 'refers a deregistered location that has a successor, and its closed provider',
    location: aLocation().deregistered().registeredFor().relatedTo('1-444444444', 'HSCA Successor').onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered' }),
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer re-registered', 'refer provider-deregistered'],
  },
  {
    sentence: 'refers a closed location that the register links to another registration without saying how',
    location: aLocation()
      .deregistered()
      .with({ relationships: [{ relatedLocationId: '1-999999999', reason: 'New Provider' }] })
      .onRegister(),
    provider: closedProvider,
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer re-registered', 'refer provider-deregistered'],
  },
  {
    sentence: 'refers a closed location of which only the provider’s record names a successor',
    location: aLocation().deregistered().onRegister(),
    provider: aProvider({
      registrationStatus: 'Deregistered',
      relationships: [{ relatedProviderId: '1-999999999', type: 'HSCA Successor' }],
    }),
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer provider-deregistered', 'refer re-registered'],
  },
  {
    sentence: 'fails a closed location and provider that the register links only to a predecessor',
    location: aLocation().deregistered().relatedTo('1-444444444', 'HSCA Predecessor').onRegister(),
    provider: closedProvider,
    outcome: 'fail',
    reasons: ['fail location-deregistered', 'refer re-registered', 'fail provider-deregistered'],
  },
  {
    sentence:
      'refers a location whose end is still to come under a provider that has ended: the register contradicts itself',
    location: aLocation().deregistered().with({ deregistrationDate: '2027-12-31' }).onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered', deregistrationDate: '2024-05-06' }),
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer provider-deregistered'],
  },
  {
    sentence: 'refers a registered location of a deregistered provider: the register contradicts itself',
    location: aLocation().onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered', deregistrationDate: '2025-01-02' }),
    outcome: 'refer',
    reasons: ['refer provider-deregistered'],
  },
  {
    sentence: 'refers a deregistered provider that has another, registered location',
    location: aLocation().deregistered().onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered', locationIds: ['1-111111111', '1-333333333'] }),
    siblings: [aLocation().called('1-333333333').registeredFor(treatmentOnly).onRegister()],
    outcome: 'fail',
    reasons: ['fail location-deregistered', 'refer provider-deregistered'],
  },
  {
    sentence: 'refers a location that its provider’s record does not list',
    location: aLocation().onRegister(),
    provider: aProvider({ locationIds: ['1-333333333'] }),
    siblings: [aLocation().called('1-333333333').deregistered().onRegister()],
    outcome: 'refer',
    reasons: ['refer provider-does-not-match'],
  },
  {
    sentence: 'refers an activity with neither name nor code: missing data is odd, not false',
    location: aLocation().registeredFor({}).onRegister(),
    outcome: 'refer',
    reasons: ['refer activity-unclear'],
  },
  {
    sentence: 'refers an activity whose name and code are of two activities',
    location: aLocation().registeredFor({ name: 'Personal care', code: 'RA2' }).onRegister(),
    outcome: 'refer',
    reasons: ['refer activity-unclear'],
  },
  {
    sentence: 'refers a registered location without any activity, whether the list is empty or left out',
    location: aLocation().registeredFor().onRegister(),
    outcome: 'refer',
    reasons: ['refer activity-unclear'],
  },
  {
    sentence: 'refers a registered location whose record has no list of activities',
    location: aLocation().with({ regulatedActivities: undefined }).onRegister(),
    outcome: 'refer',
    reasons: ['refer activity-unclear'],
  },
  {
    sentence: 'passes a location that has the activity beside one that cannot be read',
    location: aLocation().registeredFor({}, { name: 'Personal care', code: 'RA1' }).onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  ...[' Yes ', 'yes', 'y', true, 'TRUE', 1].map(
    (dormancy): Case => ({
      sentence: `takes ${JSON.stringify(dormancy)} for dormant as it takes “Y”`,
      location: aLocation().with({ dormancy }).onRegister(),
      outcome: 'refer',
      reasons: ['refer dormant'],
    }),
  ),
  ...['N', 'No', false, 0, ''].map(
    (dormancy): Case => ({
      sentence: `takes ${JSON.stringify(dormancy)} for not dormant`,
      location: aLocation().with({ dormancy }).onRegister(),
      outcome: 'pass',
      reasons: [],
    }),
  ),
  {
    sentence: 'refers a word for dormancy that nobody knows',
    location: aLocation().with({ dormancy: 'Partly' }).onRegister(),
    outcome: 'refer',
    reasons: ['refer dormancy-unknown'],
  },
  {
    sentence: 'refers a time of dormancy that has begun and not ended, whatever the word says',
    location: aLocation().with({ dormancy: 'N', dormancyStartDate: '2026-01-01' }).onRegister(),
    outcome: 'refer',
    reasons: ['refer dormancy-unknown'],
  },
  {
    sentence: 'passes a location whose dormancy is over',
    location: aLocation().with({ dormancyStartDate: '2024-01-01', dormancyEndDate: '2024-06-01' }).onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'fails a location without the activity',
    location: aLocation().registeredFor(treatmentOnly).onRegister(),
    outcome: 'fail',
    reasons: ['fail activity-not-registered'],
  },
  {
    sentence: 'does not take accommodation with personal care for personal care',
    location: aLocation()
      .registeredFor({ name: 'Accommodation for persons who require nursing or personal care', code: 'RA2' })
      .onRegister(),
    outcome: 'fail',
    reasons: ['fail activity-not-registered'],
  },
  {
    sentence: 'refers a dormant location',
    location: aLocation().dormant().onRegister(),
    outcome: 'refer',
    reasons: ['refer dormant'],
  },
  {
    sentence: 'refers a location whose provider is not on the register, rather than fail it unseen',
    location: aLocation().registeredFor(treatmentOnly).onRegister(),
    provider: null,
    outcome: 'refer',
    reasons: ['refer provider-not-on-register', 'refer activity-not-registered'],
  },
  {
    sentence: 'refers a location that the register gives to somebody else',
    location: aLocation().onRegister(),
    provider: aProvider({ providerId: '1-999999999' }),
    outcome: 'refer',
    reasons: ['refer provider-does-not-match'],
  },
  {
    sentence: 'refers a status that is neither registered nor deregistered',
    location: aLocation().with({ registrationStatus: 'Suspended' }).onRegister(),
    outcome: 'refer',
    reasons: ['refer registration-status-unknown'],
  },
  {
    sentence: 'refers a registration that begins later or is to end',
    location: aLocation().with({ registrationDate: '2027-01-01', deregistrationDate: '2027-03-01' }).onRegister(),
    outcome: 'refer',
    reasons: ['refer registration-dates-odd', 'refer registration-dates-odd'],
  },
  {
    sentence: 'gives every reason, not only the first',
    location: aLocation()
      .deregistered()
      .dormant()
      .registeredFor(treatmentOnly)
      .rated('Inadequate', '2023-01-01')
      .onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered' }),
    outcome: 'fail',
    reasons: [
      'fail location-deregistered',
      'fail provider-deregistered',
      'fail activity-not-registered',
      'refer dormant',
      'refer rating-inadequate',
    ],
  },
];

describe('the registration check', () => {
  it.each(cases)('$sentence', (line) => {
    expect(checked(line)).toEqual({ outcome: line.outcome, reasons: line.reasons });
  });

  it('states what the register says, with dates in words', () => {
    const { reasons } = checkRegistration({
      ...asked,
      location: aLocation().deregistered().rated('Inadequate', '2023-01-09').onRegister(),
      provider: aProvider({ registrationStatus: 'Deregistered', deregistrationDate: '2024-05-06' }),
    });
    expect(reasons.map(({ text }) => text)).toEqual([
      'CQC’s register shows the location Demo Willow Lane Home Care as deregistered since 6 May 2024.',
      'CQC’s register shows the provider Demo Willow Lane Home Care Ltd as deregistered since 6 May 2024.',
      'CQC rates this location Inadequate (9 January 2023).',
    ]);
  });
});
