import { expect, test } from 'vitest';
import { aLaptop, aMachine, calls } from './support/laptop.ts';

test('a result that is too large fails the Task, and is caught as any failure of a Task', async () => {
  await using laptop = await aLaptop({ large: () => 'x'.repeat(262_144) });
  const machine = (name: string) =>
    aMachine({
      Ask: calls('large', { Catch: [{ ErrorEquals: [name], Next: 'Caught', Output: 'caught' }] }),
      Caught: { Type: 'Pass', End: true },
    });
  for (const name of ['States.DataLimitExceeded', 'States.TaskFailed', 'States.ALL'])
    expect(await laptop.run(machine(name))).toEqual({ status: 'SUCCEEDED', output: 'caught' });
  expect(await laptop.run(machine('States.Timeout'))).toEqual({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

test('what a Task hands on or asks for is caught as too large only by the name of that', async () => {
  await using laptop = await aLaptop({ echo: () => 'x' });
  const machine = (name: string, fields: Record<string, unknown>) =>
    aMachine({
      Ask: calls('echo', { ...fields, Catch: [{ ErrorEquals: [name], Next: 'Caught', Output: 'caught' }] }),
      Caught: { Type: 'Pass', End: true },
    });
  const large = '{% $pad("", 262144, "x") %}';
  for (const fields of [{ Output: large }, { Arguments: { FunctionName: 'echo', Payload: large } }]) {
    expect((await laptop.run(machine('States.DataLimitExceeded', fields))).output).toBe('caught');
    expect((await laptop.run(machine('States.ALL', fields))).error).toBe('States.DataLimitExceeded');
  }
});

test('a state cannot hand on more than 262,144 bytes, counted in UTF-8', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({ Grow: { Type: 'Pass', Output: '{% $pad("", $states.input, "é") %}', End: true } });
  expect((await laptop.run(machine, 131_071)).status).toBe('SUCCEEDED');
  expect(await laptop.run(machine, 131_072)).toMatchObject({ error: 'States.DataLimitExceeded' });
});

test('an execution that takes longer than its TimeoutSeconds has timed out', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(
    aMachine({ Long: { Type: 'Wait', Seconds: 1000, End: true } }, { TimeoutSeconds: 60 }),
  );
  await laptop.runOut();
  const { status, error, startDate, stopDate } = await laptop.describe(arn);
  expect({ status, error }).toEqual({ status: 'TIMED_OUT', error: undefined });
  expect((stopDate?.getTime() ?? 0) - (startDate?.getTime() ?? 0)).toBe(60_000);
  expect((await laptop.history(arn)).at(-1)).toMatchObject({
    type: 'ExecutionTimedOut',
    error: 'States.Timeout',
    previousEventId: 0,
  });
});

test('an execution that runs in circles ends with its 25,000th event', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    Again: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.enough %}', Next: 'Enough' }], Default: 'Again' },
    Enough: { Type: 'Succeed' },
  });
  const arn = await laptop.start(machine, { enough: false });
  expect(await laptop.result(arn)).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  });
  expect(await laptop.history(arn)).toHaveLength(25_000);
});

test('an expression that never ends is ended', { timeout: 30_000 }, async () => {
  await using laptop = await aLaptop();
  const Output = '{% ($f := function($n) { $f($n + 1) }; $f(1)) %}';
  expect((await laptop.run(aMachine({ Loop: { Type: 'Pass', Output, End: true } }))).error).toBe(
    'States.QueryEvaluationError',
  );
});
