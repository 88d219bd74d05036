import { describe, expect, it } from 'vitest';
import { billOf } from '../../bench/cost/bill.ts';
import { addedByRenewals, keptOf } from '../../bench/cost/idle.ts';
import { lineBeyondFree, lineOf, sumOf } from '../../bench/cost/prices.ts';
import { countOf, sumWhere, tallying } from '../../bench/cost/tally.ts';
import { appOfOneLiners } from '../lib/synthesised.ts';

const { stacks } = appOfOneLiners().app.synth();
const templates = stacks.map(({ template }) => template);

/** What is used where so much is written, and nothing else. */
const use = (writeUnits: number) => {
  const counting = tallying();
  const used = [{ table: 'RecordsTableC9B7A30B', units: writeUnits, ofIndexes: 0 }];
  counting.meter({ kind: 'dynamodb', operation: 'PutItem', isRefused: false, used });
  return { tally: counting.next(), processes: { executions: 0, transitions: 0, logBytes: 0 } };
};
const nothing = { tally: tallying().next(), processes: { executions: 0, transitions: 0, logBytes: 0 } };
const billFor = (writeUnits: number, of: typeof templates = []) =>
  billOf({ window: { ...use(writeUnits), letters: 0 }, idle: nothing }, 1, of);

describe('What is deployed', () => {
  it('costs at most five dollars a month before anybody uses it, by its templates', () => {
    expect(sumOf(keptOf(templates).map(lineBeyondFree))).toBeLessThanOrEqual(5);
  });

  it('has one key, whose renewals add two versions in time', () => {
    expect(addedByRenewals(templates)).toEqual({ of: 'version of a key a month', count: 2 });
  });

  it('is charged for each metric that an alarm looks at, and for metrics of its own that are always there', () => {
    const metric = { Id: 'a', MetricStat: {} };
    const resources = [
      { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } },
      { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [metric, metric, { Id: 'b', Expression: 'a+a' }] } },
      { Type: 'AWS::Logs::MetricFilter', Properties: { MetricTransformations: [{ MetricName: 'Seldom' }] } },
      { Type: 'AWS::Logs::MetricFilter', Properties: { MetricTransformations: [{ DefaultValue: 0 }] } },
    ];
    const kept = keptOf([{ Resources: Object.fromEntries(resources.entries()) }]);
    expect(kept.filter(({ count }) => count > 0)).toEqual([
      { of: 'metric of an alarm a month', count: 3 },
      { of: 'metric of our own a month', count: 1 },
    ]);
  });
});

describe('What is used', () => {
  it('is counted by what it is: a read that finds nothing is a unit, and so are two of a write that was refused', () => {
    const { meter, next } = tallying();
    const request = { kind: 'dynamodb', isRefused: false } as const;
    meter({ ...request, operation: 'Query', used: [{ table: 'RecordsTableC9B7A30B', units: 0, ofIndexes: 0 }] });
    meter({ ...request, operation: 'Query', used: [{ table: 'RecordsTableC9B7A30B', units: 2.5, ofIndexes: 2.5 }] });
    meter({ ...request, operation: 'PutItem', used: [{ table: 'RecordsTableC9B7A30B', units: 3, ofIndexes: 1 }] });
    meter({ ...request, operation: 'PutItem', isRefused: true, used: [] });
    // A tenth of a second of a whole processor takes a function with half of one twice as long.
    meter({ kind: 'run', function: 'f', ms: 90, cpuMs: 100, memoryMb: 884.5 });
    const tally = next();
    expect(countOf(tally, 'read units of Records')).toBe(3.5);
    expect(sumWhere(tally, /^write units/)).toBe(5);
    expect([countOf(tally, 'index units of Records'), countOf(tally, 'DynamoDB PutItem refused')]).toEqual([1, 1]);
    expect(countOf(tally, 'GB-seconds of processor')).toBeCloseTo((0.2 * 884.5) / 1024);
    expect(next().size).toBe(0);
  });

  it('has a price each, and nothing else has', () => {
    expect(billFor(1, templates).sums.centsAnApplication).toBeGreaterThan(0);
    expect(() => lineOf({ of: 'wish', count: 1 })).toThrow('There is no price for a wish');
  });

  it('is more than is promised where an application costs more than 0.2 cents', () => {
    expect([billFor(2_000).passed, billFor(3_000).passed]).toEqual([true, false]);
  });

  it('is free, of an idle month, as far as every account has it for nothing', () => {
    const alarms = (count: number) => lineBeyondFree({ of: 'metric of an alarm a month', count }).dollars;
    expect([alarms(9), alarms(10), alarms(36)]).toEqual([0, 0, expect.closeTo(2.6)]);
  });
});
