import {
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { aLaptop, aMachine, calls, NOON } from './support/laptop.ts';

test('a wait goes on after a restart and ends when it would have ended', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(
    aMachine({
      Set: { Type: 'Pass', Assign: { kept: '{% $uuid() %}' }, Output: '{% $states.input %}', Next: 'Long' },
      Long: { Type: 'Wait', Seconds: 3600, Next: 'Say' },
      Say: { Type: 'Pass', Output: '{% $kept %}', End: true },
    }),
  );
  await laptop.rest();
  const assigned = (await laptop.history(arn))[2]?.assignedVariables as { readonly kept: string };
  await laptop.restart();
  await laptop.restart();
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: assigned.kept });
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date(NOON + 3_600_000));
  expect((await laptop.history(arn)).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a wait of random length is not thrown again', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(
    aMachine({ Long: { Type: 'Wait', Seconds: '{% $floor($random() * 1000000) + 1 %}', End: true } }),
  );
  await laptop.rest();
  const before = laptop.timers.due();
  await laptop.restart();
  await laptop.rest();
  expect(laptop.timers.due()).toEqual(before);
  expect((await laptop.result(arn)).status).toBe('SUCCEEDED');
});

test('a Task whose answer was not stored is attempted again', async () => {
  let answer = false;
  await using laptop = await aLaptop({ slow: (payload) => (answer ? ['answered', payload] : new Promise(() => {})) });
  const arn = await laptop.start(aMachine({ Ask: calls('slow') }), { a: 1 });
  while (laptop.lambda.invocations.length === 0) await new Promise(setImmediate);
  answer = true;
  await laptop.restart();
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: ['answered', { a: 1 }] });
  expect(laptop.lambda.invocations).toHaveLength(2);
  expect(await laptop.eventTypes(arn)).not.toContain('TaskScheduled TaskStarted TaskScheduled');
});

test('a token outlives a restart, and so does its timeout', async () => {
  await using laptop = await aLaptop({ ask: () => 'asked' });
  const ask = aMachine({
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
      TimeoutSeconds: 600,
      End: true,
    },
  });
  const [answered, forgotten] = [await laptop.start(ask), await laptop.start(ask)];
  await laptop.rest();
  await laptop.restart();
  const taskToken = laptop.lambda.invocations[0]?.payload as string;
  await laptop.client.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
  await laptop.restart();
  expect(await laptop.result(answered)).toEqual({ status: 'SUCCEEDED', output: 'yes' });
  expect(await laptop.result(forgotten)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect((await laptop.describe(forgotten)).stopDate).toEqual(new Date(NOON + 600_000));
  expect(laptop.lambda.invocations).toHaveLength(2);
});

test('a retry comes when it was due, and attempts made before count', async () => {
  let attempts = 0;
  await using laptop = await aLaptop({
    broken: () => {
      attempts += 1;
      throw new Error('no');
    },
  });
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 2, BackoffRate: 1 }];
  const arn = await laptop.start(aMachine({ Ask: calls('broken', { Retry }) }));
  await laptop.rest();
  await laptop.restart();
  laptop.timers.next();
  await laptop.rest();
  await laptop.restart();
  expect((await laptop.result(arn)).status).toBe('FAILED');
  expect(attempts).toBe(3);
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date(NOON + 120_000));
});

test('a Parallel that is to be run again goes on after a restart, with the chain of its events', async () => {
  let attempts = 0;
  await using laptop = await aLaptop({
    flaky: () => {
      attempts += 1;
      if (attempts === 1) throw Object.assign(new Error('not yet'), { name: 'Unreachable' });
      return 'at last';
    },
  });
  const arn = await laptop.start(
    aMachine({
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Ask', States: { Ask: calls('flaky') } },
          { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 60, End: true } } },
        ],
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100 }],
        End: true,
      },
    }),
  );
  await laptop.rest();
  const before = await laptop.history(arn);
  const failed = before.find(({ type }) => type === 'TaskFailed');
  expect(before.map(({ type }) => type)).not.toContain('ParallelStateFailed');
  await laptop.restart();
  await laptop.restart();
  const { status } = await laptop.result(arn);
  expect(status).toBe('SUCCEEDED');
  const again = (await laptop.history(arn)).filter(({ type }) => type === 'ParallelStateStarted')[1];
  expect(again?.previousEventId).toBe(failed?.id);
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date(NOON + 160_000));
});

test('branches and iterations that have ended stay so; the others go on', async () => {
  await using laptop = await aLaptop({ echo: (payload) => payload });
  const pauses = {
    StartAt: 'Pause',
    States: { Pause: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'Ask' }, Ask: calls('echo') },
  };
  const arn = await laptop.start(
    aMachine({
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Each', States: { Each: { Type: 'Map', MaxConcurrency: 2, ItemProcessor: pauses, End: true } } },
          { StartAt: 'Quick', States: { Quick: { Type: 'Pass', Output: 'quick', End: true } } },
        ],
        End: true,
      },
    }),
    [10, 20, 30, 40, 50],
  );
  for (let restarts = 0; restarts < 5; restarts += 1) {
    await laptop.rest();
    await laptop.restart();
    await laptop.rest();
    laptop.timers.next();
  }
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: [[10, 20, 30, 40, 50], 'quick'] });
  expect(laptop.lambda.invocations).toHaveLength(5);
});

test('a distributed Map goes on with the children it had, and starts no item twice', async () => {
  await using laptop = await aLaptop({ echo: (payload) => payload });
  const arn = await laptop.start(
    aMachine({
      Each: {
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Pause',
          States: { Pause: { Type: 'Wait', Seconds: '{% $states.input %}', Next: 'Ask' }, Ask: calls('echo') },
        },
        End: true,
      },
    }),
    [10, 20, 30, 40, 50],
  );
  for (let restarts = 0; restarts < 4; restarts += 1) {
    await laptop.rest();
    await laptop.restart();
    await laptop.rest();
    laptop.timers.next();
  }
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: [10, 20, 30, 40, 50] });
  expect(laptop.lambda.invocations).toHaveLength(5);
  const { mapRuns = [] } = await laptop.client.send(new ListMapRunsCommand({ executionArn: arn }));
  const run = await laptop.client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
  expect(run).toMatchObject({ status: 'SUCCEEDED', itemCounts: { succeeded: 5 } });
});

test('a heartbeat counts after a restart', async () => {
  await using laptop = await aLaptop({ ask: () => 'asked' });
  const arn = await laptop.start(
    aMachine({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
        HeartbeatSeconds: 60,
        End: true,
      },
    }),
  );
  await laptop.rest();
  laptop.timers.schedule('three quarters of a minute', NOON + 45_000, () => {});
  laptop.timers.next();
  const taskToken = laptop.lambda.invocations[0]?.payload as string;
  await laptop.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  await laptop.restart();
  expect(await laptop.result(arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date(NOON + 105_000));
});

test('a Task that waits for another machine finds it again, running or ended', async () => {
  await using laptop = await aLaptop();
  const child = await laptop.create(
    'child',
    aMachine({ Pause: { Type: 'Wait', Seconds: 60, Next: 'Say' }, Say: { Type: 'Pass', Output: 'done', End: true } }),
  );
  const Arguments = { StateMachineArn: child, Input: {} };
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const arn = await laptop.start(
    aMachine({ Start: { Type: 'Task', Resource, Arguments, Output: '{% $states.result.Output %}', End: true } }),
  );
  await laptop.rest();
  await laptop.restart();
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: 'done' });
  const { executions } = await laptop.client.send(new ListExecutionsCommand({ stateMachineArn: child }));
  expect(executions).toHaveLength(1);
});

test('an execution keeps the definition it was started with', async () => {
  await using laptop = await aLaptop();

  const says = (word: string) =>
    aMachine({ Pause: { Type: 'Wait', Seconds: 60, Next: 'Say' }, Say: { Type: 'Pass', Output: word, End: true } });
  const stateMachineArn = await laptop.create('changing', says('old'));
  const old = await laptop.startMachine(stateMachineArn);
  await laptop.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: JSON.stringify(says('new')) }));
  const young = await laptop.startMachine(stateMachineArn);
  await laptop.restart();
  expect((await laptop.result(old)).output).toBe('old');
  expect((await laptop.result(young)).output).toBe('new');
});

test('what has ended stays as it was', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(aMachine({ Long: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 600 }));
  await laptop.client.send(new StopExecutionCommand({ executionArn: arn, error: 'Enough', cause: 'of it' }));
  const before = [await laptop.describe(arn), await laptop.history(arn)];
  await laptop.restart();
  await laptop.runOut();
  expect([await laptop.describe(arn), await laptop.history(arn)]).toEqual(before);
  expect(before[0]).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'of it' });
});
