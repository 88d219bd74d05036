import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Alarms } from '../../src/alarms/alarms.ts';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import type { Topic } from '../../src/template/topics.ts';
import { now as someTime } from '../moment.ts';
import { anAlarm, aTopic } from './an-alarm.ts';

let open: { readonly clock: RunningClock; readonly alarms: Alarms } | undefined;
const stop = () => {
  open?.alarms.close();
  open?.clock.close();
};
afterEach(stop);

const laptop = (
  given: { readonly dir?: string; readonly topic?: Topic; readonly alarms?: ReturnType<typeof anAlarm>[] } = {},
) => {
  const { dir = mkdtempSync(join(tmpdir(), 'alarms-')), topic = aTopic(), alarms: asked = [anAlarm()] } = given;
  const clock = createClock({ file: join(dir, 'clock.json'), startAt: Date.parse(someTime) });
  const alarms = new Alarms({ alarms: asked, topics: [topic], clock, file: join(dir, 'alarms.sqlite') });
  alarms.start();
  clock.start();
  open = { clock, alarms };
  return { clock, alarms, dir };
};
const failed = anAlarm().metric;
const states = (alarms: Alarms) => alarms.all().map(({ alarm, state }) => `${alarm.name} ${state}`);

const minutes = (many: number) => many * 60_000;

describe('the alarms of a template', () => {
  it('ring when what they look at is counted, and tell their topic once', () => {
    const { alarms } = laptop();
    expect([states(alarms), alarms.deliveries()]).toEqual([['Failed OK'], []]);
    alarms.count(failed);
    alarms.count(failed);
    expect(states(alarms)).toEqual(['Failed ALARM']);
    expect(alarms.deliveries()).toMatchObject([
      { alarm: 'Failed', state: 'ALARM', topic: aTopic().arn, refusal: null },
    ]);
  });

  it('tell apart what has other dimensions', () => {
    const { alarms } = laptop();
    alarms.count({ ...failed, dimensions: { StateMachineArn: 'arn:of:machine/label' } });
    alarms.count({ ...failed, dimensions: {} });
    expect(states(alarms)).toEqual(['Failed OK']);
  });

  it('are quiet again by the clock, and ring again', async () => {
    const { alarms, clock } = laptop();
    alarms.count(failed);
    await clock.advanceTo(clock.now() + minutes(11));
    expect(states(alarms)).toEqual(['Failed OK']);
    alarms.count(failed);
    expect(states(alarms)).toEqual(['Failed ALARM']);
    expect(alarms.deliveries()).toHaveLength(2);
  });

  it('tell a topic that they are quiet, too, where they are asked to', async () => {
    const { alarms, clock } = laptop({ alarms: [anAlarm({ okActions: [aTopic().arn] })] });
    alarms.count(failed);
    await clock.advanceTo(clock.now() + minutes(11));
    expect(alarms.deliveries().map(({ state }) => state)).toEqual(['OK', 'ALARM']);
  });

  it('look at one metric for as long as each of them needs', async () => {
    const daily = anAlarm({ name: 'Daily', periodMs: minutes(24 * 60), threshold: 2 });
    const { alarms, clock } = laptop({ alarms: [anAlarm(), daily] });
    alarms.count(failed);
    await clock.advanceTo(clock.now() + minutes(60));
    alarms.count(failed);
    expect(states(alarms)).toEqual(['Failed ALARM', 'Daily ALARM']);
  });

  it('stand as they stood after a stop', async () => {
    const { alarms, dir } = laptop();
    alarms.count(failed);
    stop();
    const again = laptop({ dir });
    expect(states(again.alarms)).toEqual(['Failed ALARM']);
    await again.clock.advanceTo(again.clock.now() + minutes(11));
    expect(states(again.alarms)).toEqual(['Failed OK']);
    expect(again.alarms.deliveries()).toHaveLength(1);
  });
});

const withoutTls = {
  Effect: 'Deny' as const,
  Principal: '*' as const,
  Action: ['sns:Publish'],
  Resource: [aTopic().arn],
  Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
};
const [allowed] = aTopic().policy?.Statement ?? [];

describe('a topic', () => {
  it.each([
    ['that has no policy of its own takes the alarms of its account', undefined, true],
    [
      'whose policy lets CloudWatch publish takes them, though it denies what comes without TLS',
      [allowed, withoutTls],
      true,
    ],
    ['whose policy says only who may not publish takes none', [withoutTls], false],
    [
      'whose policy lets another service publish takes none',
      [{ ...allowed, Principal: { Service: ['events.amazonaws.com'] } }],
      false,
    ],
    [
      'whose policy lets CloudWatch publish for another account takes none',
      [{ ...allowed, Condition: { StringEquals: { 'aws:SourceAccount': ['111111111111'] } } }],
      false,
    ],
  ])('%s', (_, statements, takes) => {
    const policy = statements && ({ Statement: statements } as Topic['policy']);
    const { alarms } = laptop({ topic: { ...aTopic(), policy } });
    alarms.count(failed);
    expect(states(alarms)).toEqual(['Failed ALARM']);
    const refusal = takes ? null : expect.stringContaining('not authorized to perform: sns:Publish');
    expect(alarms.deliveries()).toMatchObject([{ refusal }]);
  });
});
