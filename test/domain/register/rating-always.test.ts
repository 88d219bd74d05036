import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocation } from '../../../domain/register/records.ts';
import { checkRegistration } from '../../../domain/register/registration-check.ts';
import { asked } from './a-check.ts';
import { anUnratedLocation, aProvider } from './a-location.ts';

const word = fc.constantFrom(
  'Outstanding',
  'Good',
  'Requires Improvement',
  'Inadequate',
  'No published rating',
  'Odd',
  '',
);
const day = fc.constantFrom('2020-01-01', '2023-05-06', '2025-06-12', '');
const group = fc.record({
  name: fc.constantFrom('Homecare agencies', 'Supported living', ''),
  rating: word,
  status: fc.constantFrom('Current', 'Historic'),
  assessmentDate: day,
});

describe('whatever ratings the register holds', () => {
  it('no location passes while a Current group, or the only rating, is Inadequate', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), word, day, (groups, reported, reportDate) => {
        const location = anUnratedLocation()
          .rated(reported, reportDate)
          .assessed(...groups)
          .onRegister();
        const current = groups.filter(({ status }) => status === 'Current');
        const inadequate = current.some(({ rating }) => rating === 'Inadequate');
        const onlyRating = current.length === 0 && reported === 'Inadequate';
        const { outcome } = checkRegistration({ ...asked, location, provider: aProvider() });
        if (inadequate || onlyRating) expect(outcome).not.toBe('pass');
      }),
    );
  });

  it('no location fails for its rating while no current rating is Inadequate', () => {
    const notInadequate = word.filter((rating) => rating !== 'Inadequate');
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 4 }),
        notInadequate,
        day,
        notInadequate,
        (groups, reported, date, other) => {
          const better = groups.map((one) => (one.rating === 'Inadequate' ? { ...one, rating: other } : one));
          const location = anUnratedLocation()
            .rated(reported, date)
            .assessed(...better)
            .onRegister();
          expect(checkRegistration({ ...asked, location, provider: aProvider() }).outcome).not.toBe('fail');
        },
      ),
    );
  });

  it('no answer of the register can make reading it go wrong', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        parseLocation(body);
        const holder = { locationId: '1-111111111', providerId: '1-222222222', name: 'Demo', assessment: body };
        const location = parseLocation(holder);
        if (location) checkRegistration({ ...asked, location, provider: aProvider() });
      }),
    );
  });
});
