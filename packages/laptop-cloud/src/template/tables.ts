import * as z from 'zod';
import { PolicyDocument } from './access.ts';
import { tableArn } from './names.ts';
import type { Resources } from './resources.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const Index = z.object({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const Replica = z.object({
  DeletionProtectionEnabled: z.boolean().optional(),
  ResourcePolicy: z.object({ PolicyDocument }).optional(),
  SSESpecification: z.object({ KMSMasterKeyId: z.string().optional() }).optional(),
});
const Properties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).default([]),
  LocalSecondaryIndexes: z.array(Index).default([]),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  ResourcePolicy: z.object({ PolicyDocument }).optional(),
  SSESpecification: z.object({ KMSMasterKeyId: z.string().optional() }).optional(),
  Replicas: z.array(Replica).default([]),
});

export type TableIndex = z.infer<typeof Index>;

export interface Table {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly attributes: z.infer<typeof Properties>['AttributeDefinitions'];
  readonly keySchema: z.infer<typeof KeySchema>;
  readonly globalIndexes: readonly TableIndex[];
  readonly localIndexes: readonly TableIndex[];
  readonly streamView: z.infer<typeof Properties>['StreamSpecification'];
  readonly deletionProtection: boolean;
  /** The policy on the table itself, beside those of the roles. */
  readonly policy: PolicyDocument | undefined;
  /** The ARN of the key that it is encrypted with, where that is one of the account's own. */
  readonly key?: string | undefined;
}

export function readTables(resources: Resources): Table[] {
  return resources
    .of(['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'], Properties)
    .map(({ logicalId, name, properties }) => {
      // A global table keeps per replica what a plain table has itself; the laptop is one region.
      const [replica] = properties.Replicas;
      return {
        logicalId,
        name,
        arn: tableArn(name),
        attributes: properties.AttributeDefinitions,
        keySchema: properties.KeySchema,
        globalIndexes: properties.GlobalSecondaryIndexes,
        localIndexes: properties.LocalSecondaryIndexes,
        streamView: properties.StreamSpecification,
        deletionProtection: (replica ?? properties).DeletionProtectionEnabled ?? false,
        policy: (replica ?? properties).ResourcePolicy?.PolicyDocument,
        key: (replica ?? properties).SSESpecification?.KMSMasterKeyId,
      };
    });
}
