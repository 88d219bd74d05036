import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { machineDefinition, machineNames } from '../../lib/running/machine-definition.ts';
import { namesOfFunctions, synthesised } from './synthesised.ts';

const { stored, running } = synthesised();

describe('what is stored', () => {
  it('is kept when a stack is deleted, and every table can be restored and not be deleted by mistake', () => {
    const tables = Object.values(stored.findResources('AWS::DynamoDB::GlobalTable'));
    expect(tables).toHaveLength(5);
    for (const { DeletionPolicy, Properties } of tables) {
      expect(DeletionPolicy).toBe('Retain');
      for (const replica of Properties.Replicas) {
        expect(replica.DeletionProtectionEnabled).toBe(true);
        expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      }
    }
  });

  it('keeps documents in private buckets that speak TLS only', () => {
    const buckets = Object.values(stored.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(2);
    for (const { DeletionPolicy, Properties } of buckets) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties.PublicAccessBlockConfiguration.BlockPublicAcls).toBe(true);
    }
    stored.resourceCountIs('AWS::S3::BucketPolicy', 2);
  });

  it('lets nobody sign up as an officer, and asks officers for a second factor', () => {
    stored.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    stored.resourceCountIs('AWS::Cognito::UserPoolGroup', 5);
  });

  it('holds no function and no state machine', () => {
    stored.resourceCountIs('AWS::Lambda::Function', 0);
    stored.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });
});

describe('what runs', () => {
  it('holds no table, no applicants’ documents and no accounts', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool'])
      running.resourceCountIs(type, 0);
  });

  it('has one function for each task and site', () => {
    running.resourceCountIs('AWS::Lambda::Function', namesOfFunctions().length + 3);
  });

  it('opens S1’s window on 1 March and 1 September at 9 in the morning by London’s clock', () => {
    for (const cron of ['cron(0 9 1 3 ? *)', 'cron(0 9 1 9 ? *)']) {
      running.hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: cron,
        ScheduleExpressionTimezone: 'Europe/London',
        Target: Match.objectLike({
          Input: '{"agreementId":"s1-home-care","scheduledTime":"<aws.scheduler.scheduled-time>"}',
        }),
      });
    }
  });

  it('runs no schedule in the hour that the spring change skips', () => {
    const expressions = Object.values(running.findResources('AWS::Scheduler::Schedule')).map(
      ({ Properties }) => Properties.ScheduleExpression,
    );
    expect(expressions.length).toBeGreaterThan(0);
    for (const expression of expressions) expect(expression).not.toMatch(/^cron\(\S+ 1 /);
  });

  it('gives each state machine every function and machine that its file names', () => {
    const files = machineNames.map((name) => readFileSync(`statemachines/${name}.asl.json`, 'utf8'));
    const wanted = files.map((file) =>
      [...new Set([...file.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))].toSorted().join(),
    );
    const given = Object.values(running.findResources('AWS::StepFunctions::StateMachine')).map(({ Properties }) =>
      Object.keys(Properties.DefinitionSubstitutions).toSorted().join(),
    );
    expect(given.toSorted()).toEqual(wanted.toSorted());
  });

  it('deploys the machines that the tests run: their files, with the policy of retries', () => {
    const deployed = Object.values(running.findResources('AWS::StepFunctions::StateMachine')).map(({ Properties }) =>
      JSON.parse(Properties.DefinitionString),
    );
    expect(deployed).toHaveLength(machineNames.length);
    for (const name of machineNames) expect(deployed).toContainEqual(machineDefinition(name));
  });

  it('gives no function longer than the Task that waits for it', () => {
    const secondsOf = (logicalId: string): number =>
      running.findResources('AWS::Lambda::Function')[logicalId]?.Properties.Timeout;
    const machines = Object.values(running.findResources('AWS::StepFunctions::StateMachine'));
    const calls = machines.flatMap(({ Properties: { DefinitionString, DefinitionSubstitutions } }) => {
      const found: { readonly name: string; readonly waits: number; readonly takes: number }[] = [];
      JSON.parse(DefinitionString, (name, state) => {
        const [, called = ''] = /^\$\{(\w+)\}$/.exec(state?.Arguments?.FunctionName) ?? [];
        if (state?.Resource === 'arn:aws:states:::lambda:invoke')
          found.push({
            name,
            waits: state.TimeoutSeconds,
            takes: secondsOf(DefinitionSubstitutions[called]['Fn::GetAtt'][0]),
          });
        return state;
      });
      return found;
    });
    expect(calls.length).toBeGreaterThan(15);
    for (const { name, waits, takes } of calls) expect(waits, name).toBeGreaterThanOrEqual(takes);
  });

  it('limits how fast it can be asked, so that a flood does not become a bill', () => {
    running.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue() },
    });
  });

  it('has an alarm for whatever docs/operations.md explains', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');
    const alarms = Object.values(running.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      String(Properties.AlarmName),
    );
    expect(alarms.length).toBeGreaterThan(0);
    for (const name of alarms) expect(operations).toContain(name);
  });
});
