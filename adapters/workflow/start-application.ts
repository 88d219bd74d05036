import { SFNClient, type SFNClientConfig, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { windowIdOf } from '../../domain/application/opened-application.ts';
import { startOnce } from './start-once.ts';

/**
 * Starts the process of an application; one that was started before is left as it is. `round` tells one time from the next where it is taken up
 * again after its process ended, as when it was left out, or when a referral was opened again.
 */
export type StartApplication = (applicationId: string, round?: number | `anew-${number}`) => Promise<void>;

export const startApplication =
  (machines: SFNClient, machineArn: string): StartApplication =>
  async (applicationId, round) =>
    startOnce(
      machines,
      new StartExecutionCommand({
        stateMachineArn: machineArn,
        name: round === undefined ? applicationId : `${applicationId}-${round}`,
        // The same each time: a start that is repeated is known again by its name and its input.
        input: JSON.stringify({ applicationId, windowId: windowIdOf(applicationId) }),
      }),
    );

/** Step Functions takes some hundred starts at once, for all who share the account: where that is too many it asks again, for a minute or more, at moments left to chance. */
export const patientMachines = (config: SFNClientConfig = {}): SFNClient =>
  new SFNClient({ maxAttempts: 10, ...config });
