import { expect, test } from 'vitest';
import { Refusal } from './support/lambda-api.ts';
import { aLaptop, aMachine, calls, NOON } from './support/laptop.ts';

class Unreachable extends Error {
  override name = 'Unreachable';
}

const failing = (times: number) => {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw new Unreachable('no answer');
    return 'at last';
  };
};

test('a Retry pauses longer each time, up to its limit, and then the Task goes on', async () => {
  await using laptop = await aLaptop({ flaky: failing(3) });
  const Retry = [
    { ErrorEquals: ['Unreachable'], IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 60, MaxAttempts: 5 },
  ];
  const arn = await laptop.start(aMachine({ Ask: calls('flaky', { Retry }) }));
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: 'at last' });
  // 10 + 30 + 60 seconds: the third pause would be 90.
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date(NOON + 100_000));
  expect(await laptop.eventTypes(arn)).toBe(
    `ExecutionStarted TaskStateEntered ${'TaskScheduled TaskStarted TaskFailed '.repeat(3)}` +
      'TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded',
  );
});

test('with full jitter the pauses together are no longer than without', async () => {
  await using laptop = await aLaptop({ flaky: failing(2) });
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100, JitterStrategy: 'FULL' }];
  const arn = await laptop.start(aMachine({ Ask: calls('flaky', { Retry }) }));
  await laptop.result(arn);
  const took = ((await laptop.describe(arn)).stopDate?.getTime() ?? 0) - NOON;
  expect(took).toBeGreaterThan(0);
  expect(took).toBeLessThanOrEqual(300_000);
});

test('when attempts are used up, Catch gets the error, and its Assign and Output hold', async () => {
  await using laptop = await aLaptop({ broken: failing(9) });
  const machine = aMachine({
    Ask: calls('broken', {
      Retry: [{ ErrorEquals: ['Unreachable'], MaxAttempts: 1 }],
      Catch: [
        { ErrorEquals: ['SomethingElse'], Next: 'Wrong' },
        {
          ErrorEquals: ['Unreachable'],
          Assign: { why: '{% $states.errorOutput.Error %}' },
          Output: { kept: '{% $states.input %}', cause: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
          Next: 'Caught',
        },
      ],
    }),
    Wrong: { Type: 'Fail' },
    Caught: { Type: 'Pass', Output: '{% $merge([$states.input, {"why": $why}]) %}', End: true },
  });
  expect(await laptop.run(machine, { id: 7 })).toEqual({
    status: 'SUCCEEDED',
    output: { kept: { id: 7 }, cause: 'no answer', why: 'Unreachable' },
  });
  expect(laptop.lambda.invocations).toHaveLength(2);
});

test('States.TaskFailed stands for what a function throws, and not for a timeout', async () => {
  await using laptop = await aLaptop({ broken: failing(9), silent: () => new Promise(() => {}) });
  const Catch = [
    { ErrorEquals: ['States.TaskFailed'], Output: 'failed', Next: 'Done' },
    { ErrorEquals: ['States.Timeout'], Output: '{% $states.errorOutput %}', Next: 'Done' },
  ];
  const machine = (name: string) =>
    aMachine({ Ask: calls(name, { TimeoutSeconds: 30, Catch }), Done: { Type: 'Pass', End: true } });
  expect((await laptop.run(machine('broken'))).output).toBe('failed');
  const arn = await laptop.start(machine('silent'));
  while (!laptop.engine.idle() || laptop.lambda.invocations.length < 2) await new Promise(setImmediate);
  laptop.timers.next();
  while (!laptop.engine.idle()) await new Promise(setImmediate);
  expect((await laptop.describe(arn)).output).toBe('{"Error":"States.Timeout","Cause":""}');
});

test.each([
  [
    new Refusal(403, 'AccessDeniedException', 'not authorized'),
    'Lambda.AWSLambdaException',
    'not authorized (Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: ',
  ],
  [
    new Refusal(429, 'TooManyRequestsException', 'Rate exceeded'),
    'Lambda.TooManyRequestsException',
    'Rate exceeded (Service: AWSLambda; Status Code: 429',
  ],
  [new Refusal(500, 'ServiceException', 'oops'), 'Lambda.ServiceException', 'oops'],
  [
    new Refusal(404, 'ResourceNotFoundException', 'Function not found'),
    'Lambda.ResourceNotFoundException',
    'Function not found',
  ],
])('what Lambda itself refuses has AWS’s name for it: %s', async (refusal, error, cause) => {
  await using laptop = await aLaptop({
    refused: () => {
      throw refusal;
    },
  });
  const result = await laptop.run(aMachine({ Ask: calls('refused') }));
  expect(result).toMatchObject({ status: 'FAILED', error });
  expect(result.cause).toContain(cause);
});

test('a function error without a type is Lambda.Unknown', async () => {
  await using laptop = await aLaptop({
    odd: () => {
      throw Object.assign(new Error('x'), { name: undefined });
    },
  });
  expect(await laptop.run(aMachine({ Ask: calls('odd') }))).toMatchObject({ error: 'Lambda.Unknown' });
});

test('an expression that gives nothing can be retried by its error’s name, and caught', async () => {
  await using laptop = await aLaptop({ echo: (payload) => payload });
  const machine = aMachine({
    Ask: {
      ...calls('echo'),
      Output: '{% $states.result.Payload.missing %}',
      Retry: [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    },
    Caught: { Type: 'Pass', Output: '{% $states.input.Cause %}', End: true },
  });
  expect((await laptop.run(machine)).output).toBe(
    "An error occurred while executing the state 'Ask' (entered at the event id #2). The JSONata expression " +
      "'$states.result.Payload.missing' specified for the field 'Output' returned nothing (undefined).",
  );
  expect(laptop.lambda.invocations).toHaveLength(2);
});

test('a Catch that fails itself is not caught again', async () => {
  await using laptop = await aLaptop({ broken: failing(9) });
  const machine = (Output: string) =>
    aMachine({
      Ask: calls('broken', {
        Catch: [{ ErrorEquals: ['States.DataLimitExceeded', 'Unreachable'], Output, Next: 'Caught' }],
      }),
      Caught: { Type: 'Succeed' },
    });
  expect((await laptop.run(machine('{% $states.input.missing %}'))).error).toBe('States.QueryEvaluationError');
  expect((await laptop.run(machine('{% $pad("", 300000, "x") %}'))).error).toBe('States.DataLimitExceeded');
});

test('an ItemSelector that fails for a later item fails the Map', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemSelector: { x: '{% $states.context.Map.Item.Value.x %}' },
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Pass', Output: '{% $states.input.Cause %}', End: true },
  });
  expect((await laptop.run(machine, [{ x: 1 }, {}])).output).toBe(
    "An error occurred while executing the state 'Each' (entered at the event id #2). The JSONata expression " +
      "'$states.context.Map.Item.Value.x' specified for the field 'ItemSelector/x' returned nothing (undefined).",
  );
});

test('a failing branch takes its siblings along', async () => {
  await using laptop = await aLaptop({ broken: failing(1) });
  const machine = aMachine({
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 1000, End: true } } },
        { StartAt: 'Ask', States: { Ask: calls('broken') } },
      ],
      End: true,
    },
  });
  const arn = await laptop.start(machine);
  await laptop.rest();
  expect(await laptop.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Unreachable' });
  expect((await laptop.history(arn)).slice(-4).map(({ type }) => type)).toEqual([
    'TaskStateAborted',
    'WaitStateAborted',
    'ParallelStateFailed',
    'ExecutionFailed',
  ]);
  expect(laptop.timers.next()).toBe(false);
});

test('a Parallel or Map that fails is run again as a whole', async () => {
  await using laptop = await aLaptop({ flaky: failing(1) });
  const machine = aMachine({
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Ask', States: { Ask: calls('flaky') } },
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      End: true,
    },
  });
  expect(await laptop.run(machine, ['a', 'b'])).toEqual({ status: 'SUCCEEDED', output: ['at last', 'at last'] });
});

test('between two attempts of a Parallel nothing is written but what its branches did, and one failure at the end', async () => {
  await using laptop = await aLaptop({ broken: failing(9) });
  const machine = aMachine({
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Ask', States: { Ask: calls('broken') } }],
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'Say' }],
      End: true,
    },
    Say: { Type: 'Pass', Output: '{% $why %}', End: true },
  });
  const arn = await laptop.start(machine);
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: 'Unreachable' });
  const chain = (await laptop.history(arn)).map(({ type, id, previousEventId }) => `${id} ${type} ${previousEventId}`);
  expect(chain).toEqual([
    '1 ExecutionStarted 0',
    '2 ParallelStateEntered 0',
    '3 ParallelStateStarted 2',
    '4 TaskStateEntered 3',
    '5 TaskScheduled 4',
    '6 TaskStarted 5',
    '7 TaskFailed 6',
    '8 TaskStateAborted 7',
    '9 ParallelStateStarted 7',
    '10 TaskStateEntered 9',
    '11 TaskScheduled 10',
    '12 TaskStarted 11',
    '13 TaskFailed 12',
    '14 TaskStateAborted 13',
    '15 ParallelStateFailed 13',
    '16 ParallelStateExited 15',
    '17 PassStateEntered 16',
    '18 PassStateExited 17',
    '19 ExecutionSucceeded 18',
  ]);
});

test('a Parallel within a branch is run again by itself, and so is a Map', async () => {
  await using laptop = await aLaptop({ flaky: failing(1) });
  const within = (state: object) => ({
    Type: 'Parallel',
    Branches: [
      { StartAt: 'Inner', States: { Inner: state } },
      { StartAt: 'Quiet', States: { Quiet: { Type: 'Pass', Output: 'quiet', End: true } } },
    ],
    End: true,
  });
  const Retry = [{ ErrorEquals: ['Unreachable'] }];
  const ask = { StartAt: 'Ask', States: { Ask: calls('flaky') } };
  const parallel = { Type: 'Parallel', Branches: [ask], Retry, End: true };
  const output = ['at last'];
  expect((await laptop.run(aMachine({ Outer: within(parallel) }))).output).toEqual([output, 'quiet']);
  const map = { Type: 'Map', Items: [1], ItemProcessor: ask, Retry, End: true };
  expect((await laptop.run(aMachine({ Outer: within(map) }))).output).toEqual([output, 'quiet']);
});

test('a Catch of a Parallel sees the variables around it, and none of its branches', async () => {
  await using laptop = await aLaptop({ broken: failing(9) });
  const machine = (seen: string) =>
    aMachine({
      Set: { Type: 'Pass', Assign: { around: 7 }, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Arguments: 'given to the branches',
        Branches: [
          {
            StartAt: 'Note',
            States: { Note: { Type: 'Pass', Assign: { within: 1 }, Next: 'Ask' }, Ask: calls('broken') },
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { sampled: seen }, Next: 'Say' }],
        End: true,
      },
      Say: { Type: 'Pass', Output: '{% $sampled %}', End: true },
    });
  expect((await laptop.run(machine('{% [$around, $states.input.n] %}'), { n: 8 })).output).toEqual([7, 8]);
  expect((await laptop.run(machine('{% $within %}'))).cause).toContain(
    "The JSONata expression '$within' specified for the field 'Catch[0]/Assign/sampled' returned nothing (undefined).",
  );
});

test('a Task that does not say what to call ends the execution', async () => {
  await using laptop = await aLaptop();
  const Resource = 'arn:aws:states:::lambda:invoke';
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const machine = aMachine({ Ask: { Type: 'Task', Resource, Catch, Next: 'Caught' }, Caught: { Type: 'Succeed' } });
  expect(await laptop.run(machine, { Payload: 1 })).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Ask' (entered at the event id #2). The Arguments '{\"Payload\":1}' " +
      "could not be used to start the Task: [The field 'FunctionName' is required but was missing]",
  });
});

test('a Task signs with the credentials of the machine’s role, or of its own', async () => {
  await using laptop = await aLaptop(
    { echo: (payload) => payload },
    { credentialsFor: (roleArn) => ({ accessKeyId: roleArn.split('/').at(-1) ?? '', secretAccessKey: 'local' }) },
  );
  const Credentials = { RoleArn: 'arn:aws:iam::000000000000:role/OtherRole' };
  await laptop.run(aMachine({ One: calls('echo', { Next: 'Two' }), Two: calls('echo', { Credentials }) }));
  expect(laptop.lambda.invocations.map(({ signedBy }) => signedBy)).toEqual(['MachineRole', 'OtherRole']);
});
