import type { Alarm } from '../../src/template/alarms.ts';
import { arn } from '../../src/template/names.ts';
import type { Topic } from '../../src/template/topics.ts';

/** CloudWatch may publish for the alarms of this account. */
const mayPublish: NonNullable<Topic['policy']> = {
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: ['cloudwatch.amazonaws.com'] },
      Action: ['sns:Publish'],
      Resource: [arn('sns', 'Topic')],
      Condition: {
        StringEquals: { 'aws:SourceAccount': ['000000000000'] },
        ArnLike: { 'aws:SourceArn': [arn('cloudwatch', 'alarm:*')] },
      },
    },
  ],
};

export const aTopic = (policy: Topic['policy'] = mayPublish): Topic => ({
  logicalId: 'Topic',
  name: 'Topic',
  arn: arn('sns', 'Topic'),
  policy,
});

/** One that rings at the first failed execution within five minutes. */
export const anAlarm = (given: Partial<Alarm> = {}): Alarm => ({
  logicalId: 'Failed',
  name: 'Failed',
  metric: { namespace: 'AWS/States', name: 'ExecutionsFailed', dimensions: { StateMachineArn: 'arn:of:machine' } },
  statistic: 'Sum',
  periodMs: 300_000,
  threshold: 1,
  orEqual: true,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  alarmActions: [aTopic().arn],
  okActions: [],
  ...given,
});
