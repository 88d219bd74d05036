import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { CannotStart } from './cannot-start.ts';
import type { Machine } from './template/machines.ts';
import { region } from './template/names.ts';

/**
 * Gives the engine the machines of the template: new ones are created, others get a new revision when they changed.
 * Executions under way go on as they began, as on AWS.
 *
 * @param engineUrl the engine itself: to deploy is no one's role here.
 */
export async function alignMachines(engineUrl: string, machines: readonly Machine[]): Promise<void> {
  const credentials = { accessKeyId: 'deployment', secretAccessKey: 'local' };
  const engine = new SFNClient({ endpoint: engineUrl, region, credentials });
  for (const { name, arn, definition, roleArn, type } of machines) {
    try {
      await engine.send(new CreateStateMachineCommand({ name, definition, roleArn, type }));
    } catch (error) {
      if (!(error instanceof StateMachineAlreadyExists))
        throw new CannotStart(`State machine ${name}: ${String(error)}`);
      await engine.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition, roleArn }));
    }
  }
  engine.destroy();
}
