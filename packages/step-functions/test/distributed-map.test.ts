import { DescribeMapRunCommand, ListExecutionsCommand, ListMapRunsCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { aLaptop, aMachine, calls } from './support/laptop.ts';

const forEach = (states: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  aMachine({
    Each: {
      Type: 'Map',
      Label: 'Each',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(states)[0],
        States: states,
      },
      End: true,
      ...more,
    },
  });

const odd = (payload: unknown) => {
  const n = payload as number;
  if (n % 2 === 0) throw Object.assign(new Error('even'), { name: 'Even' });
  return n * 10;
};

test('each item is an execution of its own, and their outputs come in the order of the items', async () => {
  await using laptop = await aLaptop({ odd });
  const machine = forEach({
    Pause: { Type: 'Wait', Seconds: '{% 10 - $states.input %}', Next: 'Ask' },
    Ask: calls('odd'),
  });
  const arn = await laptop.start(machine, [1, 3, 5]);
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: [10, 30, 50] });
  expect(await laptop.eventTypes(arn)).toBe(
    'ExecutionStarted MapStateEntered MapStateStarted MapRunStarted MapRunSucceeded MapStateSucceeded ' +
      'MapStateExited ExecutionSucceeded',
  );
  const { mapRuns = [] } = await laptop.client.send(new ListMapRunsCommand({ executionArn: arn }));
  const mapRunArn = mapRuns[0]?.mapRunArn ?? '';
  expect(mapRunArn).toMatch(/:mapRun:machine-\d+\/Each:[0-9a-f-]{36}$/);
  const run = await laptop.client.send(new DescribeMapRunCommand({ mapRunArn }));
  expect(run).toMatchObject({ status: 'SUCCEEDED', itemCounts: { succeeded: 3, total: 3, pending: 0 } });
  const { executions = [] } = await laptop.client.send(new ListExecutionsCommand({ mapRunArn }));
  expect(executions.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  const child = await laptop.describe(executions[2]?.executionArn ?? '');
  expect(child).toMatchObject({ input: '1', output: '10', mapRunArn });
});

test('one failed item fails the Map and stops the others', async () => {
  await using laptop = await aLaptop({ odd });
  const machine = forEach(
    { Ask: calls('odd', { Next: 'Long' }), Long: { Type: 'Wait', Seconds: 1000, End: true } },
    { Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'Caught' }] },
  );
  machine.States.Caught = { Type: 'Pass', End: true };
  const arn = await laptop.start(machine, [1, 2, 3]);
  expect((await laptop.result(arn)).output).toEqual({
    Error: 'States.ExceedToleratedFailureThreshold',
    Cause: 'The specified tolerated failure threshold was exceeded',
  });
  expect(await laptop.eventTypes(arn)).toContain('MapRunStarted MapRunFailed MapStateFailed MapStateExited');
  const { mapRuns = [] } = await laptop.client.send(new ListMapRunsCommand({ executionArn: arn }));
  const run = await laptop.client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
  expect(run).toMatchObject({ status: 'FAILED', itemCounts: { failed: 1, aborted: 2, total: 3 } });
});

test.each([
  [{ ToleratedFailureCount: 2 }, 'SUCCEEDED'],
  [{ ToleratedFailureCount: '{% $states.input[0] %}' }, 'FAILED'],
  [{ ToleratedFailurePercentage: 40 }, 'SUCCEEDED'],
  [{ ToleratedFailurePercentage: 39 }, 'FAILED'],
])('as many items may fail as %j tolerates', async (tolerance, status) => {
  await using laptop = await aLaptop({ odd });
  const result = await laptop.run(forEach({ Ask: calls('odd') }, tolerance), [1, 2, 3, 4, 5]);
  expect(result.status).toBe(status);
  if (status === 'SUCCEEDED') expect(result.output).toEqual([10, 30, 50]);
});

test('items may be selected, and handed over in batches', async () => {
  await using laptop = await aLaptop();
  const machine = forEach(
    {
      Count: { Type: 'Pass', Output: ['{% $states.input.BatchInput.unit %}', '{% $states.input.Items %}'], End: true },
    },
    {
      ItemSelector: '{% $states.context.Map.Item.Value & "!" %}',
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { unit: '{% $states.input.unit %}' } },
      Items: '{% $states.input.items %}',
    },
  );
  expect((await laptop.run(machine, { unit: 'm', items: ['a', 'b', 'c'] })).output).toEqual([
    ['m', ['a!', 'b!']],
    ['m', ['c!']],
  ]);
});
