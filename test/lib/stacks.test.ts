import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { officerRole } from '../../domain/people/officer.ts';
import { entryPoints } from '../../lib/bundling/entry-points.ts';
import { machineDefinition, machineNames } from '../../lib/processes/machine-definition.ts';
import { StoredStack } from '../../lib/stored-stack.ts';
import { synthesised } from './synthesised.ts';

const { stored, processes, running } = synthesised();

describe('what is stored', () => {
  it.each([
    ['AWS::DynamoDB::GlobalTable', 6],
    ['AWS::S3::Bucket', 4],
    ['AWS::Cognito::UserPool', 2],
    ['AWS::SNS::Topic', 1],
  ])('is kept when its stack is deleted or a part of it replaced: each %s, of %i', (type, count) => {
    const kept = Object.values(stored.findResources(type));
    expect(kept).toHaveLength(count);
    for (const { DeletionPolicy, UpdateReplacePolicy } of kept)
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
  });

  it('is in tables that can be restored, and that nobody deletes by mistake', () => {
    for (const { Properties } of Object.values(stored.findResources('AWS::DynamoDB::GlobalTable'))) {
      expect(Properties.Replicas.length).toBeGreaterThan(0);
      for (const replica of Properties.Replicas) {
        expect(replica.DeletionProtectionEnabled).toBe(true);
        expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      }
    }
  });

  it('keeps documents in private buckets that speak TLS only', () => {
    const buckets = Object.entries(stored.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(4);
    for (const [bucket, { Properties }] of buckets) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const arn = { 'Fn::GetAtt': [bucket, 'Arn'] };
      stored.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: bucket },
        PolicyDocument: {
          Statement: Match.arrayWith([
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ]),
        },
      });
    }
    stored.resourceCountIs('AWS::S3::BucketPolicy', 4);
  });

  it('locks the copies of the audit trail for ten years, as firmly as a council chooses', () => {
    const lockOf = (template: Template) =>
      Object.values(template.findResources('AWS::S3::Bucket'))
        .map(({ Properties }) => Properties.ObjectLockConfiguration?.Rule.DefaultRetention)
        .filter(Boolean);
    expect(lockOf(stored)).toEqual([{ Mode: 'GOVERNANCE', Days: 3653 }]);
    const firmly = new StoredStack(new App(), 'Firmly', { stage: 'test', auditLock: 'compliance' });
    expect(lockOf(Template.fromStack(firmly))).toEqual([{ Mode: 'COMPLIANCE', Days: 3653 }]);
  });

  it('has each applicant’s file scanned for viruses, the sealed one and its copy, and tagged by nobody but the scanner', () => {
    const plans = Object.values(stored.findResources('AWS::GuardDuty::MalwareProtectionPlan'));
    expect(plans).toHaveLength(2);
    for (const { Properties } of plans) {
      const { BucketName, ObjectPrefixes } = Properties.ProtectedResource.S3Bucket;
      expect([ObjectPrefixes, Properties.Actions]).toEqual([['kept/'], { Tagging: { Status: 'ENABLED' } }]);
      stored.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: BucketName,
        PolicyDocument: {
          Statement: Match.arrayWith([
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: [
                's3:PutObjectTagging',
                's3:PutObjectVersionTagging',
                's3:DeleteObjectTagging',
                's3:DeleteObjectVersionTagging',
              ],
              Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [BucketName.Ref, 'Arn'] }, '/*']] },
              Condition: { ArnNotEquals: { 'aws:PrincipalArn': Properties.Role } },
            },
          ]),
        },
      });
    }
  });

  it('gives out no opened file before it was found clean, whatever anybody’s own permissions say', () => {
    const policies = Object.values(stored.findResources('AWS::S3::BucketPolicy')).flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.map((statement: object) => ({ of: Properties.Bucket.Ref, ...statement })),
    );
    const onReading = policies.filter(({ Action }) => [Action].flat().includes('s3:GetObject'));
    expect(onReading).toMatchObject([
      {
        of: expect.stringMatching(/^OpenedDocuments/),
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        // But for what an officer has sent and nothing has kept yet.
        NotResource: { 'Fn::Join': ['', [expect.anything(), '/arriving/*']] },
        Condition: {
          ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringMatching(/^OpenedScanRole/), 'Arn'] } },
          StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
        },
      },
    ]);
  });

  it('lets nobody sign up as an officer, and asks officers for a second factor', () => {
    const roles = Object.values(stored.findResources('AWS::Cognito::UserPoolGroup'));
    expect(roles.map(({ Properties }) => Properties.GroupName).toSorted()).toEqual([...officerRole.options].toSorted());
    const pools = stored.findResources('AWS::Cognito::UserPool');
    for (const { Properties } of roles)
      expect(pools[Properties.UserPoolId.Ref]?.Properties).toMatchObject({
        MfaConfiguration: 'ON',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      });
  });

  it('has everybody confirm the address that they sign in with', () => {
    for (const { Properties } of Object.values(stored.findResources('AWS::Cognito::UserPool')))
      expect(Properties).toMatchObject({ AutoVerifiedAttributes: ['email'] });
  });

  it('has sign-in pages that can be told to ask for the password again', () => {
    for (const { Properties } of Object.values(running.findResources('AWS::Cognito::UserPoolDomain')))
      expect(Properties.ManagedLoginVersion).toBe(2);
    const clients = Object.keys(running.findResources('AWS::Cognito::UserPoolClient'));
    const styled = Object.values(running.findResources('AWS::Cognito::ManagedLoginBranding'));
    expect(styled.map(({ Properties }) => Properties.ClientId.Ref).toSorted()).toEqual(clients.toSorted());
  });

  it('refuses passwords that are known from a leak, and keeps nobody out for a guess', () => {
    const risks = Object.values(stored.findResources('AWS::Cognito::UserPoolRiskConfigurationAttachment'));
    expect(risks).toHaveLength(2);
    const none = { EventAction: 'NO_ACTION', Notify: false };
    for (const { Properties } of risks)
      expect(Properties).toMatchObject({
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
        AccountTakeoverRiskConfiguration: { Actions: { LowAction: none, MediumAction: none, HighAction: none } },
      });
  });

  it('writes invitations and codes in the service’s words, and keeps an invitation open for a month', () => {
    const [providers, officers] = ['Providers', 'Officers'].map(
      (pool) =>
        Object.entries(stored.findResources('AWS::Cognito::UserPool')).find(([id]) =>
          id.startsWith(`People${pool}`),
        )?.[1].Properties,
    );
    const { EmailSubject, EmailMessage } = officers.AdminCreateUserConfig.InviteMessageTemplate;
    expect(EmailSubject).toBe('Your account to work on agreements with care providers');
    for (const part of ['{username}', '{####}', 'within 30 days', 'second factor'])
      expect(EmailMessage).toContain(part);
    for (const { Policies, VerificationMessageTemplate } of [providers, officers]) {
      expect(Policies.PasswordPolicy.TemporaryPasswordValidityDays).toBe(30);
      expect(VerificationMessageTemplate.EmailMessage).toContain('Your code is {####}');
    }
  });

  it('asks providers for no second factor, which no page would let them set up', () => {
    const pools = Object.entries(stored.findResources('AWS::Cognito::UserPool'));
    const mfa = pools.map(([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties.MfaConfiguration]);
    expect(Object.fromEntries(mfa)).toEqual({ PeopleProviders: 'OFF', PeopleOfficers: 'ON' });
  });

  it('holds no function and no state machine', () => {
    stored.resourceCountIs('AWS::Lambda::Function', 0);
    stored.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });
});

describe('what runs', () => {
  it('asks for no more filters of a stream than AWS takes without being asked for more: five', () => {
    const sources = Object.values(running.findResources('AWS::Lambda::EventSourceMapping'));
    expect(sources.length).toBeGreaterThan(0);
    for (const { Properties } of sources) expect(Properties.FilterCriteria.Filters.length).toBeLessThanOrEqual(5);
  });

  it('holds no table, no applicants’ documents and no accounts', () => {
    for (const type of [
      'AWS::DynamoDB::GlobalTable',
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::Cognito::UserPool',
    ])
      running.resourceCountIs(type, 0);
  });

  it('has one function for each task and site', () => {
    const deployed = Object.values(running.findResources('AWS::Lambda::Function')).map(({ Properties }) =>
      Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME.toLowerCase(),
    );
    const written = Object.keys(entryPoints()).map((name) => name.replaceAll('-', ''));
    expect(written.length).toBeGreaterThan(20);
    expect(deployed.toSorted()).toEqual(written.toSorted());
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
    for (const expression of expressions) expect(expression).toMatch(/^cron\(\d+ (?!0?1 )\d+ /);
  });

  it('holds no state machine: its executions wait for months, and would end when this is torn down', () => {
    running.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
    expect(JSON.stringify(processes.toJSON())).not.toMatch(/Fn::ImportValue/);
    for (const type of ['AWS::StepFunctions::StateMachine', 'AWS::IAM::Role', 'AWS::IAM::Policy']) {
      const kept = Object.values(processes.findResources(type));
      expect(kept).toHaveLength(machineNames.length);
      for (const { DeletionPolicy, UpdateReplacePolicy } of kept)
        expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
    }
  });

  it('has the functions that the machines call, by their names', () => {
    const names = Object.values(running.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => Properties.FunctionName,
    );
    const called = [...JSON.stringify(processes.toJSON()).matchAll(/:function:([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(called).size).toBeGreaterThan(15);
    expect(called.filter((name) => !names.includes(name))).toEqual([]);
    // With the longest name of a stage they are no longer than Lambda takes them.
    for (const name of names) expect(name.length - 'test'.length + 16).toBeLessThanOrEqual(64);
  });

  it('gives each state machine every function and machine that its definition names, and no other', () => {
    const machines = Object.values(processes.findResources('AWS::StepFunctions::StateMachine'));
    expect(machines).toHaveLength(machineNames.length);
    for (const { Properties } of machines) {
      const wanted = [...Properties.DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(Properties.DefinitionSubstitutions).toSorted()).toEqual([...new Set(wanted)].toSorted());
    }
  });

  it('deploys the machines that the tests run: their files, with the policy of retries', () => {
    const deployed = Object.values(processes.findResources('AWS::StepFunctions::StateMachine')).map(({ Properties }) =>
      JSON.parse(Properties.DefinitionString),
    );
    expect(deployed).toHaveLength(machineNames.length);
    for (const name of machineNames) expect(deployed).toContainEqual(machineDefinition(name));
  });

  it('gives no function longer than the Task that waits for it', () => {
    const timeouts = new Map<string, number>(
      Object.values(running.findResources('AWS::Lambda::Function')).map(({ Properties }) => [
        Properties.FunctionName,
        Properties.Timeout,
      ]),
    );
    /** By the last part of an ARN. */
    const secondsOf = (arn: { readonly 'Fn::Join': readonly [string, readonly unknown[]] }): number | undefined =>
      timeouts.get(String(arn['Fn::Join'][1].at(-1)).replace(':function:', ''));
    const machines = Object.values(processes.findResources('AWS::StepFunctions::StateMachine'));
    const calls = machines.flatMap(({ Properties: { DefinitionString, DefinitionSubstitutions } }) => {
      const found: { readonly name: string; readonly waits: number; readonly takes: number | undefined }[] = [];
      JSON.parse(DefinitionString, (name, state) => {
        const [, called = ''] = /^\$\{(\w+)\}$/.exec(state?.Arguments?.FunctionName) ?? [];
        if (state?.Resource === 'arn:aws:states:::lambda:invoke')
          found.push({
            name,
            // Where it is worked out, as what waits no longer than until a closing, by the most that it can be.
            waits: Number(/\$min\(\[(\d+),/.exec(state.TimeoutSeconds)?.[1] ?? state.TimeoutSeconds),
            takes: secondsOf(DefinitionSubstitutions[called]),
          });
        return state;
      });
      return found;
    });
    expect(calls.length).toBeGreaterThan(15);
    for (const { name, waits, takes = Number.NaN } of calls) expect(waits, name).toBeGreaterThanOrEqual(takes);
  });

  it('lets people sign in on the sign-in pages alone, with tokens that cannot change who they are', () => {
    const clients = Object.values(running.findResources('AWS::Cognito::UserPoolClient'));
    expect(clients).toHaveLength(2);
    for (const { Properties } of clients) {
      expect(Properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
      expect(Properties.AllowedOAuthFlows).toEqual(['code']);
      expect(Properties.AllowedOAuthScopes).toEqual(['openid', 'email', 'profile']);
    }
  });

  it('logs each request and each state for a year, and nothing that tells who has applied', () => {
    const [stage] = Object.values(running.findResources('AWS::ApiGatewayV2::Stage'));
    const logged = Object.values<string>(JSON.parse(stage?.Properties.AccessLogSettings.Format));
    expect(logged).toContain('$context.status');
    expect(logged.filter((field) => /path|identity|header|query|authorizer|cookie/i.test(field))).toEqual([]);
    for (const { Properties } of Object.values(processes.findResources('AWS::StepFunctions::StateMachine')))
      expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    for (const log of Object.values(running.findResources('AWS::Logs::LogGroup')))
      expect(log).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', Properties: { RetentionInDays: 365 } });
  });

  it('limits how fast it can be asked, so that a flood does not become a bill', () => {
    running.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue() },
    });
  });
});
