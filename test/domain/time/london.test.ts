import { describe, expect, it } from 'vitest';
import {
  compareInstants,
  dayOfWeek,
  isRepeated,
  lastDateBefore,
  londonDate,
  londonInstant,
  londonInstants,
  monthsBefore,
  plusDays,
  plusDuration,
} from '../../../domain/time/london.ts';
import { dateInWords, dayInWords, momentInWords, spanInWords, timeInWords } from '../../../domain/time/plain-words.ts';

describe('A London wall clock', () => {
  it.each([
    ['in winter shows UTC', '2027-01-15', '12:00', '2027-01-15T12:00:00.000Z'],
    ['in summer is an hour ahead of UTC', '2027-07-15', '12:00', '2027-07-15T11:00:00.000Z'],
    ['has its midnight in the day before of UTC, in summer', '2027-07-15', '00:00', '2027-07-14T23:00:00.000Z'],
    ['on the morning of the spring change is ahead already', '2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    ['after the autumn change shows UTC again', '2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ])('%s', (_, date, time, instant) => {
    expect(londonInstant(date, time)).toBe(instant);
  });

  it.each([
    ['once at most times', '2027-03-28', '02:00', ['2027-03-28T01:00:00.000Z']],
    ['never in the hour that spring skips', '2027-03-28', '01:30', []],
    ['at no instant of that hour', '2027-03-28', '01:00', []],
    ['once just before it', '2027-03-28', '00:59', ['2027-03-28T00:59:00.000Z']],
    [
      'twice in the hour that autumn repeats, the summer’s first',
      '2027-10-31',
      '01:30',
      ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
    ],
    ['once as soon as that hour is over', '2027-10-31', '02:00', ['2027-10-31T02:00:00.000Z']],
    ['once at the midnight before it', '2027-10-31', '00:00', ['2027-10-30T23:00:00.000Z']],
  ])('shows a date and time %s', (_, date, time, instants) => {
    expect(londonInstants(date, time)).toEqual(instants);
    if (instants.length === 1) expect(londonInstant(date, time)).toBe(instants[0]);
    else expect(() => londonInstant(date, time)).toThrow(RangeError);
    for (const instant of instants) expect(isRepeated(instant)).toBe(instants.length === 2);
  });

  it.each([
    ['2027-07-14T22:59:59.999Z', '2027-07-14'],
    ['2027-07-14T23:00:00.000Z', '2027-07-15'],
    ['2027-01-14T23:30:00.000Z', '2027-01-14'],
    ['2027-03-31T12:00:00+02:00', '2027-03-31'],
  ])('at %s shows the date %s', (instant, date) => {
    expect(londonDate(instant)).toBe(date);
  });
});

describe('The day that an end belongs to', () => {
  it.each([
    ['2027-03-31T11:00:00.000Z', '2027-03-31'],
    ['2027-03-31T23:00:00.000Z', '2027-03-31'],
    ['2027-03-31T23:01:00.000Z', '2027-04-01'],
    ['2027-01-01T00:00:00.000Z', '2026-12-31'],
  ])('is for %s the day %s', (end, day) => {
    expect(lastDateBefore(end)).toBe(day);
  });
});

describe('Dates and instants', () => {
  it('are counted over the ends of months and years', () => {
    expect([
      plusDays('2027-02-27', 2),
      plusDays('2028-02-27', 2),
      plusDays('2026-12-31', 1),
      plusDays('2027-03-01', -1),
    ]).toEqual(['2027-03-01', '2028-02-29', '2027-01-01', '2027-02-28']);
    expect([monthsBefore('2028-03-31', 12), monthsBefore('2028-02-29', 12)]).toEqual(['2027-03-31', '2027-02-28']);
    expect([dayOfWeek('2027-03-01'), dayOfWeek('2027-03-07')]).toEqual([1, 7]);
    expect(plusDuration('2027-03-28T00:30:00.000Z', 'PT1H')).toBe('2027-03-28T01:30:00.000Z');
  });

  it('are compared as points in time, however they are written', () => {
    expect(compareInstants('2027-03-31T12:00:00+01:00', '2027-03-31T11:00:00Z')).toBe(0);
    expect(compareInstants('2027-03-31T11:00:00Z', '2027-03-31T11:00:00.001Z')).toBeLessThan(0);
  });
});

describe('A time in words', () => {
  it.each([
    ['2027-03-31T11:00:00.000Z', '12 noon'],
    ['2027-01-15T00:00:00.000Z', 'midnight'],
    ['2027-07-14T23:00:00.000Z', 'midnight'],
    ['2027-01-15T12:30:00.000Z', '12:30pm'],
    ['2027-01-15T00:30:00.000Z', '12:30am'],
    ['2027-01-15T09:00:00.000Z', '9am'],
    ['2027-01-15T17:05:00.000Z', '5:05pm'],
  ])('at %s is “%s”', (instant, words) => {
    expect(timeInWords(instant)).toBe(words);
  });

  it('is London’s day and date', () => {
    expect(momentInWords('2027-03-31T11:00:00.000Z')).toBe('12 noon on Wednesday 31 March 2027');
    expect(dayInWords('2027-07-14T23:30:00.000Z')).toBe('Thursday 15 July 2027');
    expect(dateInWords('2027-07-15')).toBe('15 July 2027');
  });

  it.each([
    ['in summer', '2027-04-26T23:00:00.000Z', 'midnight at the end of Monday 26 April 2027'],
    ['in winter', '2026-12-29T00:00:00.000Z', 'midnight at the end of Monday 28 December 2026'],
    ['seconds late', '2027-04-26T23:00:06Z', 'midnight at the end of Monday 26 April 2027'],
    ['a minute late, which is the next day', '2027-04-26T23:01:00Z', '12:01am on Tuesday 27 April 2027'],
    ['a millisecond before', '2027-04-26T22:59:59.999Z', '11:59pm on Monday 26 April 2027'],
    ['before the clocks change', '2027-03-28T00:00:00.000Z', 'midnight at the end of Saturday 27 March 2027'],
    ['after they have changed', '2027-03-28T23:00:00.000Z', 'midnight at the end of Sunday 28 March 2027'],
  ])('gives an end of day to the day that it ends: %s', (_, instant, words) => {
    expect(momentInWords(instant)).toBe(words);
  });

  it('names the clock on a day on which the clocks change', () => {
    expect(momentInWords('2027-10-31T00:30:00.000Z')).toBe('1:30am on Sunday 31 October 2027 (British Summer Time)');
    expect(momentInWords('2027-10-31T01:30:00.000Z')).toBe('1:30am on Sunday 31 October 2027 (Greenwich Mean Time)');
    expect(momentInWords('2027-03-28T11:00:00.000Z')).toBe('12 noon on Sunday 28 March 2027 (British Summer Time)');
  });

  it('names both clocks of a span across a change, and neither of another', () => {
    expect(spanInWords('2027-03-01T09:00:00.000Z', '2027-03-31T11:00:00.000Z')).toEqual([
      '9am on Monday 1 March 2027 (Greenwich Mean Time)',
      '12 noon on Wednesday 31 March 2027 (British Summer Time)',
    ]);
    expect(spanInWords('2027-09-01T08:00:00.000Z', '2027-10-01T11:00:00.000Z')).toEqual([
      '9am on Wednesday 1 September 2027',
      '12 noon on Friday 1 October 2027',
    ]);
  });
});
