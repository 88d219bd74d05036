import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { Scheduler } from '../../src/scheduler/scheduler.ts';
import { type Call, firingName } from '../../src/scheduler/targets.ts';
import { arn } from '../../src/template/names.ts';
import type { Schedule } from '../../src/template/schedules.ts';

const day = 86_400_000;
const nightly = (given: Partial<Schedule> = {}): Schedule => ({
  logicalId: 'Nightly',
  name: 'Nightly',
  group: 'default',
  description: undefined,
  expression: 'cron(30 2 * * ? *)',
  timezone: 'Europe/London',
  enabled: true,
  startDate: undefined,
  endDate: undefined,
  target: {
    arn: arn('lambda', 'function:Watch'),
    roleArn: 'role',
    input: '{}',
    maximumRetryAttempts: 3,
    maximumAgeSeconds: 86_400,
  },
  ...given,
});

let open: { readonly clock: RunningClock; readonly scheduler: Scheduler } | undefined;
const stop = () => {
  open?.clock.close();
  open?.scheduler.close();
  open = undefined;
};
afterEach(stop);

/** A laptop with these schedules, whose state is in a folder; what its targets are called for is noted. */
function laptop(dir: string, schedules: Schedule[], called: string[], startAt = '2027-01-10T12:00:00Z') {
  const clock = createClock({ file: join(dir, 'clock.json'), startAt: Date.parse(startAt) });
  const reports: string[] = [];
  const behaviour: Record<'call', Call> = { call: async () => {} };
  const call: Call = async (schedule, due, attempt) => {
    called.push(
      `${schedule.name} ${new Date(due).toISOString().slice(0, 16)} at ${new Date(clock.now()).toISOString().slice(0, 16)}`,
    );
    await behaviour.call(schedule, due, attempt);
  };
  const report = (message: string) => void reports.push(message);
  const scheduler = new Scheduler({ schedules, clock, file: join(dir, 'scheduler.sqlite'), call, report });
  scheduler.start();
  clock.start();
  open = { clock, scheduler };
  return { clock, reports, behaviour };
}
const aFolder = () => mkdtempSync(join(tmpdir(), 'scheduler-'));

/** While nothing runs. */
const threeDaysPass = async (dir: string) => {
  const clock = createClock({ file: join(dir, 'clock.json') });
  await clock.advanceTo(clock.now() + 3 * day);
  clock.close();
};

describe('the scheduler', () => {
  it('fires each night on its own night while the clock is moved over several', async () => {
    const called: string[] = [];
    const { clock } = laptop(aFolder(), [nightly()], called);
    await clock.advanceTo(clock.now() + 3 * day);
    expect(called).toEqual([
      'Nightly 2027-01-11T02:30 at 2027-01-11T02:30',
      'Nightly 2027-01-12T02:30 at 2027-01-12T02:30',
      'Nightly 2027-01-13T02:30 at 2027-01-13T02:30',
    ]);
  });

  it('fires schedules in the order of their times', async () => {
    const called: string[] = [];
    const { clock } = laptop(aFolder(), [nightly(), nightly({ name: 'Hourly', expression: 'rate(10 hours)' })], called);
    await clock.advanceTo(clock.now() + day);
    expect(called.map((one) => one.split(' ')[0])).toEqual(['Hourly', 'Nightly', 'Hourly']);
  });

  it('fires once, for the last time that passed, when it was stopped meanwhile', async () => {
    const dir = aFolder();
    const called: string[] = [];
    laptop(dir, [nightly()], called);
    stop();
    await threeDaysPass(dir);
    const again = laptop(dir, [nightly()], called);
    await sleep(100);
    expect(called).toEqual(['Nightly 2027-01-13T02:30 at 2027-01-13T12:00']);
    await again.clock.advanceTo(again.clock.now() + day);
    expect(called).toHaveLength(2);
  });

  it.each([
    ['forward', '2027-03-27T12:00:00Z', ['2027-03-28T01:00', '2027-03-29T01:00']],
    ['back', '2027-10-30T12:00:00Z', ['2027-10-31T02:00', '2027-11-01T02:00']],
  ])('fires at two in London, once each day, while the clocks go %s', async (_, startAt, expected) => {
    const called: string[] = [];
    const { clock } = laptop(aFolder(), [nightly({ expression: 'cron(0 2 * * ? *)' })], called, startAt);
    await clock.advanceTo(clock.now() + 2 * day);
    expect(called).toEqual(expected.map((due) => `Nightly ${due} at ${due}`));
  });

  it.each([
    ['moved', false],
    ['stopped', true],
  ])('fires once for the night that has half past one twice, the laptop being %s over both', async (_, stopped) => {
    const dir = aFolder();
    const called: string[] = [];
    const twiceANight = [nightly({ expression: 'cron(30 1 * * ? *)' })];
    let { clock } = laptop(dir, twiceANight, called, '2027-10-30T12:00:00Z');
    if (stopped) {
      stop();
      const meanwhile = createClock({ file: join(dir, 'clock.json') });
      await meanwhile.advanceTo(meanwhile.now() + day / 2 + 3_600_000);
      meanwhile.close();
      ({ clock } = laptop(dir, twiceANight, called));
    }
    await clock.advanceTo(Date.parse('2027-10-31T12:00:00Z'));
    expect(called.map((one) => one.split(' at ')[0])).toEqual(['Nightly 2027-10-31T00:30']);
  });

  it('does not fire again after a restart for what it has fired for', async () => {
    const dir = aFolder();
    const called: string[] = [];
    const { clock } = laptop(dir, [nightly()], called);
    await clock.advanceTo(clock.now() + day);
    stop();
    laptop(dir, [nightly()], called);
    await sleep(100);
    expect(called).toHaveLength(1);
  });

  it('makes a firing again, under the same name, that was broken off before it was noted', async () => {
    const dir = aFolder();
    const called: string[] = [];
    const first = laptop(dir, [nightly()], called);
    first.behaviour.call = () => new Promise(() => {});
    void first.clock.advanceTo(first.clock.now() + day).catch(() => {});
    while (called.length === 0) await sleep(10);
    stop();
    laptop(dir, [nightly()], called);
    await sleep(100);
    const due = (entry: string | undefined) => entry?.split(' at ')[0];
    expect(called).toHaveLength(2);
    expect(due(called[1])).toBe(due(called[0]));
    expect(firingName('Nightly', Date.parse('2027-01-11T02:30:00Z'))).toBe('Nightly-20270111T023000Z');
  });

  it('tries again, longer apart each time, when the target could not be reached, and then gives up', async () => {
    const called: string[] = [];
    const { clock, behaviour, reports } = laptop(aFolder(), [nightly()], called);
    behaviour.call = () => Promise.reject(new Error('no answer'));
    await clock.advanceTo(clock.now() + 15 * 3_600_000);
    expect(called).toHaveLength(4);
    expect(reports[0]).toBe('Schedule Nightly, due 2027-01-11T02:30:00.000Z: Error: no answer');
    await clock.advanceTo(clock.now() + 3_600_000);
    expect(called).toHaveLength(4);
  });

  it('says so at once, and does not try again, when it is refused', async () => {
    const called: string[] = [];
    const { clock, behaviour, reports } = laptop(aFolder(), [nightly()], called);
    const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException', $fault: 'client' });
    behaviour.call = () => Promise.reject(denied);
    await clock.advanceTo(clock.now() + day);
    expect(called).toHaveLength(1);
    expect(reports).toHaveLength(1);
  });

  it('counts a changed schedule from its change on', async () => {
    const dir = aFolder();
    const called: string[] = [];
    laptop(dir, [nightly()], called);
    stop();
    await threeDaysPass(dir);
    laptop(dir, [nightly({ expression: 'cron(0 6 * * ? *)' })], called);
    await sleep(100);
    expect(called).toEqual([]);
  });

  it('leaves alone what is disabled', async () => {
    const called: string[] = [];
    const { clock } = laptop(aFolder(), [nightly({ enabled: false })], called);
    await clock.advanceTo(clock.now() + 3 * day);
    expect(called).toEqual([]);
  });
});
