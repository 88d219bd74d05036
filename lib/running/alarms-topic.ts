import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * The topic that alarms of these names tell. A policy of a topic's own, and enforcing TLS is one, takes the place of the one by which the
 * account's alarms may publish: so it says so again.
 * @param alarms a pattern of the alarms' names
 */
export const alarmsTopic = (scope: Construct, id: string, alarms: string): Topic => {
  const topic = new Topic(scope, id, { enforceSSL: true });
  const stack = Stack.of(scope);
  const arns = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: alarms,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStage',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': arns } },
    }),
  );
  return topic;
};
