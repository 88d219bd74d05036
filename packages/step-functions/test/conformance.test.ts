import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare } from '../src/conformance/compare.ts';
import { recordedCase } from '../src/conformance/recorded-case.ts';
import { runCase } from '../src/conformance/run-case.ts';
import { aMachine } from './support/laptop.ts';

const PLACEHOLDERS = [
  { token: '<region>', scope: 'text' },
  { token: '<token>', scope: 'text' },
  { token: '<request>', scope: 'whole' },
  { token: '<arn>', scope: 'text', regex: 'arn:aws:[a-zA-Z:0-9-]+' },
];

const lambda = { resourceType: 'lambda', resource: 'invoke', region: '<region>' };

const aCase = (name: string, parts: Record<string, unknown>) =>
  recordedCase.parse({ name, features: [], placeholders: PLACEHOLDERS, mocks: { tasks: [] }, ...parts });

const pass = aCase('a Pass', {
  definition: {
    StartAt: 'Say',
    States: { Say: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.n + 1 %}', End: true } },
  },
  input: { n: 1 },
  expected: {
    status: 'SUCCEEDED',
    output: 2,
    history: [
      { type: 'ExecutionStarted', input: { n: 1 } },
      { type: 'PassStateEntered', name: 'Say', input: { n: 1 } },
      { type: 'PassStateExited', name: 'Say', output: 2 },
      { type: 'ExecutionSucceeded', output: 2 },
    ],
  },
});

const retried = aCase('a Task that fails once', {
  definition: aMachine({
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'ask', Payload: '{% $states.input %}' },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3600 }],
      Output: '{% $states.result.Payload %}',
      End: true,
    },
  }),
  input: 'x',
  mocks: {
    tasks: [
      {
        state: 'Ask',
        parameters: { FunctionName: 'ask', Payload: 'x' },
        outcome: 'failed',
        error: 'Busy',
        cause: { errorType: 'Busy', requestId: '<request>' },
      },
      { state: 'Ask', outcome: 'succeeded', output: { Payload: ['y'], StatusCode: 200 } },
    ],
  },
  expected: {
    status: 'SUCCEEDED',
    output: ['y'],
    history: [
      { type: 'ExecutionStarted', input: 'x' },
      { type: 'TaskStateEntered', name: 'Ask', input: 'x' },
      { type: 'TaskScheduled', ...lambda, parameters: { FunctionName: 'ask', Payload: 'x' } },
      { type: 'TaskStarted', resourceType: 'lambda', resource: 'invoke' },
      {
        type: 'TaskFailed',
        resourceType: 'lambda',
        resource: 'invoke',
        error: 'Busy',
        cause: { errorType: 'Busy', requestId: '<request>' },
      },
      { type: 'TaskScheduled', ...lambda, parameters: { FunctionName: 'ask', Payload: 'x' } },
      { type: 'TaskStarted', resourceType: 'lambda', resource: 'invoke' },
      {
        type: 'TaskSucceeded',
        resourceType: 'lambda',
        resource: 'invoke',
        output: { Payload: ['y'], StatusCode: 200 },
      },
      { type: 'TaskStateExited', name: 'Ask', output: ['y'] },
      { type: 'ExecutionSucceeded', output: ['y'] },
    ],
  },
});

const token = { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken' };

const forgotten = aCase('a token that nobody returns', {
  definition: aMachine({
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { MessageBody: '{% $states.context.Task.Token %}' },
      HeartbeatSeconds: 5,
      End: true,
    },
  }),
  input: {},
  mocks: {
    tasks: [
      { state: 'Ask', parameters: { MessageBody: '<token>' }, outcome: 'timedOut', submitted: { MessageId: '1' } },
    ],
  },
  expected: {
    status: 'FAILED',
    error: 'States.Timeout',
    history: [
      { type: 'ExecutionStarted', input: {} },
      { type: 'TaskStateEntered', name: 'Ask', input: {} },
      {
        type: 'TaskScheduled',
        ...token,
        region: '<region>',
        parameters: { MessageBody: '<token>' },
        heartbeatInSeconds: 5,
      },
      { type: 'TaskStarted', ...token },
      { type: 'TaskSubmitted', ...token, output: { MessageId: '1' } },
      { type: 'TaskTimedOut', ...token, error: 'States.Timeout' },
      { type: 'ExecutionFailed', error: 'States.Timeout' },
    ],
  },
});

const where = "An error occurred while executing the state 'Bad' (entered at the event id #5). ";
const cause = `${where}The JSONata expression '$states.input.x' specified for the field 'Output' returned nothing (undefined).`;

const evaluation = aCase('an expression that gives nothing within a Map', {
  definition: aMachine({
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Bad', States: { Bad: { Type: 'Pass', Output: '{% $states.input.x %}', End: true } } },
      End: true,
    },
  }),
  input: [{}],
  expected: {
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    history: [
      { type: 'ExecutionStarted', input: [{}] },
      { type: 'MapStateEntered', name: 'Each', input: [{}] },
      { type: 'MapStateStarted', length: 1 },
      { type: 'MapIterationStarted', name: 'Each', index: 0 },
      { type: 'PassStateEntered', name: 'Bad', input: {} },
      { type: 'EvaluationFailed', error: 'States.QueryEvaluationError', cause, location: 'Output', state: 'Bad' },
      { type: 'MapIterationFailed', name: 'Each', index: 0 },
      { type: 'MapStateFailed' },
      { type: 'ExecutionFailed', error: 'States.QueryEvaluationError', cause },
    ],
  },
});

const sync = { resourceType: 'states', resource: 'startExecution.sync:2' };

const refused = aCase('a machine that cannot be started', {
  definition: aMachine({
    Start: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: 'arn:aws:states:eu-west-2:111111111111:stateMachine:other' },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Succeed' },
  }),
  input: {},
  mocks: {
    tasks: [
      {
        state: null,
        parameters: { StateMachineArn: '<arn>' },
        outcome: 'submitFailed',
        error: 'StepFunctions.X',
        cause: 'no',
      },
    ],
  },
  expected: {
    status: 'SUCCEEDED',
    output: { Error: 'StepFunctions.X', Cause: 'no' },
    history: [
      { type: 'ExecutionStarted', input: {} },
      { type: 'TaskStateEntered', name: 'Start', input: {} },
      { type: 'TaskScheduled', ...sync, region: '<region>', parameters: { StateMachineArn: '<arn>' } },
      { type: 'TaskStarted', ...sync },
      { type: 'TaskSubmitFailed', ...sync, error: 'StepFunctions.X', cause: 'no' },
      { type: 'TaskStateExited', name: 'Start', output: { Error: 'StepFunctions.X', Cause: 'no' } },
      { type: 'SucceedStateEntered', name: 'Caught', input: { Error: 'StepFunctions.X', Cause: 'no' } },
      { type: 'SucceedStateExited', name: 'Caught', output: { Error: 'StepFunctions.X', Cause: 'no' } },
      { type: 'ExecutionSucceeded', output: { Error: 'StepFunctions.X', Cause: 'no' } },
    ],
  },
});

test.each([pass, retried, forgotten, evaluation, refused])(
  '$name goes as recorded, event by event',
  async (recorded) => {
    expect(compare(recorded, await runCase(recorded)).flat()).toEqual([undefined]);
  },
);

const OWN = join(import.meta.dirname, '../cases');
const own = globSync('*.json', { cwd: OWN })
  .toSorted()
  .map((file) => ({ file, recorded: recordedCase.parse(JSON.parse(readFileSync(join(OWN, file), 'utf8'))) }));

test.each(own)('the case $file goes as it says, event by event and number by number', async ({ file, recorded }) => {
  expect(`${recorded.name}.json`).toBe(file);
  expect(compare(recorded, await runCase(recorded)).flatMap((differences) => differences ?? [])).toEqual([]);
});

test('a call that was never recorded is never answered where branches run side by side, and fails elsewhere', async () => {
  const ask = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, End: true };
  const branch = (name: string) => ({ StartAt: name, States: { [name]: ask } });
  const failing = { state: 'Second', outcome: 'failed', error: 'Stopped', cause: null };
  const side = aMachine({ Both: { Type: 'Parallel', Branches: [branch('First'), branch('Second')], End: true } });
  const parts = { input: {}, expected: { status: 'FAILED' } };
  const both = await runCase(aCase('side by side', { ...parts, definition: side, mocks: { tasks: [failing] } }));
  expect(both.error).toBe('Stopped');
  const alone = await runCase(aCase('alone', { ...parts, definition: aMachine({ First: ask }) }));
  expect(alone.error).toBe('Replay.NothingRecorded');
});

test('an output, an event or a number that differs from the recording is told at its level', async () => {
  const result = await runCase(pass);
  const expected = (change: Record<string, unknown>) =>
    aCase('changed', { ...pass, expected: { ...pass.expected, ...change } });
  const levels = (change: Record<string, unknown>) =>
    compare(expected(change), result)
      .slice(0, 3)
      .map((differences) => differences?.length);
  const [first, second, third, fourth] = pass.expected.history ?? [];
  expect(levels({ output: 3 })).toEqual([1, 0, 0]);
  expect(levels({ history: [first, second, { ...third, output: 3 }, fourth] })).toEqual([0, 0, 1]);
  expect(levels({ history: [first, second, third] })).toEqual([0, 1, 1]);
  expect(levels({ history: null })).toEqual([0, undefined, undefined]);
  const numbered = (pass.expected.history ?? []).map((event, index) => ({
    ...event,
    id: index + 1,
    previousEventId: index,
  }));
  const [, , , numbers] = compare(expected({ history: numbered }), result);
  expect(numbers).toEqual([expect.stringContaining('2 after 1, 3 after 2')]);
});
