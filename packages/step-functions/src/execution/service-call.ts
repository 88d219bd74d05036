import type { Task } from '../definition/states.ts';
import type { ServiceCall } from '../integrations/integration.ts';
import type { Execution, PendingTask, Visit } from './execution.ts';

export const serviceCall = (
  execution: Execution,
  visit: Visit,
  { scheduledId, parameters, roleArn, token }: PendingTask,
  { resource }: Task,
): ServiceCall => ({
  ...(resource.kind === 'service'
    ? { service: resource.service, action: resource.action, resource: resource.resource, pattern: resource.pattern }
    : { service: 'lambda', action: 'invoke', resource: 'invoke', pattern: 'request' }),
  functionArn: resource.kind === 'lambda-function' ? resource.arn : undefined,
  parameters: parameters ?? null,
  executionArn: execution.arn,
  stateName: visit.state.name,
  roleArn: roleArn ?? execution.roleArn,
  attemptId: `${execution.arn}#${scheduledId}`,
  token,
});
