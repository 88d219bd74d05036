import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Accepted } from '../accept.ts';

/** These actions, and no others, on these resources. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined;
}

/** Something that a function uses: the name that it finds in its environment, and the permissions that this takes. */
export interface Used {
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** What the security checks would say against these permissions. */
  readonly accepted?: readonly Accepted[];
}

type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query' | 'ConditionCheckItem';

/** A permission on a table that is narrower than actions on all of it. */
type NarrowGrant = (tableArn: string) => Permission;

/** A table, and exactly what is done with it: actions on all of it, or on a part (`within`, `byStatus`). */
export const use = (table: TableV2, ...grants: readonly (readonly TableAction[] | NarrowGrant)[]): Used => ({
  name: table.tableName,
  permissions: grants.map((grant) =>
    typeof grant === 'function' ? grant(table.tableArn) : onTable(table.tableArn, grant),
  ),
});

/** Actions on the partitions whose keys have one of these patterns. */
export const within =
  (partitions: readonly string[], actions: readonly TableAction[]): NarrowGrant =>
  (tableArn) =>
    onTable(tableArn, actions, partitions);

/** Reading the index by status, or those of its partitions that are named. */
export const byStatus =
  (...partitions: readonly string[]): NarrowGrant =>
  (tableArn) =>
    onTable(`${tableArn}/index/byStatus`, ['Query'], partitions);

const onTable = (arn: string, actions: readonly TableAction[], partitions: readonly string[] = []): Permission => ({
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: [arn],
  ...(partitions.length > 0 && {
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
  }),
});

type DocumentAction = 'GetObject' | 'GetObjectVersion' | 'PutObject';

/** The documents of a bucket by the beginning of their keys, and exactly what is done with each. */
export const useDocuments = (bucket: Bucket, grants: Readonly<Record<string, readonly DocumentAction[]>>): Used => ({
  name: bucket.bucketName,
  permissions: Object.entries(grants).map(([beginning, actions]) => ({
    actions: actions.map((action) => `s3:${action}`),
    resources: [bucket.arnForObjects(`${beginning}*`)],
  })),
  accepted: Object.entries(grants).map(([beginning, actions]) => ({
    finding: `IAM5[Resource::…${bucket.node.scope?.node.id}…/${beginning}*]`,
    reason: `Each file has a key of its own, made up when it arrives. The role may ${actions.join(' and ')} below ${beginning} of this bucket, and can list nothing.`,
  })),
});

/** Another function, to be invoked. */
export const useFunction = ({ lambda }: { readonly lambda: IFunction }): Used => ({
  name: lambda.functionName,
  permissions: [{ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }],
});

/** A state machine, of which executions are started. */
export const useMachine = ({ stateMachineArn }: StateMachine): Used => ({
  name: stateMachineArn,
  permissions: [{ actions: ['states:StartExecution'], resources: [stateMachineArn] }],
});
