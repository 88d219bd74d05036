import type { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** Whether a start was refused since an execution of that name was started before, and has ended or was given something else. */
export const isStartedBefore = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ExecutionAlreadyExists';

/** Starts an execution under a name that stands for what it does: where one of that name was started before, nothing is done. */
export const startOnce = async (machines: SFNClient, command: StartExecutionCommand): Promise<void> => {
  try {
    await machines.send(command);
  } catch (error) {
    if (!isStartedBefore(error)) throw error;
  }
};
