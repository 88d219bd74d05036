import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface StoredTableProps {
  /** Some tables have one item a partition and need no sort key. */
  readonly sortKey?: boolean;
  /** The sparse index by status, with keys `gsi1pk` and `gsi1sk`. */
  readonly byStatus?: boolean;
  /** The sparse index of sessions by person, with the same keys. */
  readonly byPerson?: boolean;
  /** Whether its changes are told to functions: what was before and what is after. */
  readonly stream?: boolean;
  /** The attribute, in seconds since 1970, after which DynamoDB may delete an item. */
  readonly expiresBy?: string;
}

/** A table with the house's care: retained, protected from deletion, restorable to any second of the last 35 days, paid by use. */
export class StoredTable extends Construct {
  readonly table: TableV2;

  constructor(
    scope: Construct,
    id: string,
    { sortKey = true, byStatus = false, byPerson = false, stream = false, expiresBy }: StoredTableProps = {},
  ) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      ...(sortKey ? { sortKey: { name: 'sk', type: AttributeType.STRING } } : {}),
      ...(byStatus ? { globalSecondaryIndexes: [indexNamed('byStatus')] } : {}),
      ...(byPerson ? { globalSecondaryIndexes: [indexNamed('byPerson')] } : {}),
      ...(expiresBy ? { timeToLiveAttribute: expiresBy } : {}),
      ...(stream ? { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

const indexNamed = (indexName: string): GlobalSecondaryIndexPropsV2 => ({
  indexName,
  partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
  sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
});
