import { describe, expect, it } from 'vitest';
import { eventBus } from '../../src/events/event-bus.ts';
import { readEventRules } from '../../src/template/event-rules.ts';
import { UnknownInTemplate } from '../../src/template/intrinsics.ts';
import { functionArn } from '../../src/template/names.ts';
import { Resources } from '../../src/template/resources.ts';

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const may = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: arnOf('Listener'),
    Principal: 'events.amazonaws.com',
    SourceArn: arnOf('Rule'),
  },
};
/** A stack with one rule, told otherwise as given. */
const rules = (properties: Record<string, unknown> = {}, permission: Record<string, unknown> = {}) =>
  readEventRules(
    new Resources(
      {
        assets: new Map(),
        stacks: [
          {
            name: 'Running',
            Outputs: {},
            Parameters: {},
            Resources: {
              Listener: { Type: 'AWS::Lambda::Function', Properties: {} },
              Other: { Type: 'AWS::Lambda::Function', Properties: {} },
              Rule: {
                Type: 'AWS::Events::Rule',
                Properties: {
                  EventPattern: { source: ['aws.guardduty'] },
                  Targets: [{ Id: 'T', Arn: arnOf('Listener') }],
                  ...properties,
                },
              },
              May: { ...may, Properties: { ...may.Properties, ...permission } },
            },
          },
        ],
      },
      'http://127.0.0.1:3000',
    ),
  );

const event = {
  version: '0',
  id: '1',
  'detail-type': 'Something',
  source: 'aws.guardduty',
  account: '1',
  time: '2027-03-01T09:00:00Z',
  region: 'eu-west-2',
  resources: [],
  detail: {},
};

describe('a rule of EventBridge', () => {
  it('brings the events that it matches to its functions, each under one key', () => {
    const invoked: string[][] = [];
    const publish = eventBus(rules(), (...call) => void invoked.push(call));
    publish(event, 'once');
    publish({ ...event, source: 'aws.s3' }, 'twice');
    expect(invoked).toEqual([[functionArn('Listener'), JSON.stringify(event), `Rule/${functionArn('Listener')}/once`]]);
  });

  it('brings nothing while it is disabled', () => {
    const invoked: string[][] = [];
    eventBus(rules({ State: 'DISABLED' }), (...call) => void invoked.push(call))(event, 'once');
    expect(invoked).toEqual([]);
  });

  it.each([
    ['that EventBridge may not invoke a function for', {}, { SourceArn: 'arn:of:another:rule' }],
    ['whose function another may be invoked in place of', {}, { FunctionName: arnOf('Other') }],
    ['with a schedule', { EventPattern: undefined, ScheduleExpression: 'rate(1 day)' }, {}],
    ['that changes the event', { Targets: [{ Arn: arnOf('Listener'), InputPath: '$.detail' }] }, {}],
    ['for anything but a function', { Targets: [{ Arn: 'arn:aws:sqs:eu-west-2:1:queue' }] }, {}],
  ])('%s is refused', (_, properties, permission) => {
    expect(() => rules(properties, permission)).toThrow(UnknownInTemplate);
  });
});
