import * as z from 'zod';
import { functionArn, parameterArn, stateMachineArn, userPoolArn } from '../template/names.ts';
import type { Ask } from './policy.ts';

const plain = (action: string, resource: string): Ask => ({ action, resource, context: new Map() });

const StatesRequest = z.object({
  stateMachineArn: z.string().optional(),
  executionArn: z.string().optional(),
  mapRunArn: z.string().optional(),
  taskToken: z.string().optional(),
  name: z.string().optional(),
});

/**
 * What a Step Functions request asks of IAM. Answering a task asks on the machine that waits for it.
 *
 * @param machineOf the ARN of the machine that gave out a task token, where it is known.
 */
export function statesAsks(
  operation: string,
  request: unknown,
  machineOf: (taskToken: string) => string | undefined,
): Ask[] {
  const { executionArn, mapRunArn, taskToken, name, ...rest } = StatesRequest.parse(request);
  const ofTask = taskToken === undefined ? undefined : machineOf(taskToken);
  const ofNew = operation === 'CreateStateMachine' && name !== undefined ? stateMachineArn(name) : undefined;
  return [plain(`states:${operation}`, rest.stateMachineArn ?? executionArn ?? mapRunArn ?? ofTask ?? ofNew ?? '*')];
}

/** What a request to Lambda's API asks of IAM; undefined for any but an invocation. */
export function lambdaAsks(method: string, path: string): Ask[] | undefined {
  const named = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1];
  if (method !== 'POST' || named === undefined) return undefined;
  const name = decodeURIComponent(named);
  return [plain('lambda:InvokeFunction', name.startsWith('arn:') ? name : functionArn(name))];
}

const SsmRequest = z.object({
  Name: z.string().optional(),
  Names: z.array(z.string()).optional(),
  Path: z.string().optional(),
});

/** What a request to Systems Manager asks of IAM: once for each parameter that it names. */
export function ssmAsks(operation: string, request: unknown): Ask[] {
  const { Name, Names, Path } = SsmRequest.parse(request);
  const named = Names ?? [Name ?? Path].filter((name) => name !== undefined);
  const resources = named.map((name) => (name.startsWith('arn:') ? name : parameterArn(name)));
  return (resources.length > 0 ? resources : ['*']).map((resource) => plain(`ssm:${operation}`, resource));
}

const UserPoolRequest = z.object({ UserPoolId: z.string().optional() });

/** What a request to Cognito's API of user pools asks of IAM. */
export function userPoolAsks(operation: string, request: unknown): Ask[] {
  const { UserPoolId } = UserPoolRequest.parse(request);
  return [plain(`cognito-idp:${operation}`, UserPoolId === undefined ? '*' : userPoolArn(UserPoolId))];
}
