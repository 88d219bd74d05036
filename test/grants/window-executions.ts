import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Cloud } from '@laptop/cloud';

const asOperator = async <T>({ engineUrl }: Cloud, work: (engine: SFNClient) => Promise<T>): Promise<T> => {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'local' };
  const engine = new SFNClient({ endpoint: engineUrl, region: 'eu-west-2', credentials });
  try {
    return await work(engine);
  } finally {
    engine.destroy();
  }
};

const machineOf = ({ template }: Cloud, id: 'MachinesWindow' | 'MachinesChange') =>
  template.machines.find(({ logicalId }) => logicalId.startsWith(id))?.arn;

/** Stops whatever follows a change of a window, past the gate, as an operator would. */
export const stopChanges = (cloud: Cloud): Promise<void> =>
  asOperator(cloud, async (engine) => {
    const running = { stateMachineArn: machineOf(cloud, 'MachinesChange'), statusFilter: 'RUNNING' } as const;
    const { executions = [] } = await engine.send(new ListExecutionsCommand(running));
    for (const { executionArn } of executions) await engine.send(new StopExecutionCommand({ executionArn }));
  });

/** The execution of the window that was begun last. */
export const latestWindow = (cloud: Cloud): Promise<DescribeExecutionOutput> =>
  asOperator(cloud, async (engine) => {
    const { executions = [] } = await engine.send(
      new ListExecutionsCommand({ stateMachineArn: machineOf(cloud, 'MachinesWindow') }),
    );
    return engine.send(new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn }));
  });
