import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Hands an event to a function that runs by itself; Lambda tries again twice where it fails. */
export type InvokeLater = (event: Record<string, unknown>) => Promise<void>;

export const invokeLater =
  (client: LambdaClient, functionName: string): InvokeLater =>
  async (event) => {
    await client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: JSON.stringify(event) }),
    );
  };
