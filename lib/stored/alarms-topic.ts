import { ArnFormat, RemovalPolicies, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface AlarmsTopicProps {
  /** A pattern of the names of the alarms that may tell it. */
  readonly alarms: string;
  /** The mailbox that is told; nobody is where it is left out, until somebody subscribes by hand. */
  readonly alarmsTo?: string | undefined;
}

/**
 * The topic that alarms tell. It is kept while what runs is torn down and deployed again, since a mailbox has to confirm that it wants to
 * hear, and is forgotten with its topic. A policy of a topic's own, and enforcing TLS is one, takes the place of the one by which the
 * account's alarms may publish: so it says so again.
 */
export class AlarmsTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { alarms, alarmsTo }: AlarmsTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    const stack = Stack.of(this);
    const arns = stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: alarms,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisStage',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': arns } },
      }),
    );
    RemovalPolicies.of(this).retainOnUpdateOrDelete();
    // Not kept: whoever takes an address out of the settings means it.
    if (alarmsTo)
      new Subscription(this, 'Mailbox', {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: alarmsTo,
      });
  }
}
