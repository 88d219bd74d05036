import { isDeepStrictEqual } from 'node:util';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  paginateListStateMachines,
  SFNClient,
  StateMachineDoesNotExist,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { CannotStart } from './cannot-start.ts';
import type { Machine } from './template/machines.ts';
import { region } from './template/names.ts';

/**
 * Gives the engine the machines of the template: new ones are created, others get a new revision when they changed.
 * Executions under way go on as they began, as on AWS. A machine that the template no longer has is deleted, which ends its executions.
 *
 * @param engineUrl the engine itself: to deploy is no one's role here.
 * @throws CannotStart where the engine refuses one, as a deployment would fail
 */
export async function alignMachines(engineUrl: string, machines: readonly Machine[]): Promise<void> {
  const credentials = { accessKeyId: 'deployment', secretAccessKey: 'local' };
  const engine = new SFNClient({ endpoint: engineUrl, region, credentials });
  for (const machine of machines) {
    try {
      await align(engine, machine);
    } catch (error) {
      throw new CannotStart(`State machine ${machine.name}: ${String(error)}`);
    }
  }
  for await (const { stateMachines = [] } of paginateListStateMachines({ client: engine }, {}))
    for (const { stateMachineArn = '' } of stateMachines)
      if (!machines.some(({ arn }) => arn === stateMachineArn))
        await engine.send(new DeleteStateMachineCommand({ stateMachineArn }));
  engine.destroy();
}

const align = async (engine: SFNClient, machine: Machine): Promise<void> => {
  const { name, arn: stateMachineArn, type } = machine;
  const wanted = settingsOf(machine);
  const known = await engine.send(new DescribeStateMachineCommand({ stateMachineArn })).catch((error: unknown) => {
    if (!(error instanceof StateMachineDoesNotExist)) throw error;
  });
  if (!known) {
    await engine.send(new CreateStateMachineCommand({ name, type, ...wanted }));
    return;
  }
  const { definition, roleArn, loggingConfiguration, tracingConfiguration } = known;
  if (isDeepStrictEqual({ definition, roleArn, loggingConfiguration, tracingConfiguration }, wanted)) return;
  await engine.send(new UpdateStateMachineCommand({ stateMachineArn, ...wanted }));
};

/** As Step Functions takes them and tells them again. */
const settingsOf = ({ definition, roleArn, logging, tracing }: Machine) => ({
  definition,
  roleArn,
  loggingConfiguration: {
    level: logging.level,
    includeExecutionData: logging.includeExecutionData,
    ...(logging.logGroups.length > 0 && {
      destinations: logging.logGroups.map((logGroupArn) => ({ cloudWatchLogsLogGroup: { logGroupArn } })),
    }),
  },
  tracingConfiguration: { enabled: tracing },
});
