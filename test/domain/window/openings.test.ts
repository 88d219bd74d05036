import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { nextOpening, nextPlanned, scheduledOpening } from '../../../domain/window/openings.ts';
import { anAgreement } from '../an-agreement.ts';

const s1 = anAgreement();
const recurring = (
  month: number,
  day: number,
  openDays: number,
  opensAt = '09:00',
  closesAt = '12:00',
): Pick<Agreement, 'windows'> => ({
  windows: { kind: 'recurring', openings: [{ month, day }], opensAt, openDays, closesAt },
});

describe('A window that the schedule opens', () => {
  it.each<[string, Pick<Agreement, 'windows'>, string, string, string]>([
    [
      'in March opens before the clocks change and closes at noon of summer time',
      s1,
      '2027-03-01T09:00:00.000Z',
      '2027-03-01T09:00:00.000Z',
      '2027-03-31T11:00:00.000Z',
    ],
    [
      'in September opens and closes in summer time',
      s1,
      '2027-09-01T08:00:00.000Z',
      '2027-09-01T08:00:00.000Z',
      '2027-10-01T11:00:00.000Z',
    ],
    [
      'in October opens in summer time and closes at noon of winter time',
      recurring(10, 20, 20),
      '2027-10-20T08:00:00.000Z',
      '2027-10-20T08:00:00.000Z',
      '2027-11-09T12:00:00.000Z',
    ],
    [
      'is the same though the schedule fires some seconds late',
      s1,
      '2027-03-01T09:00:42.000Z',
      '2027-03-01T09:00:00.000Z',
      '2027-03-31T11:00:00.000Z',
    ],
    [
      'just after a summer midnight belongs to London’s day and not to UTC’s',
      recurring(6, 2, 10, '00:05'),
      '2027-06-01T23:05:00.000Z',
      '2027-06-01T23:05:00.000Z',
      '2027-06-12T11:00:00.000Z',
    ],
  ])('%s', (_, agreement, scheduledTime, opensAt, closesAt) => {
    expect(scheduledOpening(agreement, scheduledTime)).toEqual({ opensAt, closesAt });
  });

  it('does not exist where no schedule opens windows', () => {
    expect(scheduledOpening({ windows: { kind: 'always' } }, '2027-03-01T09:00:00.000Z')).toBeUndefined();
    expect(nextOpening(anAgreement({ windows: { kind: 'always' } }), '2027-03-01T09:00:00.000Z')).toBeUndefined();
  });
});

describe('The next opening', () => {
  it.each([
    ['2027-01-01T00:00:00.000Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T08:59:59.999Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T09:00:00.000Z', '2027-09-01T08:00:00.000Z'],
    ['2027-09-01T08:00:00.000Z', '2028-03-01T09:00:00.000Z'],
    ['2027-12-31T23:59:59.999Z', '2028-03-01T09:00:00.000Z'],
  ])('after %s is at %s', (after, opensAt) => {
    expect(nextOpening(s1, after)?.opensAt).toBe(opensAt);
  });

  it('does not come after the agreement has ended, nor so late that its closing would', () => {
    expect(nextOpening(s1, '2028-03-01T09:00:00.000Z')).toBeUndefined();
    expect(nextOpening(s1, '2035-06-01T00:00:00.000Z')).toBeUndefined();
    const { extensions, ...term } = s1.term;
    const endingInMarch = { ...s1, term: { ...term, extensions: [...extensions, { to: '2029-03-30', taken: true }] } };
    expect(nextOpening(endingInMarch, '2028-03-01T09:00:00.000Z')?.opensAt).toBe('2028-09-01T08:00:00.000Z');
    expect(nextOpening(endingInMarch, '2028-09-01T08:00:00.000Z')).toBeUndefined();
  });

  it('is an additional window where one comes before the schedule’s', () => {
    const planned = [
      { status: 'scheduled' as const, opensAt: '2027-06-01T08:00:00.000Z', closesAt: '2027-06-20T11:00:00.000Z' },
      { status: 'cancelled' as const, opensAt: '2027-05-01T08:00:00.000Z', closesAt: '2027-05-20T11:00:00.000Z' },
    ];
    expect(nextPlanned(s1, planned, '2027-04-01T00:00:00.000Z')?.opensAt).toBe('2027-06-01T08:00:00.000Z');
    expect(nextPlanned(s1, planned, '2027-07-01T00:00:00.000Z')?.opensAt).toBe('2027-09-01T08:00:00.000Z');
  });
});
