import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { windowIdOf } from '../../domain/application/opened-application.ts';
import { startOnce } from './start-once.ts';

/** Has an application taken up again whose execution ended when it was left out. `round` tells one time from the next. */
export type StartApplication = (applicationId: string, round: number) => Promise<void>;

export const startApplication =
  (machines: SFNClient, machineArn: string): StartApplication =>
  async (applicationId, round) =>
    startOnce(
      machines,
      new StartExecutionCommand({
        stateMachineArn: machineArn,
        name: `${applicationId}-${round}`,
        input: JSON.stringify({ applicationId, windowId: windowIdOf(applicationId) }),
      }),
    );
