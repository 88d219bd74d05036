import { CreateStateMachineCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { ACCOUNT, aLaptop, aMachine, calls, REGION, ROLE } from './support/laptop.ts';

/** A laptop whose roles may do anything but what begins like this. */
const refusing = async (kept: string) => {
  const asked: string[] = [];
  const authorize = (roleArn: string, action: string, resource: string) => {
    asked.push(`${action} ${resource.replace(`:${REGION}:${ACCOUNT}:`, ':').replace(/^arn:aws:/, '')}`);
    if (`${action} ${resource}`.startsWith(kept))
      throw new Error(`User: ${roleArn} is not authorized to perform: ${action}`);
  };
  const laptop = await aLaptop({ ok: () => 'done', never: () => new Promise(() => {}) }, { authorize });
  return Object.assign(laptop, { asked });
};

const child = (state: object) => aMachine({ Only: state });
const parent = (StateMachineArn: string, pattern = '.sync:2') =>
  aMachine({
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Arguments: { StateMachineArn, Name: 'the-child', Input: {} },
      End: true,
    },
  });
const forEach = aMachine({
  Each: {
    Type: 'Map',
    Items: [1, 2],
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...aMachine({ One: { Type: 'Wait', Seconds: 5, End: true } }),
    },
    End: true,
  },
});

test('a machine that waits for executions needs its role to hear of their end', async () => {
  await using laptop = await refusing('events:PutRule');
  const arn = await laptop.create('child', child(calls('ok')));
  await expect(laptop.create('parent', parent(arn))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`'${ROLE}' is not authorized to create managed-rule`),
  });
  await laptop.create('parent', parent(arn, ''));
});

test('a machine whose log is kept needs a role that may have it delivered', async () => {
  await using laptop = await refusing('logs:CreateLogDelivery');
  const definition = JSON.stringify(child(calls('ok')));
  const logged = { name: 'logged', definition, roleArn: ROLE, loggingConfiguration: { level: 'ERROR' } } as const;
  await expect(laptop.client.send(new CreateStateMachineCommand(logged))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('is not authorized to access the Log Destination'),
  });
  await laptop.client.send(new CreateStateMachineCommand({ ...logged, loggingConfiguration: { level: 'OFF' } }));
});

test('a Task asks before it starts an execution, and again before it is told of its end', async () => {
  await using laptop = await refusing('nothing');
  const arn = await laptop.create('child', child(calls('ok')));
  expect(await laptop.run(parent(arn))).toMatchObject({ status: 'SUCCEEDED' });
  expect(laptop.asked.filter((one) => one.startsWith('states:'))).toEqual([
    'states:StartExecution states:stateMachine:child',
    'states:DescribeExecution states:execution:child:the-child',
  ]);
});

test.each(['states:StartExecution', 'states:DescribeExecution'])(
  'a Task whose role lacks %s fails with AccessDenied',
  async (action) => {
    await using laptop = await refusing(action);
    const arn = await laptop.create('child', child(calls('ok')));
    const { status, error, cause } = await laptop.run(parent(arn));
    expect([status, error]).toEqual(['FAILED', 'StepFunctions.AWSStepFunctionsException']);
    expect(cause).toContain('AccessDeniedException');
  },
);

test.each([
  ['ABORTED', 'nothing'],
  ['RUNNING', 'states:StopExecution'],
])('what a stopped execution waited for is %s where its role is kept from %s', async (expected, kept) => {
  await using laptop = await refusing(kept);
  const arn = await laptop.create('child', child(calls('never')));
  const executionArn = await laptop.start(parent(arn));
  await expect.poll(() => laptop.lambda.invocations.length).toBe(1);
  await laptop.client.send(new StopExecutionCommand({ executionArn }));
  await expect.poll(() => laptop.asked.at(-1)).toBe('states:StopExecution states:execution:child:the-child');
  expect((await laptop.describe(`arn:aws:states:${REGION}:${ACCOUNT}:execution:child:the-child`)).status).toBe(
    expected,
  );
});

test('a distributed Map starts executions of its own machine and asks how they ended, and may be kept from either', async () => {
  await using laptop = await refusing('nothing');
  expect(await laptop.run(forEach)).toMatchObject({ status: 'SUCCEEDED' });
  const [start, ...ends] = laptop.asked;
  expect(start).toMatch(/^states:StartExecution states:stateMachine:machine-\d+$/);
  expect(ends).toHaveLength(2);
  for (const end of ends) expect(end).toMatch(/^states:DescribeExecution states:execution:machine-\d+\/[^:]+:/);
  for (const kept of ['states:StartExecution', 'states:DescribeExecution']) {
    await using other = await refusing(kept);
    const { status, cause } = await other.run(forEach);
    expect([status, cause]).toEqual(['FAILED', expect.stringContaining(`not authorized to perform: ${kept}`)]);
  }
});
