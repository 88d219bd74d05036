import * as z from 'zod';
import type { Arns } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import { parseResource } from '../definition/resource.ts';
import { containersOf, statesOf } from '../definition/walk.ts';
import type { Authorize } from '../execution/authorize.ts';
import { isObject, tryParseJson } from '../json.ts';

/** What a role needs for its machine's logs to be delivered, as AWS's documents list it; none of these can be narrowed to a resource. */
const LOG_DELIVERY = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
].map((action) => `logs:${action}`);

/** What a role needs for Step Functions to hear that an execution it waits for has ended. */
const MANAGED_RULE = ['PutTargets', 'PutRule', 'DescribeRule'].map((action) => `events:${action}`);

const logging = z.object({ level: z.string().optional() }).optional();

const waitsForExecutions = (definition: string): boolean => {
  const machine = tryParseJson(definition);
  if (!isObject(machine)) return false;
  return containersOf(machine)
    .flatMap(statesOf)
    .some(([, { Resource: written }]) => {
      const resource = typeof written === 'string' ? parseResource(written) : undefined;
      if (resource?.kind !== 'service' || resource.pattern !== 'sync') return false;
      return resource.service === 'states' && resource.action === 'startExecution';
    });
};

interface Deployed {
  readonly roleArn: string;
  readonly definition: string;
  readonly loggingConfiguration?: unknown;
}

/** Refuses a machine whose role lacks what AWS checks when it is deployed. @throws AwsError */
export const roleCheck =
  (authorize: Authorize, arns: Arns) =>
  async ({ roleArn, definition, loggingConfiguration }: Deployed): Promise<void> => {
    const all = async (actions: readonly string[], resource: string, refusal: string) => {
      try {
        for (const action of actions) await authorize(roleArn, action, resource);
      } catch (denied) {
        const why = denied instanceof Error ? `: ${denied.message}` : '';
        throw new AwsError('AccessDeniedException', `${refusal}${why}`);
      }
    };
    const level = logging.safeParse(loggingConfiguration).data?.level ?? 'OFF';
    if (level !== 'OFF') {
      await all(LOG_DELIVERY, '*', 'The state machine IAM Role is not authorized to access the Log Destination');
    }
    if (waitsForExecutions(definition)) {
      await all(MANAGED_RULE, arns.managedRule, `'${roleArn}' is not authorized to create managed-rule`);
    }
  };
