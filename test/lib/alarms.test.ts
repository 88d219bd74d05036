import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { STOPPED_WITH_ITS_WINDOW } from '../../domain/window/cancelling.ts';
import { StoredStack } from '../../lib/stored-stack.ts';
import { matches, pattern } from '../../packages/laptop-cloud/src/events/pattern.ts';
import { synthesised } from './synthesised.ts';

const { stored, processes, running } = synthesised();
const alarms = Object.values(running.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('the alarms', () => {
  it('are just those that docs/operations.md explains', () => {
    const explained = [
      ...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(provider-onboarding-STAGE-\w+)` \|/gm),
    ];
    expect(alarms.length).toBeGreaterThan(0);
    expect(explained.map(([, name]) => name).toSorted()).toEqual(
      alarms.map(({ AlarmName }) => String(AlarmName).replace('-test-', '-STAGE-')).toSorted(),
    );
  });

  it('see every execution: no machine has children of a distributed Map, which AWS counts under a name of their own', () => {
    const machines = Object.values(processes.findResources('AWS::StepFunctions::StateMachine'));
    expect(machines.length).toBeGreaterThan(0);
    for (const { Properties } of machines) expect(Properties.DefinitionString).not.toContain('DISTRIBUTED');
  });

  it('go on reaching whoever subscribed to them when what runs was torn down and deployed again', () => {
    expect(running.findResources('AWS::SNS::Topic')).toEqual({});
    for (const type of ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'])
      expect(Object.values(stored.findResources(type))).toMatchObject([
        { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
      ]);
  });

  const isToldOf = (stopped: object): boolean => {
    const rules = Object.values(running.findResources('AWS::Events::Rule'));
    const [rule] = rules.filter(({ Properties }) => Properties.EventPattern.source.includes('aws.states'));
    const { status, cause } = rule?.Properties.EventPattern.detail ?? {};
    return matches(pattern.parse({ status, cause }), { status: 'ABORTED', ...stopped });
  };

  it.each([
    ['for a reason of their own', { cause: 'It looked stuck' }],
    ['and gave no reason', {}],
    ['and left the reason empty', { cause: null }],
  ])('are told of a process that somebody stopped %s', (_, stopped) => {
    expect(isToldOf(stopped)).toBe(true);
  });

  it('are not told of a process that the service stopped, since its window was cancelled', () => {
    expect(isToldOf({ cause: STOPPED_WITH_ITS_WINDOW })).toBe(false);
  });

  it('reach the mailbox that a council has set, and nobody where none is', () => {
    const told = (alarmsTo?: string) =>
      Object.values(
        Template.fromStack(new StoredStack(new App(), 'Stored', { stage: 'trial', alarmsTo })).findResources(
          'AWS::SNS::Subscription',
        ),
      );
    expect(told('digital@anyshire.gov.uk')).toMatchObject([
      { Properties: { Protocol: 'email', Endpoint: 'digital@anyshire.gov.uk' } },
    ]);
    expect(told()).toEqual([]);
  });

  it('all tell the one topic, which takes what the alarms of its account say, and nothing without TLS', () => {
    const [topic, ...others] = Object.keys(stored.findResources('AWS::SNS::Topic'));
    expect([topic, others]).toEqual([expect.any(String), []]);
    for (const { AlarmActions } of alarms)
      expect(AlarmActions).toEqual([{ 'Fn::ImportValue': expect.stringContaining(`Ref${topic}`) }]);
    const policies = Object.values(stored.findResources('AWS::SNS::TopicPolicy')).map(({ Properties }) => Properties);
    const publish = { Action: 'sns:Publish', Resource: { Ref: topic } };
    expect(policies).toMatchObject([
      {
        Topics: [{ Ref: topic }],
        PolicyDocument: {
          Statement: [
            {
              ...publish,
              Effect: 'Deny',
              Principal: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            {
              ...publish,
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Condition: {
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                ArnLike: { 'aws:SourceArn': expect.anything() },
              },
            },
          ],
        },
      },
    ]);
  });
});
