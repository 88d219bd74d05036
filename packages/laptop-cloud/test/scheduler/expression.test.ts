import { describe, expect, it } from 'vitest';
import { occurrences } from '../../src/scheduler/expression.ts';

const next = (expression: string, after: string, given: Partial<Parameters<typeof occurrences>[0]> = {}) => {
  const schedule = { expression, timezone: 'Europe/London', startDate: undefined, endDate: undefined, ...given };
  const found = occurrences(schedule, Date.parse('2026-01-01T00:00:00Z'))(Date.parse(after));
  return found === undefined ? undefined : new Date(found).toISOString().replace('.000Z', 'Z');
};

describe('a schedule fires next', () => {
  it.each([
    ['at noon in London, in winter', 'cron(0 12 1 MAR,SEP ? *)', '2026-11-22T16:00:00Z', '2027-03-01T12:00:00Z'],
    ['at noon in London, in summer', 'cron(0 12 1 MAR,SEP ? *)', '2027-03-01T12:00:00Z', '2027-09-01T11:00:00Z'],
    ['on the last day of the month', 'cron(0 9 L * ? *)', '2027-02-10T00:00:00Z', '2027-02-28T09:00:00Z'],
    ['on the weekday nearest to a day', 'cron(0 9 1W * ? *)', '2027-04-30T00:00:00Z', '2027-05-03T08:00:00Z'],
    ['on the third Friday', 'cron(0 9 ? * 6#3 *)', '2027-01-01T00:00:00Z', '2027-01-15T09:00:00Z'],
    ['on Mondays, the second day of the week', 'cron(0 9 ? * 2 *)', '2027-01-01T00:00:00Z', '2027-01-04T09:00:00Z'],
    ['in a year that is named', 'cron(0 9 1 1 ? 2030)', '2027-01-01T00:00:00Z', '2030-01-01T09:00:00Z'],
    ['after the clocks went back', 'cron(30 3 * * ? *)', '2026-10-25T00:00:00Z', '2026-10-25T03:30:00Z'],
    ['after the clocks went forward', 'cron(0 2 * * ? *)', '2027-03-28T00:00:00Z', '2027-03-28T01:00:00Z'],
    ['every five minutes, from when it was made', 'rate(5 minutes)', '2026-01-01T00:07:00Z', '2026-01-01T00:10:00Z'],
    ['every day', 'rate(1 day)', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'],
    ['at one time of London', 'at(2027-06-01T12:00:00)', '2026-01-01T00:00:00Z', '2027-06-01T11:00:00Z'],
  ])('%s: %s', (_, expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each([
    [
      'not at all on the day that has no such time, the clocks going forward',
      '2027-03-27',
      ['03-27T01:30', '03-29T00:30'],
    ],
    [
      'once on the day that has such a time twice, the clocks going back',
      '2027-10-30',
      ['10-30T00:30', '10-31T00:30', '11-01T01:30'],
    ],
  ])('%s', (_, from, expected) => {
    const found: string[] = [];
    let after = `${from}T00:00:00Z`;
    while (found.length < expected.length) {
      after = next('cron(30 1 * * ? *)', after) ?? '';
      found.push(after.slice(5, 16));
    }
    expect(found).toEqual(expected);
  });

  it('each hour that passes, on both days when the clocks change', () => {
    for (const day of ['2027-03-28', '2027-10-31']) {
      const found: string[] = [];
      for (let after = `${day}T00:00:00Z`; found.length < 4; found.push(after.slice(11, 16))) {
        after = next('cron(0 * * * ? *)', after) ?? '';
      }
      expect(found).toEqual(['01:00', '02:00', '03:00', '04:00']);
    }
  });

  it('never, when its one time or its end has passed', () => {
    expect(next('at(2027-06-01T12:00:00)', '2027-06-01T11:00:00Z')).toBeUndefined();
    expect(next('rate(1 day)', '2026-02-01T00:00:00Z', { endDate: '2026-02-01T12:00:00Z' })).toBeUndefined();
    expect(next('cron(0 9 1 1 ? 2020)', '2027-01-01T00:00:00Z')).toBeUndefined();
  });

  it('not before its start', () => {
    expect(next('cron(0 12 * * ? *)', '2026-01-05T00:00:00Z', { startDate: '2026-02-01T00:00:00Z' })).toBe(
      '2026-02-01T12:00:00Z',
    );
  });

  it.each(['rate(0 minutes)', 'rate(1 week)', 'every day', 'cron(0 12 * *)'])('and refuses "%s"', (expression) => {
    expect(() => next(expression, '2026-01-01T00:00:00Z')).toThrow();
  });
});
