import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passingErrors } from '../../adapters/passing.ts';
import { machineDefinition, machineNames } from '../../lib/processes/machine-definition.ts';
import { withPolicy } from '../../lib/processes/machine-policy.ts';

const invoke = 'arn:aws:states:::lambda:invoke';
const ask = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const start = 'arn:aws:states:::states:startExecution';

/** A Task by itself in a machine, as it is deployed. */
const deployed = (task: Record<string, unknown>) =>
  withPolicy({ StartAt: 'Do it', States: { 'Do it': { Type: 'Task', End: true, ...task } } }).States['Do it'];

const again = (times: number, most: number) => ({
  IntervalSeconds: 2,
  MaxAttempts: times,
  BackoffRate: 2,
  MaxDelaySeconds: most,
  JitterStrategy: 'FULL',
});
const soon = again(6, 60);
const patiently = again(15, 300);

/** What passes by itself, and how it is tried again. */
const passing = [
  ['Lambda.ServiceException', soon],
  ['Lambda.AWSLambdaException', soon],
  ['Lambda.SdkClientException', soon],
  ['Lambda.ClientExecutionTimeoutException', soon],
  ['Lambda.Unknown', soon],
  ['Sandbox.Timedout', soon],
  ['Runtime.ExitError', soon],
  ['InternalServerError', soon],
  ['ServiceUnavailable', soon],
  ['Conflict', soon],
  ['Lambda.TooManyRequestsException', patiently],
  ['Lambda.ResourceNotFoundException', patiently],
  ['Lambda.ResourceConflictException', patiently],
  ['ThrottlingException', patiently],
  ['TooManyRequestsException', patiently],
  ['ProvisionedThroughputExceededException', patiently],
  ['SlowDown', patiently],
  ['TransactionCanceledException', patiently],
  ['TransactionConflictException', patiently],
  ['Contended', patiently],
] as const;

/** How a Task is tried again after an error; nothing where it is not. */
const triedAgain = (task: Record<string, unknown>, error: string) => {
  const { ErrorEquals: _, ...how } = deployed(task)?.Retry?.find(({ ErrorEquals }) => ErrorEquals.includes(error)) ?? {
    ErrorEquals: [],
  };
  return how;
};
const everyWeek = { IntervalSeconds: 1, MaxAttempts: 520, BackoffRate: 1 };
const register = { ErrorEquals: ['RegisterUnavailable'], IntervalSeconds: 60, MaxAttempts: 6 };
const everything = { ErrorEquals: ['States.ALL'], MaxAttempts: 1 };

describe('what a Task gets by what it is', () => {
  it.each([...passingErrors])('a task that ended in what passes by itself is tried again: %s', (error) => {
    expect(triedAgain({ Resource: invoke }, error)).toMatchObject({ JitterStrategy: 'FULL' });
  });

  it.each([
    ['a function: two minutes', { Resource: invoke }, 120, soon],
    ['a person: asked again each week', { Resource: ask }, 604_800, everyWeek],
    ['another machine, which is begun and not waited for: two minutes', { Resource: start }, 120, patiently],
    ['a long function: its own time limit', { Resource: invoke, TimeoutSeconds: 900 }, 900, soon],
    [
      'a person who has until a day: that limit, and not the same question again',
      { Resource: ask, TimeoutSeconds: '{% $states.input.seconds %}' },
      '{% $states.input.seconds %}',
      {},
    ],
  ])('%s', (_, task, limit, atTheLimit) => {
    expect(deployed(task)).toMatchObject({ Type: 'Task', End: true, ...task, TimeoutSeconds: limit });
    expect(triedAgain(task, 'States.Timeout')).toEqual(atTheLimit);
  });

  it.each(passing)('after %s a function is called again, and so is one that asks a person', (error, how) => {
    for (const Resource of [invoke, ask]) expect(triedAgain({ Resource }, error)).toEqual(how);
  });

  it('a crowd is waited out for longer than a fault: an officer hears of a fault within minutes', () => {
    expect(triedAgain({ Resource: start }, 'StepFunctions.AWSStepFunctionsException')).toEqual(patiently);
    expect(triedAgain({ Resource: start }, 'StepFunctions.ExecutionLimitExceededException')).toEqual(patiently);
  });

  it('what a Task says itself about an error comes first, and alone where it is about every error', () => {
    expect(deployed({ Resource: invoke, Retry: [register] })?.Retry?.[0]).toEqual(register);
    expect(deployed({ Resource: invoke, Retry: [register] })?.Retry?.length).toBeGreaterThan(1);
    expect(deployed({ Resource: ask, Retry: [everything] })?.Retry).toEqual([everything]);
  });

  it('a fault in code, or in what a Task was given, is not tried again', () => {
    const named = [invoke, ask].flatMap((Resource) => deployed({ Resource })?.Retry?.flatMap((one) => one.ErrorEquals));
    for (const error of ['States.ALL', 'States.TaskFailed', 'TypeError', 'InvalidInput', 'AccessDeniedException'])
      expect(named).not.toContain(error);
  });

  it('never begins an execution again that was begun before', () => {
    const retried = deployed({ Resource: start })?.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    for (const ended of ['States.ALL', 'States.TaskFailed', 'StepFunctions.ExecutionAlreadyExistsException'])
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
    const limited = { States: { 'Do it': { TimeoutSeconds: 120, Retry: [{ MaxAttempts: 6 }, { MaxAttempts: 15 }] } } };
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
    for (const given of [
      ...passing.map(([error]) => `"${error}"`),
      '"TimeoutSeconds": 120',
      '"TimeoutSeconds": 604800',
    ])
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
