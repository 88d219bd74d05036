import { describe, expect, it } from 'vitest';
import { destination } from '../src/clock-page.ts';

const from = Date.parse('2027-03-27T12:00:00Z');
const to = (move: Parameters<typeof destination>[0]) => new Date(destination(move, from)).toISOString().slice(0, 16);

describe('the clock is moved', () => {
  it.each([
    ['an instant', { to: '2027-04-01T12:00:00Z' }, '2027-04-01T12:00'],
    ['an instant of another zone', { to: '2027-04-01T12:00+02:00' }, '2027-04-01T10:00'],
    ['a time of London, in winter', { to: '2027-12-01T12:00' }, '2027-12-01T12:00'],
    ['a time of London, in summer', { to: '2027-06-01T12:00' }, '2027-06-01T11:00'],
  ])('to %s', (_, move, expected) => {
    expect(to(move)).toBe(expected);
  });

  it.each([
    ['an hour', 'PT1H', '2027-03-27T13:00'],
    ['a day of London, though it has 23 hours', 'P1D', '2027-03-28T11:00'],
    ['a month', 'P1M', '2027-04-27T11:00'],
  ])('by %s', (_, by, expected) => {
    expect(to({ by })).toBe(expected);
  });

  it.each([{ to: 'tomorrow' }, { by: '1 day' }])('not to %j', (move) => {
    expect(() => to(move)).toThrow(RangeError);
  });
});
