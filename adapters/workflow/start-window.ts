import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Person } from '../../domain/people/officer.ts';
import { Conflict } from '../dynamodb/conflict.ts';

/** A window that an officer opens beyond the schedule; `windowId` is what the machine will call it. */
export interface AdditionalWindow {
  readonly windowId: string;
  readonly agreementId: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly reason: string;
  readonly by: Person;
}

/** Starts the machine of an additional window. Repeating the same request starts nothing twice. @throws Conflict where another was asked for under the same id */
export type StartWindow = (wanted: AdditionalWindow) => Promise<void>;

export const startWindow =
  (machines: SFNClient, machineArn: string): StartWindow =>
  async ({ windowId, agreementId, ...additional }) => {
    try {
      await machines.send(
        new StartExecutionCommand({
          stateMachineArn: machineArn,
          name: windowId,
          input: JSON.stringify({ agreementId, additional }),
        }),
      );
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionAlreadyExists')
        throw new Conflict(`A window ${windowId} has been asked for already`, { cause: error });
      throw error;
    }
  };
