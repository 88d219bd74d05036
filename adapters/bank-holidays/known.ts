export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof divisions)[number];

/** One bank holiday as GOV.UK writes it; `date` is YYYY-MM-DD, `notes` is empty or "Substitute day". */
export interface BankHoliday {
  readonly title: string;
  readonly date: string;
  readonly notes: string;
  readonly bunting: boolean;
}

const newYear = 'New Year’s Day';
const second = '2nd January';
const patrick = 'St Patrick’s Day';
const goodFriday = 'Good Friday';
const easterMonday = 'Easter Monday';
const earlyMay = 'Early May bank holiday';
const spring = 'Spring bank holiday';
const boyne = 'Battle of the Boyne (Orangemen’s Day)';
const summer = 'Summer bank holiday';
const andrew = 'St Andrew’s Day';
const christmas = 'Christmas Day';
const boxing = 'Boxing Day';

/**
 * Every bank holiday of 2021 to 2028: title, then where (e England and Wales, s Scotland, n Northern Ireland; * a
 * substitute day), then the day. Holidays fixed by rule follow the Banking and Financial Dealings Act 1971; the others
 * (2 and 3 June 2022, 19 September 2022, 8 May 2023, and 15 June 2026 in Scotland) were proclaimed one by one.
 */
const days: readonly (readonly [title: string, where: string, ...dates: string[]])[] = [
  [newYear, 'esn', '2021-01-01', '2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'],
  [newYear, 'esn*', '2022-01-03', '2023-01-02', '2028-01-03'],
  [second, 's', '2024-01-02', '2025-01-02', '2026-01-02'],
  [second, 's*', '2021-01-04', '2022-01-04', '2023-01-03', '2027-01-04', '2028-01-04'],
  [patrick, 'n', '2021-03-17', '2022-03-17', '2023-03-17', '2025-03-17', '2026-03-17', '2027-03-17', '2028-03-17'],
  [patrick, 'n*', '2024-03-18'],
  [goodFriday, 'esn', '2021-04-02', '2022-04-15', '2023-04-07', '2024-03-29'],
  [goodFriday, 'esn', '2025-04-18', '2026-04-03', '2027-03-26', '2028-04-14'],
  [easterMonday, 'en', '2021-04-05', '2022-04-18', '2023-04-10', '2024-04-01'],
  [easterMonday, 'en', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17'],
  [earlyMay, 'esn', '2021-05-03', '2022-05-02', '2023-05-01', '2024-05-06'],
  [earlyMay, 'esn', '2025-05-05', '2026-05-04', '2027-05-03', '2028-05-01'],
  ['Bank holiday for the coronation of King Charles III', 'esn', '2023-05-08'],
  [spring, 'esn', '2021-05-31', '2022-06-02', '2023-05-29', '2024-05-27'],
  [spring, 'esn', '2025-05-26', '2026-05-25', '2027-05-31', '2028-05-29'],
  ['Platinum Jubilee bank holiday', 'esn', '2022-06-03'],
  ['World Cup bank holiday', 's', '2026-06-15'],
  [boyne, 'n', '2021-07-12', '2022-07-12', '2023-07-12', '2024-07-12', '2027-07-12', '2028-07-12'],
  [boyne, 'n*', '2025-07-14', '2026-07-13'],
  [summer, 's', '2021-08-02', '2022-08-01', '2023-08-07', '2024-08-05'],
  [summer, 's', '2025-08-04', '2026-08-03', '2027-08-02', '2028-08-07'],
  [summer, 'en', '2021-08-30', '2022-08-29', '2023-08-28', '2024-08-26'],
  [summer, 'en', '2025-08-25', '2026-08-31', '2027-08-30', '2028-08-28'],
  ['Bank Holiday for the State Funeral of Queen Elizabeth II', 'esn', '2022-09-19'],
  [andrew, 's', '2021-11-30', '2022-11-30', '2023-11-30', '2026-11-30', '2027-11-30', '2028-11-30'],
  [andrew, 's*', '2024-12-02', '2025-12-01'],
  [christmas, 'esn', '2023-12-25', '2024-12-25', '2025-12-25', '2026-12-25', '2028-12-25'],
  [christmas, 'esn*', '2021-12-27', '2022-12-27', '2027-12-27'],
  [boxing, 'esn', '2022-12-26', '2023-12-26', '2024-12-26', '2025-12-26', '2028-12-26'],
  [boxing, 'esn*', '2021-12-28', '2026-12-28', '2027-12-28'],
];

const noBunting = new Set(['2022-09-19']);

const of = (letter: string): BankHoliday[] =>
  days
    .filter(([, where]) => where.includes(letter))
    .flatMap(([title, where, ...dates]) =>
      dates.map((date) => ({
        title,
        date,
        notes: where.endsWith('*') ? 'Substitute day' : '',
        bunting: title !== goodFriday && !noBunting.has(date),
      })),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));

/** The bank holidays of 2021 to 2028 by part of the United Kingdom, in date order (source: gov.uk/bank-holidays). */
export const knownBankHolidays: Readonly<Record<Division, readonly BankHoliday[]>> = {
  'england-and-wales': of('e'),
  scotland: of('s'),
  'northern-ireland': of('n'),
};
