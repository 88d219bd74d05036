import { describe, expect, it } from 'vitest';
import { checkRegistration } from '../../../domain/register/registration-check.ts';
import { asked, type Case, checked, treatmentOnly } from './a-check.ts';
import { aLocation, aProvider } from './a-location.ts';

const branch = () => aLocation().called('1-333333333');
const ofTwo = aProvider({ locationIds: ['1-111111111', '1-333333333'] });

const cases: Case[] = [
  {
    sentence: 'refers a deregistered location whose provider has another that qualifies',
    location: aLocation().deregistered().onRegister(),
    provider: ofTwo,
    siblings: [branch().onRegister()],
    outcome: 'refer',
    reasons: ['refer location-deregistered', 'refer several-locations'],
  },
  {
    sentence: 'refers an Inadequate location whose provider has another that qualifies',
    location: aLocation().rated('Inadequate', '2025-01-01').onRegister(),
    provider: ofTwo,
    siblings: [branch().onRegister()],
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer several-locations'],
  },
  {
    sentence: 'fails an Inadequate location whose provider’s other location is Inadequate too',
    location: aLocation().rated('Inadequate', '2025-01-01').onRegister(),
    provider: ofTwo,
    siblings: [branch().rated('Inadequate', '2025-01-01').onRegister()],
    outcome: 'fail',
    reasons: ['fail rating-inadequate', 'refer several-locations', 'refer another-location-inadequate'],
  },
  {
    sentence: 'refers a provider with several locations that could be meant',
    location: aLocation().onRegister(),
    provider: ofTwo,
    siblings: [branch().onRegister()],
    outcome: 'refer',
    reasons: ['refer several-locations'],
  },
  {
    sentence: 'passes a provider whose other locations are closed or for something else',
    location: aLocation().onRegister(),
    provider: aProvider({ locationIds: ['1-111111111', '1-333333333', '1-555555555'] }),
    siblings: [
      branch().deregistered().onRegister(),
      branch().called('1-555555555').registeredFor(treatmentOnly).onRegister(),
    ],
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'refers a provider with locations that were not looked at',
    location: aLocation().onRegister(),
    provider: ofTwo,
    outcome: 'refer',
    reasons: ['refer several-locations'],
  },
];

describe('the registration check of a provider with several locations', () => {
  it.each(cases)('$sentence', (line) => {
    expect(checked(line)).toEqual({ outcome: line.outcome, reasons: line.reasons });
  });

  it('names a few of many locations and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, at) => aLocation().called(`1-30000000${at}`).onRegister());
    const provider = aProvider({ locationIds: ['1-111111111', '1-700000000', ...many.map((l) => l.locationId)] });
    const { reasons } = checkRegistration({ ...asked, location: aLocation().onRegister(), provider, siblings: many });
    expect(reasons[0]?.text).toContain('Branch 1-300000004 (1-300000004) and 3 more. Not looked at: 1.');
  });
});
