import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';

/** Ends an execution; one that has ended, or never began, is left as it is. */
export type StopExecution = (executionArn: string, cause: string) => Promise<void>;

export const stopExecution =
  (machines: SFNClient): StopExecution =>
  async (executionArn, cause) => {
    try {
      await machines.send(new StopExecutionCommand({ executionArn, cause }));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionDoesNotExist')) throw error;
    }
  };
