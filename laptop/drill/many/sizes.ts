import { ListExecutionsCommand, paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn';
import type { Laptop } from '../../laptop.ts';

/** Bytes of what is handed on in the machines of windows and awards: the longest text of any event, of 256 KiB that AWS allows. */
export const largestPayload = async ({ engineUrl, template }: Laptop): Promise<number> => {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'local' };
  const client = new SFNClient({ endpoint: engineUrl, region: 'eu-west-2', credentials });
  let largest = 0;
  for (const { logicalId, arn } of template.machines) {
    if (!/^Machines(Window|Award)/.test(logicalId)) continue;
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn: arn }));
    for (const { executionArn } of executions)
      for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn }))
        for (const event of events) largest = Math.max(largest, longestIn(event));
  }
  client.destroy();
  return largest;
};

/** The longest string in a value, in bytes. */
const longestIn = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((longest, each) => Math.max(longest, longestIn(each)), 0);
};
