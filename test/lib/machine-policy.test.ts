import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { machineDefinition, machineNames } from '../../lib/running/machine-definition.ts';
import { withPolicy } from '../../lib/running/machine-policy.ts';

const invoke = 'arn:aws:states:::lambda:invoke';
const ask = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const start = 'arn:aws:states:::states:startExecution.sync:2';

/** A Task by itself in a machine, as it is deployed. */
const deployed = (task: Record<string, unknown>) =>
  withPolicy({ StartAt: 'Do it', States: { 'Do it': { Type: 'Task', End: true, ...task } } }).States['Do it'];

const soon = (...errors: readonly string[]) => ({
  ErrorEquals: errors,
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
});
const passing = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Conflict',
];
const everyWeek = { ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 520, BackoffRate: 1 };
const crowded = soon(
  'StepFunctions.ExecutionLimitExceeded',
  'StepFunctions.ExecutionLimitExceededException',
  'StepFunctions.ThrottlingException',
  'StepFunctions.AWSStepFunctionsException',
  'StepFunctions.SdkClientException',
);
const register = { ErrorEquals: ['RegisterUnavailable'], IntervalSeconds: 60, MaxAttempts: 6 };
const everything = { ErrorEquals: ['States.ALL'], MaxAttempts: 1 };

describe('what a Task gets by what it is', () => {
  it.each([
    ['a function: two minutes', { Resource: invoke }, 120, [soon(...passing, 'States.Timeout')]],
    ['a person: asked again each week', { Resource: ask }, 604_800, [everyWeek, soon(...passing)]],
    ['another machine: a year, which is all that an execution has', { Resource: start }, 31_536_000, [crowded]],
    [
      'a long function: its own time limit',
      { Resource: invoke, TimeoutSeconds: 900 },
      900,
      [soon(...passing, 'States.Timeout')],
    ],
    [
      'a person who has until a day: that limit, and not the same question again',
      { Resource: ask, TimeoutSeconds: '{% $states.input.seconds %}' },
      '{% $states.input.seconds %}',
      [soon(...passing)],
    ],
    [
      'a function that asks the register: its own retry before the others',
      { Resource: invoke, Retry: [register] },
      120,
      [register, soon(...passing, 'States.Timeout')],
    ],
    [
      'one that says how it retries whatever happens: that alone',
      { Resource: ask, Retry: [everything] },
      604_800,
      [everything],
    ],
  ])('%s', (_, task, TimeoutSeconds, Retry) => {
    expect(deployed(task)).toEqual({ Type: 'Task', End: true, ...task, TimeoutSeconds, Retry });
  });

  it('never tries an execution again that has ended in a fault', () => {
    const retried = deployed({ Resource: start })?.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    for (const ended of [
      'States.ALL',
      'States.TaskFailed',
      'States.Timeout',
      'StepFunctions.ExecutionAlreadyExistsException',
    ])
      expect(retried).not.toContain(ended);
  });

  it('leaves its arrows and whatever else it says as they are', () => {
    const said = {
      Resource: invoke,
      Arguments: { FunctionName: '${CheckCompliance}', Payload: { Type: 'Task' } },
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input %}', Next: 'Ask an officer about a fault' }],
      Output: '{% $states.result.Payload %}',
    };
    expect(deployed(said)).toMatchObject(said);
  });

  it('comes to Tasks in branches and for each item too, and to no other state', () => {
    const task = { Type: 'Task', Resource: invoke, End: true };
    const inside = { StartAt: 'Do it', States: { 'Do it': task } };
    const { States } = withPolicy({
      StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', Branches: [inside, inside], Next: 'Each' },
        Each: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...inside }, Next: 'Wait' },
        Wait: { Type: 'Wait', Seconds: 60, Next: 'Done' },
        Done: { Type: 'Succeed' },
      },
    });
    const limited = { States: { 'Do it': { TimeoutSeconds: 120, Retry: [{ MaxAttempts: 6 }] } } };
    expect(States).toMatchObject({ Both: { Branches: [limited, limited] }, Each: { ItemProcessor: limited } });
    for (const name of ['Both', 'Each', 'Wait', 'Done']) {
      expect(States[name]).not.toHaveProperty('Retry');
      expect(States[name]).not.toHaveProperty('TimeoutSeconds');
    }
  });

  it('is refused to a kind of Task that nobody has thought about', () => {
    expect(() => deployed({ Resource: 'arn:aws:states:::sns:publish' })).toThrow(
      'Do it: there is no policy of retries and time limits for arn:aws:states:::sns:publish',
    );
  });
});

describe('the shipped machines', () => {
  it.each(machineNames)('say in the file of %s no error and no usual time limit that the policy gives', (name) => {
    const file = readFileSync(`statemachines/${name}.asl.json`, 'utf8');
    for (const given of [...passing, '"TimeoutSeconds": 120', '"TimeoutSeconds": 604800'])
      expect(file).not.toContain(given);
  });

  it('ask the register again six times, up to two hours apart, wherever they ask it', () => {
    const asking = machineNames
      .flatMap((name) => Object.entries(machineDefinition(name).States))
      .filter(([name]) => name !== 'Refer without an answer from the register')
      .flatMap(([, state]) => (/CheckRegistration|AskRegisterAgain/.test(JSON.stringify(state)) ? [state] : []));
    expect(asking).toHaveLength(3);
    const again = {
      IntervalSeconds: 60,
      BackoffRate: 3,
      MaxAttempts: 6,
      MaxDelaySeconds: 7200,
      JitterStrategy: 'FULL',
    };
    for (const { Retry = [] } of asking)
      expect(Retry.filter(({ ErrorEquals }) => ErrorEquals.includes('RegisterUnavailable'))).toEqual([
        { ErrorEquals: ['RegisterUnavailable'], ...again },
      ]);
  });
});
