import { DescribeExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { aLaptop, aMachine, ROLE } from './support/laptop.ts';

const starts = (pattern: string, StateMachineArn: string, more: Record<string, unknown> = {}) =>
  aMachine({
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Arguments: { StateMachineArn, Input: { from: '{% $states.input %}' } },
      End: true,
      ...more,
    },
  });

const child = aMachine({
  Wait: { Type: 'Wait', Seconds: 60, Next: 'Answer' },
  Answer: { Type: 'Pass', Output: { got: '{% $states.input.from %}' }, End: true },
});

test('a Task may start another machine and go on', async () => {
  await using laptop = await aLaptop();
  const arn = await laptop.start(starts('', await laptop.create('child', child)), 1);
  await laptop.rest();
  const { output = '' } = await laptop.describe(arn);
  const { ExecutionArn } = JSON.parse(output);
  expect((await laptop.describe(ExecutionArn)).status).toBe('RUNNING');
  expect((await laptop.result(ExecutionArn)).output).toEqual({ got: 1 });
});

test('with .sync:2 it waits for the end and gets input and output as values, with .sync as texts', async () => {
  await using laptop = await aLaptop();
  const machine = await laptop.create('child', child);
  const values = await laptop.run(starts('.sync:2', machine), 1);
  expect(values.output).toMatchObject({
    Input: { from: 1 },
    Output: { got: 1 },
    Status: 'SUCCEEDED',
    StateMachineArn: machine,
  });
  const texts = await laptop.run(starts('.sync', machine), 2);
  expect(texts.output).toMatchObject({ Input: '{"from":2}', Output: '{"got":2}', Status: 'SUCCEEDED' });
});

test('when the other machine fails, so does the Task, with the whole story as its cause', async () => {
  await using laptop = await aLaptop();
  const failing = await laptop.create('child', aMachine({ No: { Type: 'Fail', Error: 'Bad', Cause: 'day' } }));
  const { error, cause } = await laptop.run(starts('.sync:2', failing));
  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'Bad', Cause: 'day', Input: { from: {} } });
});

test('when the Task is given up, the other machine is stopped', async () => {
  await using laptop = await aLaptop();
  const machine = await laptop.create('child', child);
  const arn = await laptop.start(starts('.sync:2', machine, { TimeoutSeconds: 10 }));
  await laptop.rest();
  const submitted = (await laptop.history(arn)).find(({ type }) => type === 'TaskSubmitted');
  const { ExecutionArn } = (submitted?.output ?? {}) as { readonly ExecutionArn: string };
  expect(await laptop.result(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  expect((await laptop.describe(ExecutionArn)).status).toBe('ABORTED');

  const stopped = await laptop.start(starts('.sync', machine));
  await laptop.rest();
  await laptop.client.send(new StopExecutionCommand({ executionArn: stopped }));
  await laptop.rest();
  expect(laptop.timers.next()).toBe(false);
});

test('a machine that is not there is named', async () => {
  await using laptop = await aLaptop();
  const missing = 'arn:aws:states:eu-west-2:000000000000:stateMachine:nobody';
  const { error, cause } = await laptop.run(starts('', missing));
  expect(error).toBe('StepFunctions.StateMachineDoesNotExistException');
  expect(cause).toContain(`State Machine Does Not Exist: '${missing}' (Service: AWSStepFunctions; Status Code: 400`);
});

test('who may not start a machine does not start it', async () => {
  const asked: string[] = [];
  await using laptop = await aLaptop(
    {},
    {
      authorize: (...question) => {
        asked.push(question.join(' '));
        throw new Error('not authorized to perform: states:StartExecution');
      },
    },
  );
  const machine = await laptop.create('child', child);
  const { error, cause } = await laptop.run(starts('', machine));
  expect(error).toBe('StepFunctions.AWSStepFunctionsException');
  expect(cause).toContain(
    'not authorized to perform: states:StartExecution (Service: AWSStepFunctions; Status Code: 400; Error Code: AccessDeniedException',
  );
  expect(asked).toEqual([`${ROLE} states:StartExecution ${machine}`]);
});

test('a named child is started once', async () => {
  await using laptop = await aLaptop();
  const machine = await laptop.create('child', child);
  const named = { Arguments: { StateMachineArn: machine, Name: 'the-one', Input: { from: '{% $states.input %}' } } };
  await laptop.run(starts('', machine, named), 1);
  const executionArn = 'arn:aws:states:eu-west-2:000000000000:execution:child:the-one';
  expect(await laptop.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ name: 'the-one' });
  expect(await laptop.run(starts('', machine, named), 2)).toMatchObject({
    status: 'FAILED',
    error: 'StepFunctions.ExecutionAlreadyExistsException',
  });
});

test('in a burst StartExecution is throttled, for a Task as for any other caller, and may be tried again', async () => {
  let asked = 0;
  await using laptop = await aLaptop({}, { isStartTooMany: () => [2, 3, 5].includes(++asked) });
  const machine = await laptop.create('child', child);
  const soon = { ErrorEquals: ['StepFunctions.AWSStepFunctionsException'], IntervalSeconds: 1, MaxAttempts: 3 };
  const arn = await laptop.start(starts('', machine, { Retry: [soon] }));
  expect((await laptop.result(arn)).status).toBe('SUCCEEDED');
  await expect(laptop.startMachine(machine, { a: 1 }, 'one')).rejects.toMatchObject({ name: 'ThrottlingException' });
  expect(await laptop.startMachine(machine, { a: 1 }, 'one')).toContain(':one');
});
