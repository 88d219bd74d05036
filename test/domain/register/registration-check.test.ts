import { describe, expect, it } from 'vitest';
import { checkRegistration } from '../../../domain/register/registration-check.ts';
import { asked, type Case, checked, treatmentOnly } from './a-check.ts';
import { aLocation, aProvider } from './a-location.ts';

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
    sentence: 'fails a deregistered location',
    location: aLocation().deregistered().onRegister(),
    outcome: 'fail',
    reasons: ['fail location-deregistered'],
  },
  {
    sentence: 'refers a deregistered location that has a successor, and its closed provider',
    location: aLocation().deregistered().registeredFor().relatedTo('1-444444444', 'HSCA Successor').onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered' }),
    outcome: 'refer',
    reasons: [
      'refer location-deregistered',
      'refer re-registered',
      'refer provider-deregistered',
      'refer activity-not-registered',
    ],
  },
  {
    sentence: 'fails a location of a deregistered provider',
    location: aLocation().onRegister(),
    provider: aProvider({ registrationStatus: 'Deregistered', deregistrationDate: '2025-01-02' }),
    outcome: 'fail',
    reasons: ['fail provider-deregistered'],
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
      'fail rating-inadequate',
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
      provider: aProvider(),
    });
    expect(reasons.map(({ text }) => text)).toEqual([
      'CQC’s register shows the location Demo Willow Lane Home Care as deregistered since 6 May 2024.',
      'CQC rates this location Inadequate (9 January 2023).',
    ]);
  });
});
