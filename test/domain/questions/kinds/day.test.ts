import { describe, expect, it } from 'vitest';
import { type Bounds, day } from '../../../../domain/questions/kinds/day.ts';
import { dayParts, typedDay } from '../../../../domain/questions/typed-day.ts';
import { asRead } from './as-read.ts';

const reviewed = (bounds: Bounds = {}) =>
  day({ label: 'When?', missing: 'Enter the date the policy was last reviewed', ...bounds });
const typed = (each: string) => {
  const [date = '', month = '', year = ''] = each.split('|');
  return typedDay({ day: date, month, year });
};
const IT = 'The date the policy was last reviewed';
const REAL = `${IT} must be a real date`;

describe('A day', () => {
  it.each([
    ['1|9|2026', '2026-09-01'],
    ['01|09|2026', '2026-09-01'],
    ['29|2|2024', '2024-02-29'],
    ['27|March|2026', '2026-03-27'],
    ['27|mar|2026', '2026-03-27'],
    ['27|Sept.|2026', '2026-09-27'],
    ['２７|3|2026', '2026-03-27'],
    ['27\u200B|3|\u00A02026', '2026-03-27'],
    ['1|1|1900', '1900-01-01'],
  ])('typed as %s is kept as %s', (parts, kept) => {
    expect(asRead(reviewed(), typed(parts))).toBe(kept);
  });

  it.each([
    ['||', 'Enter the date the policy was last reviewed'],
    ['\u200B|\u200B|\u200B', 'Enter the date the policy was last reviewed'],
    ['|3|2026', `${IT} must include a day`],
    ['27||2026', `${IT} must include a month`],
    ['27|3|', `${IT} must include a year`],
    ['27||', `${IT} must include a month and a year`],
    ['31|2|2026', REAL],
    ['29|2|2026', REAL],
    ['0|3|2026', REAL],
    ['27|13|2026', REAL],
    ['27|ma|2026', REAL],
    ['first|3|2026', REAL],
    ['27|3|next', REAL],
    ['27-3-2026|3|2026', REAL],
    ['-1|3|2026', REAL],
    ['27|3|26', 'Year must include 4 numbers'],
    ['27|3|20266', 'Year must include 4 numbers'],
    ['27|3|1066', `${IT} must be on or after 1 January 1900`],
    ['27|3|2100', `${IT} must be on or before 31 December 2099`],
  ])('is not read from %s, and it is said why', (parts, message) => {
    expect(asRead(reviewed(), typed(parts))).toBe(message);
  });

  it.each<[string, Bounds, string]>([
    ['27|3|2027', { today: '2027-03-27' }, '2027-03-27'],
    ['28|3|2027', { today: '2027-03-27' }, `${IT} must be today or in the past`],
    ['27|3|2030', { today: '2027-03-27' }, `${IT} must be today or in the past`],
    ['1|4|2026', { earliest: '2026-04-01' }, '2026-04-01'],
    ['31|3|2026', { earliest: '2026-04-01' }, `${IT} must be on or after 1 April 2026`],
    ['31|3|2028', { latest: '2028-03-31' }, '2028-03-31'],
    ['1|4|2028', { latest: '2028-03-31' }, `${IT} must be on or before 31 March 2028`],
  ])('of %s is held to the question’s own bounds %j', (parts, bounds, said) => {
    expect(asRead(reviewed(bounds), typed(parts))).toBe(said);
  });

  it('is called “The date” where what asks for it has no name for it', () => {
    const renewed = day({ label: 'When?', missing: 'Enter when they were last renewed' });
    expect(asRead(renewed, '2026-02-30')).toBe('The date must be a real date');
  });

  it.each(['27-3-2026|3|2026', '27|3-4|2026', '27|3|20-26', '1|2|3', 'a|b|c', '||2026'])(
    'typed as %s stands again in its three fields',
    (parts) => {
      const { day: date, month, year } = dayParts(typed(parts));
      const plain = [date, month, year].join('|').replaceAll('\u2010', '-');
      expect(plain.replaceAll(/\b0(\d)\b/g, '$1')).toBe(parts);
    },
  );
});
