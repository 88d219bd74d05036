import {
  AttributeType,
  CfnGlobalTable,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { KEPT } from '../kept.ts';

export interface StoredTableProps {
  /** Some tables have one item a partition and need no sort key. */
  readonly sortKey?: boolean;
  /** The sparse index by status, with keys `gsi1pk` and `gsi1sk`. */
  readonly byStatus?: boolean;
  /** The sparse index of letters by the provider that they went to, newest last, which holds keys alone: `gsi2pk` and `gsi2sk`. */
  readonly byProvider?: boolean;
  /** The sparse index of sessions by person, with the same keys. */
  readonly byPerson?: boolean;
  /** Whether its changes are told to functions: what was before and what is after. */
  readonly stream?: boolean;
  /** The attribute, in seconds since 1970, after which DynamoDB may delete an item. */
  readonly expiresBy?: string;
  /** Whether nobody deletes it before that is allowed anew; CloudFormation cannot take back one that it has just made. */
  readonly isProtected?: boolean;
  /** A key of the council's own; without it AWS's key of the account. */
  readonly key?: Key;
}

/** A table with the house's care: retained, protected from deletion, restorable to any second of the last 35 days, paid by use. */
export class StoredTable extends Construct {
  readonly table: TableV2;

  constructor(
    scope: Construct,
    id: string,
    {
      sortKey = true,
      byStatus = false,
      byProvider = false,
      byPerson = false,
      stream = false,
      expiresBy,
      isProtected = true,
      key,
    }: StoredTableProps = {},
  ) {
    super(scope, id);
    const indexes = [
      ...(byStatus ? [indexNamed('byStatus')] : []),
      ...(byPerson ? [indexNamed('byPerson')] : []),
      ...(byProvider ? [keysByProvider] : []),
    ];
    const props: TablePropsV2 = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      ...(sortKey ? { sortKey: { name: 'sk', type: AttributeType.STRING } } : {}),
      ...(indexes.length > 0 ? { globalSecondaryIndexes: indexes } : {}),
      ...(expiresBy ? { timeToLiveAttribute: expiresBy } : {}),
      ...(stream ? { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: isProtected,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: KEPT,
    };
    this.table = key ? new TableUnderKey(this, 'Table', props, key) : new TableV2(this, 'Table', props);
  }
}

/** CDK writes a key of one's own for a table only where it knows the region; the stacks are made for any. */
class TableUnderKey extends TableV2 {
  override readonly encryptionKey: Key;

  constructor(scope: Construct, id: string, props: TablePropsV2, key: Key) {
    super(scope, id, props);
    this.encryptionKey = key;
    for (const resource of this.node.findAll())
      if (resource instanceof CfnGlobalTable)
        resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
  }
}

const keysByProvider: GlobalSecondaryIndexPropsV2 = {
  indexName: 'byProvider',
  partitionKey: { name: 'gsi2pk', type: AttributeType.STRING },
  sortKey: { name: 'gsi2sk', type: AttributeType.STRING },
  projectionType: ProjectionType.KEYS_ONLY,
};

const indexNamed = (indexName: string): GlobalSecondaryIndexPropsV2 => ({
  indexName,
  partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
  sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
});
