import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { impossibilities } from '../../../domain/agreement/impossibilities.ts';
import { timesThatLondonLacks } from '../../../domain/agreement/impossible/london-times.ts';
import { anAgreement } from '../an-agreement.ts';

const recurring = (month: number, day: number, opensAt: string, openDays = 10, closesAt = '12:00'): Agreement =>
  anAgreement({ windows: { kind: 'recurring', openings: [{ month, day }], opensAt, openDays, closesAt } });

describe('An agreement’s file', () => {
  it('may open windows at nine on any day, the days of the clock changes too', () => {
    expect(timesThatLondonLacks(recurring(3, 28, '09:00'))).toEqual([]);
    expect(timesThatLondonLacks(anAgreement())).toEqual([]);
  });

  it('is refused for an opening in the hour that spring skips, in whichever year of the term that is', () => {
    expect(impossibilities(recurring(3, 28, '01:30'))).toEqual([
      'The opening at 01:30 on 28 March 2021 is at a time that London does not have: the clocks change that night',
      'The opening at 01:30 on 28 March 2027 is at a time that London does not have: the clocks change that night',
    ]);
  });

  it('is refused for a closing in the hour that autumn repeats', () => {
    expect(impossibilities(recurring(10, 21, '09:00', 10, '01:30'))).toEqual([
      'The closing at 01:30 on 31 October 2021 is at a time that London has twice: the clocks change that night',
      'The closing at 01:30 on 31 October 2027 is at a time that London has twice: the clocks change that night',
    ]);
  });

  it('is refused for a single window that opens or closes at a time that London has twice', () => {
    const once = (opensAt: string, closesAt: string) => anAgreement({ windows: { kind: 'once', opensAt, closesAt } });
    expect(timesThatLondonLacks(once('2027-09-01T08:00:00Z', '2027-10-31T00:30:00Z'))).toEqual([
      'London’s clocks show 1:30am on Sunday 31 October 2027 (British Summer Time) twice: choose another time',
    ]);
    expect(timesThatLondonLacks(once('2027-09-01T08:00:00Z', '2027-10-31T12:00:00Z'))).toEqual([]);
  });
});
