import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLaptop, aMachine } from './support/laptop.ts';

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

const FIELDS = [
  'stateMachineArn',
  'executionArn',
  'mapRunArn',
  'taskToken',
  'name',
  'input',
  'output',
  'definition',
  'roleArn',
  'maxResults',
  'nextToken',
  'reverseOrder',
  'statusFilter',
  'error',
  'cause',
  'type',
  'severity',
  '__proto__',
]; // prettier-ignore

test('no request takes the engine down or makes it answer with a defect', { timeout: 60_000 }, async () => {
  await using laptop = await aLaptop();
  const executionArn = await laptop.start(aMachine({ Long: { Type: 'Wait', Seconds: 60, End: true } }));
  const stateMachineArn = executionArn.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, '');
  const known = fc.constantFrom(
    executionArn,
    stateMachineArn,
    '',
    '{}',
    '[',
    'cGFnZTp4',
    'MS4yLg==',
    `${'['.repeat(5000)}`,
  );
  const value = fc.oneof(known, fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue(), fc.integer());
  const body = fc.oneof(
    { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value).map((fields) => JSON.stringify(fields)) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.json() },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...OPERATIONS), body, async (operation, text) => {
      const response = await fetch(laptop.engine.url, {
        method: 'POST',
        headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
        body: text,
      });
      const answer = await response.json();
      expect(response.status, `${operation} ${text} ${JSON.stringify(answer)}`).toBeLessThan(500);
      if (response.status !== 200) expect(answer).toHaveProperty('__type');
    }),
    { numRuns: 400 },
  );
  expect((await laptop.describe(executionArn)).executionArn).toBe(executionArn);
});

test('no definition that is accepted makes the engine fail by a defect', { timeout: 60_000 }, async () => {
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
