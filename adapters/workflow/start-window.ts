import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Window } from '../../domain/window/window.ts';
import { executionOf } from './execution-of.ts';
import { startOnce } from './start-once.ts';

/** Starts the machine of an additional window that is stored; one that was started before is left as it is. */
export interface StartWindow {
  (planned: Window): Promise<void>;
  /** The execution that is to run a window. */
  readonly executionOf: (windowId: string) => string;
}

export const startWindow = (machines: SFNClient, machineArn: string): StartWindow =>
  Object.assign(
    async ({ windowId, agreementId, opensAt, closesAt, additional }: Window) => {
      const { by, reason } = additional ?? {};
      await startOnce(
        machines,
        new StartExecutionCommand({
          stateMachineArn: machineArn,
          name: windowId,
          input: JSON.stringify({ agreementId, additional: { opensAt, closesAt, reason, by } }),
        }),
      );
    },
    { executionOf: (windowId: string) => executionOf(machineArn, windowId) },
  );
