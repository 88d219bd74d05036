import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { ACCOUNT, aLaptop, aMachine, REGION, ROLE } from './support/laptop.ts';

const long = aMachine({ Long: { Type: 'Wait', Seconds: 3600, End: true } });
const pass = aMachine({ Only: { Type: 'Pass', End: true } });
const noExecution = `arn:aws:states:${REGION}:${ACCOUNT}:execution:nobody:nothing`;
const noMachine = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:nobody`;

test('starting twice with the same name and input is starting once', async () => {
  await using laptop = await aLaptop();
  const machine = await laptop.create('once', long);
  const both = await Promise.all([
    laptop.startMachine(machine, { a: 1 }, 'same'),
    laptop.startMachine(machine, { a: 1 }, 'same'),
  ]);
  expect(both[0]).toBe(both[1]);
  await expect(laptop.startMachine(machine, { a: 2 }, 'same')).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
  });
  await laptop.runOut();
  await expect(laptop.startMachine(machine, { a: 1 }, 'same')).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
  });
});

test('what is not there is named as AWS names it', async () => {
  await using laptop = await aLaptop();
  const { client } = laptop;
  const start = (stateMachineArn: string, more = {}) =>
    client.send(new StartExecutionCommand({ stateMachineArn, ...more }));
  await expect(start(noMachine)).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${noMachine}'`,
    $metadata: { httpStatusCode: 400 },
  });
  await expect(start('not an arn')).rejects.toMatchObject({ name: 'InvalidArn' });
  const executionArn = noExecution;
  await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
    message: `Execution Does Not Exist: '${noExecution}'`,
  });
  for (const command of [
    new GetExecutionHistoryCommand({ executionArn }),
    new StopExecutionCommand({ executionArn }),
    new DescribeStateMachineForExecutionCommand({ executionArn }),
  ]) {
    await expect(client.send<never, never>(command as never)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  }
  await expect(client.send(new DescribeExecutionCommand({ executionArn: noMachine }))).rejects.toMatchObject({
    name: 'InvalidArn',
  });
  await expect(client.send(new DescribeStateMachineCommand({ stateMachineArn: noMachine }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  });
});

test('names and inputs are checked', async () => {
  await using laptop = await aLaptop();
  const stateMachineArn = await laptop.create('checked', pass);
  const start = (more: { readonly name?: string; readonly input?: string }) =>
    laptop.client.send(new StartExecutionCommand({ stateMachineArn, ...more }));
  for (const name of ['a b', 'a/b', 'x'.repeat(81), 'tab\t', 'q?']) {
    await expect(start({ name })).rejects.toMatchObject({ name: 'InvalidName' });
  }
  await expect(start({ input: '{' })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  await expect(start({ input: JSON.stringify('x'.repeat(262_143)) })).rejects.toMatchObject({
    name: 'InvalidExecutionInput',
  });
  await expect(start({ input: JSON.stringify('x'.repeat(262_142)) })).resolves.toBeDefined();
  await expect(start({ input: `"${'x'.repeat(3_000_000)}"` })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 413 },
  });
});

test.each([
  [{}, 'ValidationException', "Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null"],
  [{ stateMachineArn: null }, 'ValidationException', 'Member must not be null'],
  [{ stateMachineArn: '' }, 'ValidationException', 'Member must have length greater than or equal to 1'],
  [{ stateMachineArn: 5 }, 'SerializationException', 'NUMBER_VALUE can not be converted to String'],
  [{ stateMachineArn: noMachine, input: true }, 'SerializationException', 'TRUE_VALUE can not be converted to String'],
  [{ stateMachineArn: noMachine, input: {} }, 'SerializationException', 'Start of structure or map found where'],
  [{ stateMachineArn: [noMachine] }, 'SerializationException', 'Start of list found where not expected'],
  [[], 'SerializationException', 'Start of list found where not expected'],
  ['a', 'SerializationException', 'STRING_VALUE can not be converted to'],
  [{ stateMachineArn: noMachine, name: null }, 'StateMachineDoesNotExist', noMachine],
])('a request of the wrong shape is refused as AWS refuses it: %j', async (body, name, words) => {
  await using laptop = await aLaptop();
  const response = await fetch(laptop.engine.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution', 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ __type: name, message: expect.stringContaining(words) });
});

test('executions are listed newest first, by status and page by page', async () => {
  await using laptop = await aLaptop();
  const stateMachineArn = await laptop.create('listed', long);
  for (let n = 0; n < 5; n += 1) await laptop.startMachine(stateMachineArn, {}, `e${n}`);
  await laptop.client.send(
    new StopExecutionCommand({ executionArn: `arn:aws:states:${REGION}:${ACCOUNT}:execution:listed:e2` }),
  );
  const list = async (more: object = {}) => {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await laptop.client.send(
        new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken, ...more }),
      );
      names.push(...(page.executions ?? []).map(({ name }) => name ?? ''));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return names;
  };
  expect(await list()).toEqual(['e4', 'e3', 'e2', 'e1', 'e0']);
  expect(await list({ statusFilter: 'RUNNING' })).toEqual(['e4', 'e3', 'e1', 'e0']);
  expect(await list({ statusFilter: 'ABORTED' })).toEqual(['e2']);
  await expect(list({ nextToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidToken' });
  await expect(laptop.client.send(new ListExecutionsCommand({ stateMachineArn: noMachine }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  });
});

test('a history can be read page by page, backwards, and without its data', async () => {
  await using laptop = await aLaptop();
  const executionArn = await laptop.start(
    aMachine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } }),
    { secret: 1 },
  );
  const read = async (more: object) => {
    const ids: number[] = [];
    let nextToken: string | undefined;
    do {
      const page = await laptop.client.send(new GetExecutionHistoryCommand({ executionArn, nextToken, ...more }));
      ids.push(...(page.events ?? []).map(({ id }) => id ?? 0));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return ids;
  };
  expect(await read({ maxResults: 4 })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await read({ maxResults: 2, reverseOrder: true })).toEqual([6, 5, 4, 3, 2, 1]);
  const bare = await laptop.client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
  expect(JSON.stringify(bare.events)).not.toContain('secret');
});

test('a machine is described as it was given, and a running execution by the definition it began with', async () => {
  await using laptop = await aLaptop();
  const { client } = laptop;
  const stateMachineArn = await laptop.create('described', pass);
  const before = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(before).toMatchObject({
    name: 'described',
    status: 'ACTIVE',
    type: 'STANDARD',
    roleArn: ROLE,
    definition: JSON.stringify(pass),
  });
  const execution = await laptop.startMachine(stateMachineArn);
  await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: JSON.stringify(long) }));
  const after = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(after.definition).toBe(JSON.stringify(long));
  expect(after.revisionId).not.toBe(before.revisionId);
  const then = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn: execution }));
  expect(then).toMatchObject({ stateMachineArn, definition: JSON.stringify(pass), revisionId: before.revisionId });
  await expect(client.send(new UpdateStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
    name: 'MissingRequiredParameter',
  });
});

test('creating the same machine again changes nothing; another one of that name is refused', async () => {
  await using laptop = await aLaptop();
  const first = await laptop.create('same', pass);
  expect(await laptop.create('same', pass)).toBe(first);
  await expect(laptop.create('same', long)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
  await laptop.client.send(new DeleteStateMachineCommand({ stateMachineArn: first }));
  await laptop.client.send(new DeleteStateMachineCommand({ stateMachineArn: first }));
  expect(await laptop.create('same', long)).toBe(first);
});

test('machines are listed by name', async () => {
  await using laptop = await aLaptop();
  for (const name of ['c', 'a', 'b']) await laptop.create(name, pass);
  const one = await laptop.client.send(new ListStateMachinesCommand({ maxResults: 2 }));
  const two = await laptop.client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken: one.nextToken }));
  expect([...(one.stateMachines ?? []), ...(two.stateMachines ?? [])].map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(two.nextToken).toBeUndefined();
});

test('Express workflows are refused by name', async () => {
  await using laptop = await aLaptop();
  const command = new CreateStateMachineCommand({
    name: 'quick',
    roleArn: ROLE,
    definition: JSON.stringify(pass),
    type: 'EXPRESS',
  });
  await expect(laptop.client.send(command)).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
});

test('a definition can be validated without being kept', async () => {
  await using laptop = await aLaptop();
  const validate = (definition: object, severity?: 'WARNING') =>
    laptop.client.send(new ValidateStateMachineDefinitionCommand({ definition: JSON.stringify(definition), severity }));
  expect(await validate(pass)).toMatchObject({ result: 'OK', diagnostics: [] });
  const reads = aMachine({ Only: { Type: 'Pass', Output: '{% $nobody %}', End: true } });
  expect(await validate(reads)).toMatchObject({ result: 'OK', diagnostics: [] });
  expect(await validate(reads, 'WARNING')).toMatchObject({
    result: 'OK',
    diagnostics: [
      { severity: 'WARNING', message: "Variable '$nobody' is never assigned.", location: '/States/Only/Output' },
    ],
  });
  expect(await validate({ ...pass, StartAt: 'Other' })).toMatchObject({
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET' }],
  });
});
