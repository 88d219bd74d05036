import { DeleteStateMachineCommand, RedriveExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { aLaptop, aMachine, calls } from './support/laptop.ts';

const long = aMachine({ Long: { Type: 'Wait', Seconds: 3600, End: true } });

test('a stopped execution says who stopped it, and what it waited for does not happen', async () => {
  await using laptop = await aLaptop();
  const executionArn = await laptop.start(long);
  const { stopDate } = await laptop.client.send(new StopExecutionCommand({ executionArn }));
  expect(await laptop.describe(executionArn)).toMatchObject({
    status: 'ABORTED',
    stopDate,
    redriveStatus: 'REDRIVABLE',
  });
  expect((await laptop.describe(executionArn)).error).toBeUndefined();
  expect((await laptop.history(executionArn)).at(-1)).toEqual({ type: 'ExecutionAborted', id: 3, previousEventId: 0 });
  expect(laptop.timers.next()).toBe(false);
  expect((await laptop.client.send(new StopExecutionCommand({ executionArn }))).stopDate).toEqual(stopDate);
});

test('a failed execution can be redriven from where it failed', async () => {
  let broken = true;
  await using laptop = await aLaptop({
    once: () => 'done',
    mended: () => {
      if (broken) throw new Error('broken');
      return 'mended';
    },
  });
  const machine = aMachine({
    First: calls('once', { Next: 'Second' }),
    Second: calls('mended', { Next: 'Third' }),
    Third: { Type: 'Succeed' },
  });
  const executionArn = await laptop.start(machine);
  expect(await laptop.result(executionArn)).toMatchObject({ status: 'FAILED' });
  broken = false;
  await laptop.client.send(new RedriveExecutionCommand({ executionArn }));
  expect(await laptop.result(executionArn)).toEqual({ status: 'SUCCEEDED', output: 'mended' });
  expect(await laptop.describe(executionArn)).toMatchObject({ redriveCount: 1 });
  expect(laptop.lambda.invocations.map(({ name }) => name)).toEqual(['once', 'mended', 'mended']);
  await expect(laptop.client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  });
});

test('an execution can be redriven for fourteen days after it ended, and not later', async () => {
  await using laptop = await aLaptop();
  const failed = await laptop.start(aMachine({ No: { Type: 'Fail' } }));
  await laptop.result(failed);
  const days = (Seconds: number) =>
    laptop.run(aMachine({ Days: { Type: 'Wait', Seconds: Seconds * 86_400, End: true } }));
  await days(14);
  expect(await laptop.describe(failed)).toMatchObject({ redriveStatus: 'REDRIVABLE' });
  await laptop.run(aMachine({ More: { Type: 'Wait', Seconds: 1, End: true } }));
  expect(await laptop.describe(failed)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE' });
  await expect(laptop.client.send(new RedriveExecutionCommand({ executionArn: failed }))).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  });
});

test('a redriven execution has its whole time again', async () => {
  await using laptop = await aLaptop();
  const branch = (name: string, Seconds: number) => ({
    StartAt: name,
    States: { [name]: { Type: 'Wait', Seconds, End: true } },
  });
  const machine = aMachine(
    { Both: { Type: 'Parallel', Branches: [branch('Short', 10), branch('Long', 50)], End: true } },
    { TimeoutSeconds: 60 },
  );
  const executionArn = await laptop.start(machine);
  await laptop.rest();
  laptop.timers.next();
  await laptop.client.send(new StopExecutionCommand({ executionArn }));
  await laptop.runOut();
  await laptop.client.send(new RedriveExecutionCommand({ executionArn }));
  await laptop.restart();
  expect(await laptop.result(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  const { startDate, stopDate } = await laptop.describe(executionArn);
  expect((stopDate?.getTime() ?? 0) - (startDate?.getTime() ?? 0)).toBe(60_000);
  expect((await laptop.history(executionArn)).filter(({ name }) => name === 'Short')).toHaveLength(2);
});

test('the executions of a machine that is deleted end when they would go on', async () => {
  await using laptop = await aLaptop();
  const executionArn = await laptop.start(long);
  const { stateMachineArn } = await laptop.describe(executionArn);
  await laptop.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  expect(await laptop.describe(executionArn)).toMatchObject({ status: 'RUNNING' });
  laptop.timers.next();
  await laptop.rest();
  expect(await laptop.describe(executionArn)).toMatchObject({ status: 'ABORTED' });
});
