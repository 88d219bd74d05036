import * as z from 'zod';

const Retrier = z.looseObject({ ErrorEquals: z.array(z.string()) });

const State = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  /** Seconds, or an expression that gives them. */
  TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
  Retry: z.array(Retrier).optional(),
  get Branches() {
    return z.array(Definition).optional();
  },
  get ItemProcessor() {
    return Definition.optional();
  },
});

const Definition = z.looseObject({
  get States() {
    return z.record(z.string(), State);
  },
});

type Retrier = z.output<typeof Retrier>;
type State = z.output<typeof State>;
export type MachineDefinition = z.output<typeof Definition>;

const SECOND = 1;
const MINUTE = 60 * SECOND;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Tries again soon, then with growing pauses, `most` at the longest, each of a length left to chance, so that a crowd comes apart. */
const again = (times: number, most: number, errors: readonly string[]): Retrier => ({
  ErrorEquals: [...errors],
  IntervalSeconds: 2 * SECOND,
  MaxAttempts: times,
  BackoffRate: 2,
  MaxDelaySeconds: most,
  JitterStrategy: 'FULL',
});

/** Two minutes in all at the longest: an officer hears soon of what does not pass. */
const soon = (...errors: readonly string[]): Retrier => again(6, MINUTE, errors);

/** Forty minutes in all at the longest: a crowd at the close of a window, or an upgrade, is no fault that an officer could cure. */
const patiently = (...errors: readonly string[]): Retrier => again(15, 5 * MINUTE, errors);

/** What passes by itself: Lambda's own faults, a function that ran out of time or broke off, and a record that somebody else had just changed. */
const passing = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Runtime.ExitError',
  'Runtime.OutOfMemory',
  'Runtime.Unknown',
  'InternalServerError',
  'InternalServerException',
  'InternalError',
  'ServiceUnavailable',
  'TimeoutError',
  'ConditionalRequestConflict',
  'Conflict',
];

/** Too many at once, of Lambda or of what a function calls; and a function that is being replaced. */
const crowded = [
  'Lambda.TooManyRequestsException',
  'Lambda.ResourceConflictException',
  'Lambda.ResourceNotReadyException',
  'Lambda.ResourceNotFoundException',
  'ThrottlingException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'Contended',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
];

/** Too many starts at once. A name that is taken is not among them: it was started before. */
const startsCrowded = [
  'StepFunctions.ExecutionLimitExceeded',
  'StepFunctions.ExecutionLimitExceededException',
  'StepFunctions.ThrottlingException',
  'StepFunctions.AWSStepFunctionsException',
  'StepFunctions.SdkClientException',
];

/** The question is put again each week, for as long as an execution can live and longer, so that it is never forgotten. */
const everyWeek: Retrier = {
  ErrorEquals: ['States.Timeout'],
  IntervalSeconds: SECOND,
  MaxAttempts: 520,
  BackoffRate: 1,
};

interface Policy {
  readonly TimeoutSeconds: number;
  /** @param ownLimit whether the Task says its time limit itself */
  readonly retry: (ownLimit: boolean) => readonly Retrier[];
}

/** What each kind of Task gets. */
const policies: Readonly<Record<string, Policy>> = {
  // Longer than a function of half a minute takes. Those that take longer say so in the file.
  'arn:aws:states:::lambda:invoke': {
    TimeoutSeconds: 2 * MINUTE,
    retry: () => [soon(...passing, 'States.Timeout'), patiently(...crowded)],
  },
  // A limit of its own is a step of the process: what follows it is an arrow, and not the same question again.
  'arn:aws:states:::lambda:invoke.waitForTaskToken': {
    TimeoutSeconds: WEEK,
    retry: (ownLimit) => [...(ownLimit ? [] : [everyWeek]), soon(...passing), patiently(...crowded)],
  },
  // It is begun, and not waited for.
  'arn:aws:states:::states:startExecution': {
    TimeoutSeconds: 2 * MINUTE,
    retry: () => [patiently(...startsCrowded, 'States.Timeout')],
  },
};

/**
 * A state machine as it is deployed: the process of its file, with the retries and time limits that each Task gets by what it is. A
 * Task's own time limit stays, and its own retries come first, so that they decide about the errors that they name. Catches are arrows
 * of the process and are left as they are.
 * @throws Error for a Task of a kind that has no policy
 */
export const withPolicy = (file: unknown): MachineDefinition => composed(Definition.parse(file));

const composed = (definition: MachineDefinition): MachineDefinition => ({
  ...definition,
  States: Object.fromEntries(
    Object.entries(definition.States).map(([name, state]) => [name, composedState(name, state)]),
  ),
});

const composedState = (name: string, state: State): State => ({
  ...state,
  ...(state.Branches && { Branches: state.Branches.map(composed) }),
  ...(state.ItemProcessor && { ItemProcessor: composed(state.ItemProcessor) }),
  ...(state.Type === 'Task' && taskPolicy(name, state)),
});

const taskPolicy = (name: string, { Resource = '', TimeoutSeconds, Retry: own = [] }: State) => {
  const policy = policies[Resource];
  if (!policy) throw new Error(`${name}: there is no policy of retries and time limits for ${Resource}`);
  // Nothing may stand behind a retrier of every error.
  const decided = own.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  return {
    TimeoutSeconds: TimeoutSeconds ?? policy.TimeoutSeconds,
    Retry: [...own, ...(decided ? [] : policy.retry(TimeoutSeconds !== undefined))],
  };
};
