import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { onceHeader } from '../lambda/invoke-api.ts';
import { arn, region } from '../template/names.ts';
import type { Schedule } from '../template/schedules.ts';

/** Calls a schedule's target for one scheduled time. Safe to call again for the same time. */
export type Call = (schedule: Schedule, due: number, attempt: number) => Promise<void>;

/** `2027-03-01T12:00:00Z`, as Scheduler writes it into the input. */
const iso = (epochMs: number) => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;

/** The same for the same firing, whenever it is made: what makes a second call for it harmless. */
export const firingName = (schedule: string, due: number): string =>
  `${schedule.slice(0, 60)}-${iso(due).replaceAll(/[-:]/g, '')}`;

/**
 * All calls go through the gate, signed by the schedule's own role.
 *
 * @param credentialsFor those of a role, by its ARN.
 */
export function callThrough(
  gateUrl: string,
  credentialsFor: (roleArn: string) => { readonly accessKeyId: string; readonly secretAccessKey: string },
): { readonly call: Call; close(): void } {
  const clients = new Map<string, { readonly sfn: SFNClient; readonly lambda: LambdaClient }>();
  const clientsOf = (roleArn: string) => {
    const options = { endpoint: gateUrl, region, credentials: credentialsFor(roleArn), maxAttempts: 1 };
    const made = clients.get(roleArn) ?? { sfn: new SFNClient(options), lambda: new LambdaClient(options) };
    clients.set(roleArn, made);
    return made;
  };

  return {
    call: async (schedule, due, attempt) => {
      const { arn: target, roleArn, input: given } = schedule.target;
      const { sfn, lambda } = clientsOf(roleArn);
      const name = firingName(schedule.name, due);
      const input = given
        .replaceAll('<aws.scheduler.scheduled-time>', iso(due))
        .replaceAll('<aws.scheduler.schedule-arn>', arn('scheduler', `schedule/${schedule.group}/${schedule.name}`))
        .replaceAll('<aws.scheduler.execution-id>', name)
        .replaceAll('<aws.scheduler.attempt-number>', String(attempt + 1));
      if (target.includes(':stateMachine:')) {
        try {
          await sfn.send(new StartExecutionCommand({ stateMachineArn: target, name, input }));
        } catch (error) {
          // It was started before a stop that came before it was noted.
          if (!(error instanceof ExecutionAlreadyExists)) throw error;
        }
      } else if (target.includes(':function:')) {
        const command = new InvokeCommand({ FunctionName: target, InvocationType: 'Event', Payload: input });
        command.middlewareStack.add(
          (next) => (args) => {
            const { request } = args;
            if (typeof request === 'object' && request !== null && 'headers' in request) {
              Object.assign(request.headers ?? {}, { [onceHeader]: name });
            }
            return next(args);
          },
          { step: 'build' },
        );
        await lambda.send(command);
      } else {
        throw new Error(`${schedule.name}: a target like ${target} is not known on the laptop`);
      }
    },
    close: () => {
      for (const { sfn, lambda } of clients.values()) {
        sfn.destroy();
        lambda.destroy();
      }
    },
  };
}
