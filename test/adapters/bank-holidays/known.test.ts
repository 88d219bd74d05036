import { describe, expect, it } from 'vitest';
import { divisions, knownBankHolidays } from '../../../adapters/bank-holidays/known.ts';

const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const on = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
const written = (date: Date) => date.toISOString().slice(0, 10);

/** Gregorian Easter Sunday, by the anonymous algorithm of 1876 (Meeus). */
const easter = (year: number) => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return on(year, Math.floor(f / 31), (f % 31) + 1);
};

const firstMonday = (year: number, month: number) => plus(on(year, month, 1), (8 - on(year, month, 1).getUTCDay()) % 7);
const lastMonday = (year: number, month: number) => {
  const last = plus(on(year, month + 1, 1), -1);
  return plus(last, -((last.getUTCDay() + 6) % 7));
};

/** Fixed days in order, each moved to the next weekday that no other of them takes. */
const substituted = (days: Date[]) => {
  const taken = new Set(days.filter((day) => day.getUTCDay() % 6 !== 0).map(written));
  for (const day of days.filter((each) => each.getUTCDay() % 6 === 0)) {
    let free = day;
    while (free.getUTCDay() % 6 === 0 || taken.has(written(free))) free = plus(free, 1);
    taken.add(written(free));
  }
  return [...taken];
};

const byRule = (division: (typeof divisions)[number], year: number): string[] => {
  const scotland = division === 'scotland';
  const spring = year === 2022 ? on(2022, 6, 2) : lastMonday(year, 5);
  return [
    ...substituted(scotland ? [on(year, 1, 1), on(year, 1, 2)] : [on(year, 1, 1)]),
    ...(division === 'northern-ireland' ? [...substituted([on(year, 3, 17)]), ...substituted([on(year, 7, 12)])] : []),
    written(plus(easter(year), -2)),
    ...(scotland ? [] : [written(plus(easter(year), 1))]),
    written(firstMonday(year, 5)),
    written(spring),
    written(scotland ? firstMonday(year, 8) : lastMonday(year, 8)),
    ...(scotland ? substituted([on(year, 11, 30)]) : []),
    ...substituted([on(year, 12, 25), on(year, 12, 26)]),
  ];
};

const proclaimed = ['2022-06-03', '2022-09-19', '2023-05-08'];

describe('the bank holidays kept in the project', () => {
  it.each(divisions)('are those of the rules and the proclamations in %s', (division) => {
    const expected = [
      ...years.flatMap((year) => byRule(division, year)),
      ...proclaimed,
      ...(division === 'scotland' ? ['2026-06-15'] : []),
    ].sort();
    expect(knownBankHolidays[division].map(({ date }) => date)).toEqual(expected);
  });

  it('mark as substitute just the days that stand for a weekend', () => {
    const marked = knownBankHolidays.scotland.filter(({ notes }) => notes !== '').map(({ date }) => date);
    expect(marked).toEqual([
      '2021-01-04',
      '2021-12-27',
      '2021-12-28',
      '2022-01-03',
      '2022-01-04',
      '2022-12-27',
      '2023-01-02',
      '2023-01-03',
      '2024-12-02',
      '2025-12-01',
      '2026-12-28',
      '2027-01-04',
      '2027-12-27',
      '2027-12-28',
      '2028-01-03',
      '2028-01-04',
    ]);
  });
});
