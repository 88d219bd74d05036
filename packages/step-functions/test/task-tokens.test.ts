import { SendTaskFailureCommand, SendTaskHeartbeatCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { aLaptop, aMachine, type Laptop, NOON } from './support/laptop.ts';

const askPerson = (more: Record<string, unknown> = {}) =>
  aMachine({
    'Ask a person': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      End: true,
      ...more,
    },
  });

const waiting = async (machine = askPerson()) => {
  const laptop = await aLaptop({ ask: () => 'asked' });
  const arn = await laptop.start(machine);
  await laptop.rest();
  const { token } = (laptop.lambda.invocations[0]?.payload ?? {}) as { readonly token: string };
  return { laptop, arn, token, [Symbol.asyncDispose]: () => laptop[Symbol.asyncDispose]() };
};

const succeed = (laptop: Laptop, taskToken: string, output: unknown = 'yes') =>
  laptop.client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));

test('a Task waits until somebody answers with its token', async () => {
  await using at = await waiting();
  expect((await at.laptop.describe(at.arn)).status).toBe('RUNNING');
  await succeed(at.laptop, at.token, { approved: true });
  expect(await at.laptop.result(at.arn)).toEqual({ status: 'SUCCEEDED', output: { approved: true } });
  expect(await at.laptop.eventTypes(at.arn)).toContain('TaskStarted TaskSubmitted TaskSucceeded');
});

test('a person may say no', async () => {
  await using at = await waiting();
  await at.laptop.client.send(new SendTaskFailureCommand({ taskToken: at.token, error: 'Declined', cause: 'no' }));
  expect(await at.laptop.result(at.arn)).toEqual({ status: 'FAILED', error: 'Declined', cause: 'no' });
});

test('a token is good once', async () => {
  await using at = await waiting();
  const answers = await Promise.allSettled([succeed(at.laptop, at.token, 1), succeed(at.laptop, at.token, 2)]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await expect(succeed(at.laptop, at.token, 3)).rejects.toMatchObject({
    name: 'TaskTimedOut',
    message: "Task Timed Out: 'Provided task does not exist anymore'",
  });
  expect((await at.laptop.result(at.arn)).output).toBe(1);
});

test('a token that was never given out is refused, also one that looks like it', async () => {
  await using at = await waiting();
  const [execution, event] = Buffer.from(at.token, 'base64').toString().split('.');
  const forged = Buffer.from(`${execution}.${event}.${'A'.repeat(64)}`).toString('base64');
  for (const token of ['nonsense', forged, `${at.token.slice(0, -8)}AAAAAAA=`]) {
    await expect(succeed(at.laptop, token)).rejects.toMatchObject({ name: 'InvalidToken' });
  }
  expect((await at.laptop.describe(at.arn)).status).toBe('RUNNING');
});

test('an answer must be JSON and not too large', async () => {
  await using at = await waiting();
  for (const output of ['not json', `"${'x'.repeat(262_144)}"`]) {
    const command = new SendTaskSuccessCommand({ taskToken: at.token, output });
    await expect(at.laptop.client.send(command)).rejects.toMatchObject({ name: 'InvalidOutput' });
  }
});

test('nobody answers: the Task times out, and its token is worth nothing any more', async () => {
  await using at = await waiting(askPerson({ TimeoutSeconds: 3600 }));
  expect(await at.laptop.result(at.arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect((await at.laptop.describe(at.arn)).stopDate).toEqual(new Date(NOON + 3_600_000));
  await expect(succeed(at.laptop, at.token)).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('heartbeats keep a Task alive, and without one it times out', async () => {
  await using at = await waiting(askPerson({ HeartbeatSeconds: 60 }));
  at.laptop.timers.schedule('half a minute', NOON + 30_000, () => {});
  at.laptop.timers.next();
  await at.laptop.client.send(new SendTaskHeartbeatCommand({ taskToken: at.token }));
  await at.laptop.runOut();
  expect((await at.laptop.describe(at.arn)).stopDate).toEqual(new Date(NOON + 90_000));
  expect((await at.laptop.history(at.arn)).find(({ type }) => type === 'TaskTimedOut')).toMatchObject({
    error: 'States.Timeout',
  });
});

test('an answer may come before the function that was told the token is done', async () => {
  await using laptop = await aLaptop();
  laptop.lambda.functions.ask = async (payload) => {
    await succeed(laptop, (payload as { readonly token: string }).token, 'quick');
    return 'asked';
  };
  expect(await laptop.run(askPerson())).toEqual({ status: 'SUCCEEDED', output: 'quick' });
});
