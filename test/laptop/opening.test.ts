import type { Schedule } from '@laptop/cloud';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shortlyBeforeOpening } from '../../laptop/opening.ts';

const window = { logicalId: 'WindowMachine', arn: 'arn:of:the:window:machine' };
const schedule = (expression: string, arn = window.arn): Schedule => ({
  logicalId: expression,
  name: expression,
  group: 'default',
  description: undefined,
  expression,
  timezone: 'Europe/London',
  enabled: true,
  startDate: undefined,
  endDate: undefined,
  target: { arn, roleArn: 'role', input: '{}', maximumRetryAttempts: 0, maximumAgeSeconds: 60 },
});
const template = (...schedules: Schedule[]) => ({ machines: [window], schedules });
const twiceAYear = template(
  schedule('cron(0 9 1 9 ? *)'),
  schedule('cron(0 9 1 3 ? *)'),
  schedule('cron(0 6 * * ? *)', 'arn:of:another:function'),
);

afterEach(() => {
  vi.useRealTimers();
});

describe('The demonstration', () => {
  it.each(['2026-11-28T18:00:00Z', '2027-03-28T00:30:00Z', '2029-12-31T23:00:00Z', '2035-06-01T12:00:00Z'])(
    'begins 20 seconds before 9am on 1 March 2027, also where a laptop is first started at %s',
    (outside) => {
      vi.setSystemTime(outside);
      expect(new Date(shortlyBeforeOpening(twiceAYear)).toISOString()).toBe('2027-03-01T08:59:40.000Z');
    },
  );

  it('begins on a date of its own too where nothing opens by a schedule', () => {
    expect(new Date(shortlyBeforeOpening(template())).toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });
});
