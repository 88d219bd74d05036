import * as z from 'zod';
import { roleArn } from './names.ts';
import type { Resources } from './resources.ts';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const ConditionValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: list.optional(),
    NotAction: list.optional(),
    Resource: list.optional(),
    NotResource: list.optional(),
    Principal: z.union([z.literal('*'), z.record(z.string(), list)]).optional(),
    /** Operator -> key -> values. */
    Condition: z
      .record(
        z.string(),
        z.record(z.string(), z.union([ConditionValue.transform((one) => [one]), z.array(ConditionValue)])),
      )
      .default({}),
  })
  .refine((statement) => (statement.Action === undefined) !== (statement.NotAction === undefined), {
    error: 'a statement has either Action or NotAction',
  });

export type Statement = z.infer<typeof Statement>;

export const PolicyDocument = z.object({
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;

export interface Role {
  /** Also the access key id by which a caller is known. */
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The services that may take on this role, e.g. `lambda.amazonaws.com`. */
  readonly trusted: readonly string[];
  /** All statements of the role's inline, attached and managed policies, with the id of the policy each is from. */
  readonly statements: readonly (Statement & { readonly from: string })[];
}

const RoleProperties = z.object({
  AssumeRolePolicyDocument: PolicyDocument,
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});
const PolicyProperties = z.object({ PolicyDocument, Roles: z.array(z.string()).default([]) });

/** AWS's own policies that grant nothing of what the laptop has. */
const harmless =
  /:aws:policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess|CloudWatchLambdaInsightsExecutionRolePolicy)$/;

export function readRoles(resources: Resources): Role[] {
  const attached = resources.of(['AWS::IAM::Policy'], PolicyProperties);
  const managed = resources.of(['AWS::IAM::ManagedPolicy'], PolicyProperties);
  return resources.of(['AWS::IAM::Role'], RoleProperties).map(({ logicalId, name, properties }) => {
    const arns = properties.ManagedPolicyArns.filter((arn) => !harmless.test(arn));
    const own = managed.filter((policy) => arns.some((arn) => arn.endsWith(`:policy/${policy.name}`)));
    if (own.length < arns.length) {
      throw new Error(`${logicalId} has a managed policy that is not known here: ${arns.join(', ')}`);
    }
    const documents = [
      ...properties.Policies.map((policy) => ({ from: policy.PolicyName, document: policy.PolicyDocument })),
      ...[...attached, ...managed.filter((policy) => !own.includes(policy))]
        .filter((policy) => policy.properties.Roles.includes(name))
        .concat(own)
        .map((policy) => ({ from: policy.logicalId, document: policy.properties.PolicyDocument })),
    ];
    return {
      logicalId,
      name,
      arn: roleArn(name),
      trusted: properties.AssumeRolePolicyDocument.Statement.flatMap(({ Principal: principal }) =>
        typeof principal === 'object' ? (principal.Service ?? []) : [],
      ),
      statements: documents.flatMap(({ from, document }) =>
        document.Statement.map((statement) => ({ ...statement, from })),
      ),
    };
  });
}
