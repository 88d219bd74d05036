import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { aLaptop, aMachine, calls } from './support/laptop.ts';

const OPERATIONS = [
  'StartExecution',
  'DescribeExecution',
  'ListExecutions',
  'GetExecutionHistory',
  'StopExecution',
  'RedriveExecution',
  'SendTaskSuccess',
  'SendTaskFailure',
  'SendTaskHeartbeat',
  'CreateStateMachine',
  'UpdateStateMachine',
  'DeleteStateMachine',
  'DescribeStateMachine',
  'DescribeStateMachineForExecution',
  'ListStateMachines',
  'ValidateStateMachineDefinition',
  'ListMapRuns',
  'DescribeMapRun',
  'toString',
  '__proto__',
  'Nothing',
]; // prettier-ignore

/** Every error that the engine has for a request; anything else would be its own invention, or a defect. */
const ERRORS = new Set([
  'ExecutionAlreadyExists',
  'ExecutionDoesNotExist',
  'ExecutionNotRedrivable',
  'InvalidArn',
  'InvalidDefinition',
  'InvalidExecutionInput',
  'InvalidName',
  'InvalidOutput',
  'InvalidToken',
  'MissingRequiredParameter',
  'RequestEntityTooLarge',
  'ResourceNotFound',
  'SerializationException',
  'StateMachineAlreadyExists',
  'StateMachineDoesNotExist',
  'StateMachineTypeNotSupported',
  'TaskTimedOut',
  'UnknownOperationException',
  'ValidationException',
]);
const REQUESTS = 2_500;

test(`${REQUESTS} requests of chance do not take the engine down, and those that it refuses get AWS’s errors`, {
  timeout: 120_000,
}, async () => {
  await using laptop = await aLaptop({ never: () => new Promise(() => {}) });
  const executionArn = await laptop.start(aMachine({ Long: { Type: 'Wait', Seconds: 60, End: true } }));
  const stateMachineArn = executionArn.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, '');
  const waiting = calls('never', { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' });
  await laptop.start(aMachine({ Waiting: waiting }));
  const definition = JSON.stringify(aMachine({ Only: { Type: 'Pass', End: true } }));
  const deep = '['.repeat(5000);
  // What each member is in a request that makes sense, or nearly.
  const sensible: Record<string, fc.Arbitrary<unknown>> = {
    stateMachineArn: fc.constantFrom(stateMachineArn, `${stateMachineArn}x`, executionArn, 'arn'),
    executionArn: fc.constantFrom(executionArn, `${executionArn}x`, stateMachineArn),
    mapRunArn: fc.constantFrom(stateMachineArn.replace('stateMachine', 'mapRun'), 'arn'),
    taskToken: fc.constantFrom('MS4yLg==', 'MS4yLmE=', 'token', ''),
    name: fc.constantFrom('a-name', 'a name', 'x'.repeat(81), ''),
    input: fc.constantFrom('{}', '{', deep),
    output: fc.constantFrom('{}', '{', deep),
    definition: fc.constantFrom(definition, definition.replace('Pass', 'Guess'), '{}', '{', deep),
    roleArn: fc.constantFrom('arn:aws:iam::000000000000:role/a', ''),
    maxResults: fc.integer({ min: -1, max: 1001 }),
    nextToken: fc.constantFrom('cGFnZTp4', 'cGFnZTox', 'page'),
    reverseOrder: fc.boolean(),
    statusFilter: fc.constantFrom('RUNNING', 'WALKING'),
    error: fc.string({ maxLength: 300 }),
    cause: fc.string(),
    type: fc.constantFrom('STANDARD', 'EXPRESS', 'ANOTHER'),
    severity: fc.constantFrom('ERROR', 'WARNING'),
    ['__proto__']: fc.constant({ toString: 'x' }),
  };
  const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue(), fc.integer());
  const member = ([name, sense]: [string, fc.Arbitrary<unknown>]) =>
    fc
      .oneof({ weight: 5, arbitrary: sense }, { weight: 1, arbitrary: anything })
      .map((value) => [name, value] as const);
  const fields = fc
    .tuple(...Object.entries(sensible).map((each) => fc.option(member(each), { freq: 3 })))
    .map((members) => Object.fromEntries(members.filter((each) => each !== null)));
  const body = fc.oneof(
    { weight: 10, arbitrary: fields.map((members) => JSON.stringify(members)) },
    { weight: 2, arbitrary: fc.string() },
    { weight: 2, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.integer({ min: 2_097_100, max: 2_097_200 }).map((size) => `"${'x'.repeat(size)}"`) },
  );
  const target = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...OPERATIONS).map((operation) => `AWSStepFunctions.${operation}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'AWSStepFunctions', 'DynamoDB_20120810.GetItem', 'AWSStepFunctions.a.b'),
    },
  );
  const method = fc.oneof(
    { weight: 12, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH') },
  );
  const answered = new Set<string>();
  let requests = 0;
  await fc.assert(
    fc.asyncProperty(method, target, body, async (how, what, text) => {
      requests += 1;
      const response = await fetch(laptop.engine.url, {
        method: how,
        headers: { 'x-amz-target': what, 'content-type': 'application/x-amz-json-1.0' },
        body: text,
      });
      const answer: unknown = await response.json();
      const asked = `${how} ${what} ${text.slice(0, 300)}`;
      if (response.status === 200) return;
      expect([400, 413], asked).toContain(response.status);
      expect(answer, asked).toEqual({ __type: expect.any(String), message: expect.any(String) });
      const { __type: type } = z.object({ __type: z.string() }).parse(answer);
      expect([...ERRORS], asked).toContain(type);
      answered.add(type);
    }),
    { numRuns: REQUESTS },
  );
  expect(requests).toBeGreaterThanOrEqual(REQUESTS);
  // It got beyond the door.
  expect(answered.size).toBeGreaterThan(12);
  expect((await laptop.describe(executionArn)).executionArn).toBe(executionArn);
});

test('200 definitions of chance, where they are accepted, make executions end without a defect of the engine', {
  timeout: 60_000,
}, async () => {
  await using laptop = await aLaptop();
  const expression = fc.constantFrom(
    '{% $states.input %}',
    '{% $states.input.a %}',
    '{% $x %}',
    '{% 1/0 %}',
    '{% [1..3] %}',
    '{% $error("no") %}',
    '{% {} %}',
  );
  const field = fc.oneof(expression, fc.jsonValue({ maxDepth: 2 }));
  const state = fc.oneof(
    fc.record({ Type: fc.constant('Pass'), Output: field, Assign: fc.dictionary(fc.constantFrom('x', 'y'), field) }),
    fc.record({ Type: fc.constant('Wait'), Seconds: fc.oneof(fc.nat(100), expression) }),
    fc.record({
      Type: fc.constant('Map'),
      Items: fc.oneof(expression, fc.array(field)),
      ItemSelector: field,
      MaxConcurrency: fc.oneof(fc.nat(3), expression),
      ItemProcessor: fc.constant({ StartAt: 'In', States: { In: { Type: 'Pass', End: true } } }),
    }),
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(state, fc.jsonValue(), async (first, input) => {
      const arn = await laptop
        .start(aMachine({ First: { ...first, Next: 'Last' }, Last: { Type: 'Succeed' } }), input)
        .catch(() => undefined);
      if (arn === undefined) return;
      accepted += 1;
      const { status, cause } = await laptop.result(arn);
      expect(['SUCCEEDED', 'FAILED']).toContain(status);
      expect(cause ?? '').not.toContain('internal error');
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(20);
});
