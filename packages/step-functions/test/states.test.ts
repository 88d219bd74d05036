import { expect, test } from 'vitest';
import { aLaptop, aMachine, calls } from './support/laptop.ts';

test('a Pass hands on its input, or what its Output says', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Same: { Type: 'Pass', Next: 'Other' },
    Other: { Type: 'Pass', Output: { sum: '{% $sum($states.input.numbers) %}', as: 'written' }, End: true },
  });
  expect(await laptop.run(machine, { numbers: [1, 2, 3] })).toEqual({
    status: 'SUCCEEDED',
    output: { sum: 6, as: 'written' },
  });
});

test('variables last from state to state, and both Assign and Output see them as they were', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    First: { Type: 'Pass', Assign: { count: 1 }, Next: 'Second' },
    Second: {
      Type: 'Pass',
      Assign: { count: '{% $count + 1 %}', before: '{% $count %}' },
      Output: '{% $count %}',
      Next: 'Third',
    },
    Third: { Type: 'Pass', Output: ['{% $states.input %}', '{% $count %}', '{% $before %}'], End: true },
  });
  expect(await laptop.run(machine)).toEqual({ status: 'SUCCEEDED', output: [1, 2, 1] });
});

test('a Choice takes the first rule that holds, with that rule’s Output, and else its Default', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Sort: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.score >= 70 %}', Next: 'Good', Output: 'a rule' },
        { Condition: '{% $states.input.score >= 50 %}', Next: 'Fair' },
      ],
      Default: 'Poor',
      Output: 'the default',
    },
    Good: { Type: 'Pass', Output: ['good', '{% $states.input %}'], End: true },
    Fair: { Type: 'Pass', Output: ['fair', '{% $states.input.score %}'], End: true },
    Poor: { Type: 'Pass', Output: ['poor', '{% $states.input %}'], End: true },
  });
  expect((await laptop.run(machine, { score: 80 })).output).toEqual(['good', 'a rule']);
  expect((await laptop.run(machine, { score: 60 })).output).toEqual(['fair', 60]);
  expect((await laptop.run(machine, { score: 10 })).output).toEqual(['poor', 'the default']);
});

test('a Choice without a matching rule or Default ends the execution, and no Catch around it helps', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Sort',
          States: {
            Sort: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Never' }] },
            Never: { Type: 'Succeed' },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Pass', End: true },
  });
  expect(await laptop.run(machine)).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Sort' (entered at the event id #4). " +
      'Failed to transition out of the state. The state does not point to a next state.',
  });
});

test('a Wait ends at its time, and not before', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(
    aMachine({
      Days: { Type: 'Wait', Seconds: '{% $states.input.days * 86400 %}', Next: 'Until' },
      Until: { Type: 'Wait', Timestamp: '{% $states.input.until %}', End: true },
    }),
    { days: 2, until: '2026-03-09T09:00:00.5+01:00' },
  );
  await laptop.rest();
  expect((await laptop.describe(arn)).status).toBe('RUNNING');
  await laptop.runOut();
  expect((await laptop.describe(arn)).stopDate).toEqual(new Date('2026-03-09T08:00:00.500Z'));
});

test('a Wait whose time has passed is no wait', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(aMachine({ Until: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', End: true } }));
  await laptop.rest();
  expect((await laptop.describe(arn)).status).toBe('SUCCEEDED');
});

test.each(['2026-02-30T09:00:00Z', '2026-03-09', '2026-03-09T09:00:00', '2026-03-09T25:00:00Z', 'tomorrow'])(
  'a Wait refuses %s as a timestamp',
  async (until) => {
    await using laptop = await aLaptop();
    const machine = aMachine({ Until: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } });
    const { error, cause } = await laptop.run(machine, until);
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(`cannot be parsed as an ISO-8601 extended offset date-time format string: ${until}`);
  },
);

test('a Fail says why, in words that it may work out', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({ No: { Type: 'Fail', Error: 'NotEligible', Cause: '{% "of " & $states.input.who %}' } });
  expect(await laptop.run(machine, { who: 'us' })).toEqual({ status: 'FAILED', error: 'NotEligible', cause: 'of us' });
});

test('a Task calls its function with its Arguments and goes on with the answer', async () => {
  await using laptop = await aLaptop({ double: (payload) => ({ doubled: (payload as { readonly n: number }).n * 2 }) });
  const machine = aMachine({
    Double: calls('double', { Assign: { twice: '{% $states.result.Payload.doubled %}' }, Next: 'Say' }),
    Say: { Type: 'Pass', Output: '{% [$states.input.doubled, $twice] %}', End: true },
  });
  expect(await laptop.run(machine, { n: 21 })).toEqual({ status: 'SUCCEEDED', output: [42, 42] });
});

test('a Task may name a function by its ARN alone, with events of its own', async () => {
  await using laptop = await aLaptop({ echo: (payload) => payload });
  const Resource = 'arn:aws:lambda:eu-west-2:000000000000:function:echo';
  const arn = await laptop.start(aMachine({ Echo: { Type: 'Task', Resource, End: true } }), { a: 1 });
  expect(await laptop.result(arn)).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
  expect(await laptop.eventTypes(arn)).toBe(
    'ExecutionStarted TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded ' +
      'TaskStateExited ExecutionSucceeded',
  );
});

test('the branches of a Parallel get the same input; their outputs come in the order of the branches', async () => {
  await using laptop = await aLaptop({ slow: (payload) => ['slow', payload] });
  const machine = aMachine({
    Both: {
      Type: 'Parallel',
      Arguments: { n: '{% $states.input.n + 1 %}' },
      Branches: [
        { StartAt: 'Slow', States: { Slow: calls('slow') } },
        { StartAt: 'Fast', States: { Fast: { Type: 'Pass', Output: '{% $states.input.n %}', End: true } } },
      ],
      Output: '{% {"both": $states.result} %}',
      End: true,
    },
  });
  expect(await laptop.run(machine, { n: 1 })).toEqual({
    status: 'SUCCEEDED',
    output: { both: [['slow', { n: 2 }], 2] },
  });
});

test('a branch reads the variables around it, and what it assigns stays within', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Before: { Type: 'Pass', Assign: { outer: 'seen' }, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: ['A', 'B'].map((name) => ({
        StartAt: name,
        States: {
          [name]: { Type: 'Pass', Assign: { inner: name }, Next: `${name}2` },
          [`${name}2`]: { Type: 'Pass', Output: '{% $outer & $inner %}', End: true },
        },
      })),
      Next: 'After',
    },
    After: { Type: 'Pass', Output: '{% [$states.input, $exists($inner)] %}', End: true },
  });
  expect((await laptop.run(machine)).output).toEqual(['seenA', 'seenB', false]);
});

test('a Map runs its processor for each item, no more at once than MaxConcurrency', async () => {
  let running = 0;
  let most = 0;
  await using laptop = await aLaptop({
    async square(payload) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      const { n, at } = payload as { readonly n: number; readonly at: number };
      return [at, n * n];
    },
  });
  const machine = aMachine({
    Each: {
      Type: 'Map',
      Items: '{% $states.input.numbers %}',
      ItemSelector: { n: '{% $states.context.Map.Item.Value %}', at: '{% $states.context.Map.Item.Index %}' },
      MaxConcurrency: 2,
      ItemProcessor: { StartAt: 'Square', States: { Square: calls('square') } },
      End: true,
    },
  });
  expect((await laptop.run(machine, { numbers: [3, 4, 5, 6, 7] })).output).toEqual([
    [0, 9],
    [1, 16],
    [2, 25],
    [3, 36],
    [4, 49],
  ]);
  expect(most).toBe(2);
});

test('a Map over nothing gives nothing', async () => {
  await using laptop = await aLaptop();
  const processor = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  const machine = aMachine({ Each: { Type: 'Map', ItemProcessor: processor, End: true } });
  expect(await laptop.run(machine, [])).toEqual({ status: 'SUCCEEDED', output: [] });
});

test('the context object tells where the execution is', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(
    aMachine({ Where: { Type: 'Pass', Output: '{% $states.context %}', End: true } }),
    { a: 1 },
    'this-one',
  );
  const machineName = arn.split(':').at(-2);
  expect((await laptop.result(arn)).output).toEqual({
    Execution: {
      Id: arn,
      Input: { a: 1 },
      Name: 'this-one',
      RoleArn: 'arn:aws:iam::000000000000:role/MachineRole',
      StartTime: '2026-03-02T12:00:00.000Z',
      RedriveCount: 0,
    },
    StateMachine: { Id: `arn:aws:states:eu-west-2:000000000000:stateMachine:${machineName}`, Name: machineName },
    State: { Name: 'Where', EnteredTime: '2026-03-02T12:00:00.000Z' },
  });
});
