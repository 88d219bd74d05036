import { randomUUID } from 'node:crypto';
import type { Arns } from './arn.ts';
import { parseArn } from './arn.ts';
import { AwsError } from './aws-error.ts';
import type { Executions } from './execution/executions.ts';
import { exceeds, type Json, tryParseJson } from './json.ts';
import { MAX_NAME_LENGTH, MAX_PAYLOAD_BYTES } from './limits.ts';
import type { Store } from './store/store.ts';

interface StartRequest {
  readonly stateMachineArn: string;
  readonly name?: string | undefined;
  /** JSON text. */
  readonly input?: string | undefined;
  /** Which attempt of a Task asks; the same attempt, made again after a crash, gets the same execution. */
  readonly startedBy?: string | undefined;
}

export interface Started {
  readonly executionArn: string;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
}

/** White space, brackets, wildcards, control characters and such: API Reference, StartExecution, `name`. */
const BAD_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u;

export const checkName = (name: string): void => {
  if (name.length === 0 || name.length > MAX_NAME_LENGTH || BAD_NAME.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
};

interface Starting {
  readonly executions: Executions;
  readonly store: Store;
  readonly arns: Arns;
  /** Whether one that comes now is refused, since too many came. */
  readonly isTooMany: () => boolean;
}

/** StartExecution, as a request or as a Task asks for it. @throws AwsError */
export const startExecution =
  ({ executions, store, arns, isTooMany }: Starting) =>
  async ({ stateMachineArn, name = randomUUID(), input = '{}', startedBy }: StartRequest): Promise<Started> => {
    if (!parseArn(stateMachineArn, 'stateMachine')) {
      throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${stateMachineArn}'`);
    }
    checkName(name);
    const value = readInput(input);
    if (isTooMany()) throw new AwsError('ThrottlingException', 'Rate exceeded');
    const machine = store.machines.byArn(stateMachineArn);
    if (!machine) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    const arn = arns.execution(machine.name, name);
    const running = executions.find(arn);
    const existing = running ?? store.executions.byArn(arn);
    if (existing) {
      const sameAttempt = startedBy !== undefined && store.executions.byArn(arn)?.started_by === startedBy;
      const sameRequest = running !== undefined && JSON.stringify(running.input) === JSON.stringify(value);
      if (!sameAttempt && !sameRequest) {
        throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      const startDate = 'startedAt' in existing ? existing.startedAt : existing.started_at;
      if (running) await executions.turn(running, () => {});
      return { executionArn: arn, startDate };
    }
    const { execution, stored } = executions.start(
      {
        arn,
        name,
        machine_arn: stateMachineArn,
        revision: machine.revision,
        container: '',
        map_run: null,
        map_index: null,
        started_by: startedBy ?? null,
      },
      value,
    );
    await stored;
    return { executionArn: arn, startDate: execution.startedAt };
  };

const readInput = (input: string): Json => {
  if (exceeds(input, MAX_PAYLOAD_BYTES)) {
    throw new AwsError('InvalidExecutionInput', 'Input exceeds the maximum number of bytes allowed.');
  }
  const value = tryParseJson(input);
  if (value === undefined)
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${input.slice(0, 100)}'`);
  return value;
};
