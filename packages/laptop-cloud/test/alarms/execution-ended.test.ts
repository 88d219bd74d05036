import { describe, expect, it } from 'vitest';
import { executionEnded } from '../../src/alarms/execution-ended.ts';
import { metricKey } from '../../src/alarms/metric.ts';
import { now as someTime } from '../moment.ts';

const at = Date.parse(someTime);
const ended = {
  executionArn: 'arn:of:execution',
  machineArn: 'arn:of:machine',
  name: 'one',
  status: 'ABORTED' as const,
  startedAt: at - 60_000,
  stoppedAt: at,
  input: { lot: 'A' },
  error: undefined,
  cause: 'It is not wanted',
};
const told = (given: Partial<Parameters<ReturnType<typeof executionEnded>>[0]> = {}) => {
  const counted: string[] = [];
  const published: unknown[] = [];
  executionEnded({
    count: (metric) => void counted.push(metricKey(metric)),
    publish: (event, once) => void published.push({ ...event, once }),
  })({ ...ended, ...given });
  return { counted, published };
};

describe('An execution that has ended', () => {
  it.each([
    ['FAILED', ['ExecutionsFailed']],
    ['TIMED_OUT', ['ExecutionsTimedOut']],
    ['ABORTED', ['ExecutionsAborted']],
    ['SUCCEEDED', []],
  ] as const)('is counted by its machine and its end: %s', (status, names) => {
    const keys = names.map((name) =>
      metricKey({ namespace: 'AWS/States', name, dimensions: { StateMachineArn: 'arn:of:machine' } }),
    );
    expect(told({ status }).counted).toEqual(keys);
  });

  it('is counted under the label of its Map, where it is a child of one', () => {
    const [key] = told({ machineArn: 'arn:of:machine/label' }).counted;
    expect(key).toContain('"arn:of:machine/label"');
  });

  it('is told of in the words of Step Functions, with the cause where it has one', () => {
    const detail = {
      executionArn: 'arn:of:execution',
      stateMachineArn: 'arn:of:machine',
      name: 'one',
      status: 'ABORTED',
    };
    expect(told().published).toMatchObject([
      {
        source: 'aws.states',
        'detail-type': 'Step Functions Execution Status Change',
        resources: ['arn:of:execution'],
        time: '2027-04-14T10:00:00Z',
        detail: { ...detail, error: null, cause: 'It is not wanted', input: '{"lot":"A"}', stopDate: at },
        once: `arn:of:execution/${at}`,
      },
    ]);
    expect(told({ cause: undefined }).published).toMatchObject([{ detail: { cause: null } }]);
  });
});
