import { describe, expect, it } from 'vitest';
import { readAlarms } from '../../src/template/alarms.ts';
import { UnknownInTemplate } from '../../src/template/intrinsics.ts';
import { readMetricFilters } from '../../src/template/metric-filters.ts';
import { arn, stateMachineArn } from '../../src/template/names.ts';
import { Resources } from '../../src/template/resources.ts';
import { readTopics } from '../../src/template/topics.ts';

const alarm = {
  AlarmName: 'stage-Failed',
  Namespace: 'AWS/States',
  MetricName: 'ExecutionsFailed',
  Dimensions: [{ Name: 'StateMachineArn', Value: { Ref: 'Machine' } }],
  Statistic: 'Sum',
  Period: 300,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  TreatMissingData: 'notBreaching',
  AlarmActions: [{ Ref: 'Topic' }],
};

/** A stack with an alarm, a topic and a filter of a log, told otherwise as given. */
const stack = (given: { readonly alarm?: object; readonly topic?: object; readonly filter?: object } = {}) =>
  new Resources(
    {
      assets: new Map(),
      stacks: [
        {
          name: 'Running',
          Outputs: {},
          Parameters: {},
          Resources: {
            Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: {} },
            Topic: { Type: 'AWS::SNS::Topic', Properties: { ...given.topic } },
            Policy: {
              Type: 'AWS::SNS::TopicPolicy',
              Properties: {
                Topics: [{ Ref: 'Topic' }],
                PolicyDocument: { Statement: { Effect: 'Deny', Principal: '*', Action: 'sns:Publish' } },
              },
            },
            Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ...alarm, ...given.alarm } },
            Logs: { Type: 'AWS::Logs::LogGroup', Properties: {} },
            Filter: {
              Type: 'AWS::Logs::MetricFilter',
              Properties: {
                FilterPattern: '"went wrong"',
                LogGroupName: { Ref: 'Logs' },
                MetricTransformations: [{ MetricName: 'Wrong', MetricNamespace: 'Own', MetricValue: '1' }],
                ...given.filter,
              },
            },
          },
        },
      ],
    },
    'http://127.0.0.1:3000',
  );

describe('an alarm of a template', () => {
  it('is read with what it looks at and whom it tells', () => {
    expect(readAlarms(stack())).toMatchObject([
      {
        name: 'stage-Failed',
        metric: { name: 'ExecutionsFailed', dimensions: { StateMachineArn: stateMachineArn('Machine') } },
        periodMs: 300_000,
        alarmActions: [arn('sns', 'Topic')],
      },
    ]);
    expect(readTopics(stack())).toMatchObject([
      { arn: arn('sns', 'Topic'), policy: { Statement: [{ Effect: 'Deny' }] } },
    ]);
    expect(readMetricFilters(stack())).toMatchObject([
      { logGroup: 'Logs', metric: { namespace: 'Own', name: 'Wrong' } },
    ]);
  });

  it.each([
    [
      'on what nothing here counts',
      { MetricName: 'ExecutionThrottled' },
      'AWS/States ExecutionThrottled by StateMachineArn is not counted here',
    ],
    ['by a dimension that is not counted', { Dimensions: [] }, 'ExecutionsFailed by no dimension'],
    ['that does arithmetic', { Metrics: [{ Id: 'm1', Expression: 'm2 + m3' }] }, 'Metrics'],
    ['by a statistic that is not known', { Statistic: 'Average' }, 'Statistic'],
    ['that rings below', { ComparisonOperator: 'LessThanThreshold' }, 'ComparisonOperator'],
    ['to which missing data is too much', { TreatMissingData: 'breaching' }, 'TreatMissingData'],
    ['that does anything but tell a topic', { AlarmActions: ['arn:aws:automate:eu-west-2:ec2:stop'] }, 'topics alone'],
  ])('%s is refused by name', (_, given, why) => {
    expect(() => readAlarms(stack({ alarm: given }))).toThrow(UnknownInTemplate);
    expect(() => readAlarms(stack({ alarm: given }))).toThrow(why);
  });

  it('is not judged by a filter, or told to a topic, that cannot be played', () => {
    expect(() => readMetricFilters(stack({ filter: { FilterPattern: '?a ?b' } }))).toThrow('?a ?b is not known here');
    expect(() => readTopics(stack({ topic: { KmsMasterKeyId: 'key' } }))).toThrow('KmsMasterKeyId');
  });
});
