import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnUserPoolGroup, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/** What is kept: three tables, a bucket, people who sign in. */
export class Stored extends Stack {
  readonly places: TableV2;
  readonly sessions: TableV2;
  readonly letters: TableV2;
  readonly files: Bucket;
  readonly people: UserPool;
  readonly greeting: StringParameter;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.places = new TableV2(this, 'Places', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: 'ByZone',
          partitionKey: { name: 'zone', type: AttributeType.STRING },
          sortKey: { name: 'SK', type: AttributeType.STRING },
        },
      ],
      dynamoStream: StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.sessions = new TableV2(this, 'Sessions', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
    });
    this.letters = new TableV2(this, 'Letters', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] }],
    });
    this.people = new UserPool(this, 'People');
    new CfnUserPoolGroup(this, 'Evaluators', { userPoolId: this.people.userPoolId, groupName: 'evaluator' });
    this.greeting = new StringParameter(this, 'Greeting', { parameterName: '/parish/greeting', stringValue: 'Hello' });
  }
}
