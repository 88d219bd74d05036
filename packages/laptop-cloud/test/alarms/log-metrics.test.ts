import { describe, expect, it } from 'vitest';
import { logMetrics } from '../../src/alarms/log-metrics.ts';
import { logPattern } from '../../src/alarms/log-pattern.ts';
import { metricKey } from '../../src/alarms/metric.ts';

const counting = (patterns: readonly string[] = []) => {
  const counted: string[] = [];
  const filters = patterns.map((pattern) => ({
    logGroup: 'logs',
    matches: logPattern(pattern) ?? (() => false),
    metric: { namespace: 'Own', name: pattern, dimensions: {} },
    value: 1,
  }));
  const hear = logMetrics(filters, (metric, value) => void counted.push(`${metricKey(metric)} ${value}`));
  return { counted, hear };
};

describe('a line of a log', () => {
  it('is counted by the filters of its own log group whose pattern it is as', () => {
    const { counted, hear } = counting(['"went wrong"', '{ $.error = "Sealed" }']);
    hear('logs', 'something went wrong');
    hear('logs', '{"error":"Sealed"}');
    hear('logs', '{"error":"Sealed again"}');
    hear('logs', '{"error":');
    hear('others', 'something went wrong');
    expect(counted).toEqual(['["Own","\\"went wrong\\""] 1', '["Own","{ $.error = \\"Sealed\\" }"] 1']);
  });

  it('is counted as the metrics that are embedded in it', () => {
    const { counted, hear } = counting();
    const CloudWatchMetrics = [{ Namespace: 'Own', Dimensions: [[], ['lot']], Metrics: [{ Name: 'Held' }] }];
    hear('logs', JSON.stringify({ _aws: { Timestamp: 1, CloudWatchMetrics }, Held: 2, lot: 'A' }));
    hear('logs', JSON.stringify({ _aws: 'none' }));
    expect(counted).toEqual(['["Own","Held"] 2', '["Own","Held",["lot","A"]] 2']);
  });

  it.each(['ERROR', '?a ?b', '{ $.a.b = "c" }', '{ $.a = "c*" }', '[a, b]', ''])(
    'cannot be judged by the pattern %s',
    (pattern) => {
      expect(logPattern(pattern)).toBeUndefined();
    },
  );
});
