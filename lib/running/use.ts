import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { FOUND_CLEAN, SCAN_STATUS_TAG } from '../../domain/questions/virus-check.ts';
import type { Accepted } from '../accept.ts';
import { byWayOf, keyActions } from '../stored/sealed-key.ts';

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

type TableAction =
  | 'BatchGetItem'
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'ConditionCheckItem';

/** A permission on a table that is narrower than actions on all of it. */
export type NarrowGrant = (tableArn: string) => Permission;

/** A table, and exactly what is done with it: actions on all of it, or on a part (`within`, `byStatus`). */
export const use = (table: TableV2, ...grants: readonly (readonly TableAction[] | NarrowGrant)[]): Used => {
  const permissions = grants.map((grant) =>
    typeof grant === 'function' ? grant(table.tableArn) : onTable(table.tableArn, grant),
  );
  const writes = permissions.some(({ actions }) => actions.some((action) => /:(Put|Update|Delete)Item$/.test(action)));
  return {
    name: table.tableName,
    permissions: [
      ...permissions,
      ...underKey(table, 'dynamodb', [...keyActions.read, ...(writes ? keyActions.write : [])]),
    ],
  };
};

/** What it takes to use what is encrypted with a key of the council's own, by way of its service; nothing where it is not. */
const underKey = (
  { encryptionKey, stack }: Pick<TableV2 | Bucket, 'encryptionKey' | 'stack'>,
  service: 'dynamodb' | 's3',
  actions: readonly string[],
): readonly Permission[] =>
  encryptionKey && actions.length > 0
    ? [
        {
          actions,
          resources: [encryptionKey.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': [byWayOf(service, stack)] } },
        },
      ]
    : [];

/** Actions on the partitions whose keys have one of these patterns. */
export const within =
  (partitions: readonly string[], actions: readonly TableAction[]): NarrowGrant =>
  (tableArn) =>
    onTable(tableArn, actions, partitions);

/** Reading the index by status (of the audit trail: by window), or those of its partitions that are named. */
export const byStatus =
  (...partitions: readonly string[]): NarrowGrant =>
  (tableArn) =>
    onTable(`${tableArn}/index/byStatus`, ['Query'], partitions);

/** Reading the index of letters by provider. */
export const byProvider: NarrowGrant = (tableArn) => onTable(`${tableArn}/index/byProvider`, ['Query'], ['PROVIDER#*']);

/** Reading the index of sessions by person, or those of its partitions that are named. */
export const byPerson =
  (...partitions: readonly string[]): NarrowGrant =>
  (tableArn) =>
    onTable(`${tableArn}/index/byPerson`, ['Query'], partitions);

const onTable = (arn: string, actions: readonly TableAction[], partitions: readonly string[] = []): Permission => ({
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: [arn],
  ...(partitions.length > 0 && {
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
  }),
});

type DocumentAction = 'GetObject' | 'GetObjectVersion' | 'PutObject' | 'GetObjectTagging' | 'GetObjectVersionTagging';

/** What is done with a document alone that the scanner found clean. */
interface OnceClean {
  readonly onceClean: DocumentAction;
}
type DocumentGrant = DocumentAction | OnceClean;

/** The documents of a bucket by the beginning of their keys, and exactly what is done with each. */
export const useDocuments = (bucket: Bucket, grants: Readonly<Record<string, readonly DocumentGrant[]>>): Used => ({
  name: bucket.bucketName,
  permissions: [
    ...Object.entries(grants).flatMap(([beginning, given]) => {
      const resources = [bucket.arnForObjects(`${beginning}*`)];
      const always = given.filter((one) => typeof one === 'string');
      return [
        ...(always.length > 0 ? [{ actions: always.map((action) => `s3:${action}`), resources }] : []),
        ...given
          .filter((one) => typeof one !== 'string')
          .map((one) => ({ actions: [`s3:${one.onceClean}`], resources, conditions: isClean })),
      ];
    }),
    ...underKey(bucket, 's3', ofFiles(grants)),
  ],
  accepted: Object.entries(grants).map(([beginning, given]) => ({
    finding: `IAM5[Resource::…${bucket.node.scope?.node.id}…/${beginning}*]`,
    reason: `Each file has a key of its own, made up when it arrives. The role may ${given.map(inWords).join(' and ')} below ${beginning} of this bucket, and can list nothing.`,
  })),
});

/** To read a file asks for its key, and to write one for a new one. */
const ofFiles = (grants: Readonly<Record<string, readonly DocumentGrant[]>>): readonly string[] => {
  const given = Object.values(grants)
    .flat()
    .map((one) => (typeof one === 'string' ? one : one.onceClean));
  return [
    ...(given.some((one) => one === 'GetObject' || one === 'GetObjectVersion') ? ['kms:Decrypt'] : []),
    ...(given.includes('PutObject') ? ['kms:GenerateDataKey'] : []),
  ];
};

const isClean = { StringEquals: { [`s3:ExistingObjectTag/${SCAN_STATUS_TAG}`]: [FOUND_CLEAN] } };
const inWords = (given: DocumentGrant): string =>
  typeof given === 'string' ? given : `${given.onceClean} of what was found clean`;

/** A user pool, of which it is asked how single accounts stand: whether one is enabled, and in which groups. Nothing can be listed or changed. */
export const useStanding = ({ userPoolId, userPoolArn }: UserPool): Used => ({
  name: userPoolId,
  permissions: [
    { actions: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], resources: [userPoolArn] },
  ],
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

/** A state machine, of which it is asked which executions are under way. */
export const useRunning = ({ stateMachineArn }: StateMachine): Used => ({
  name: stateMachineArn,
  permissions: [{ actions: ['states:ListExecutions'], resources: [stateMachineArn] }],
});

/** The executions of a state machine, to be stopped. */
export const useExecutions = (machine: StateMachine): Used => ({
  name: machine.stateMachineArn,
  permissions: [{ actions: ['states:StopExecution'], resources: [executionsOf(machine)] }],
  accepted: [executionsOfOneMachine],
});

/** The executions of one machine. */
export const executionsOf = (machine: StateMachine): string =>
  Stack.of(machine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export const executionsOfOneMachine: Accepted = {
  finding: 'IAM5[Resource::arn:…:execution:…*]',
  reason:
    'An execution has its name only when it is started. These are the executions of one machine, whose own name is in full.',
};

/** The changes of a table, as its stream tells them to a function. Which streams there are is asked of no resource in particular. */
export const useStream = (table: TableV2): readonly Permission[] => [
  {
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [table.tableStreamArn ?? ''],
  },
  { actions: ['dynamodb:ListStreams'], resources: ['*'] },
];
