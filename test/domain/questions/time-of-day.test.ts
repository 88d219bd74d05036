import { describe, expect, it } from 'vitest';
import { time } from '../../../domain/questions/kinds/time-of-day.ts';

const { schema } = time({ label: 'Time', hint: 'Like 9am', missing: 'Enter a time, like 9am' });

describe('A time as people type it', () => {
  it.each([
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['5:30pm', '17:30'],
    ['5.30 pm', '17:30'],
    ['12 noon', '12:00'],
    ['noon', '12:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['midnight', '00:00'],
    ['17:00', '17:00'],
    ['0:05', '00:05'],
    ['23:59', '23:59'],
  ])('%s is %s', (typed, read) => {
    expect(schema.parse(typed)).toBe(read);
  });

  it.each(['', '9', '25:00', '12:60', '13pm', '0am', 'nine', '9am tomorrow', '-1:00'])(
    'is not read from “%s”',
    (typed) => {
      expect(schema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['Enter a time, like 9am']);
    },
  );
});
