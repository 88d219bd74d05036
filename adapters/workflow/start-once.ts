import type { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** Starts an execution under a name that stands for what it does: where one of that name was started before, nothing is done. */
export const startOnce = async (machines: SFNClient, command: StartExecutionCommand): Promise<void> => {
  try {
    await machines.send(command);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error;
  }
};
