import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CloudTemplate } from '../../src/template/cloud-template.ts';
import { checkTrust } from '../../src/template/trust.ts';
import { starting, synthesized } from './synthesized.ts';

let template: CloudTemplate;
beforeAll(async () => {
  template = await synthesized();
});

describe('the template of a CDK app with two stacks', () => {
  it('gives the tables with their keys, indexes and protection', () => {
    const places = starting(template.tables, 'Places');
    expect(places.keySchema.map((part) => part.AttributeName)).toEqual(['PK', 'SK']);
    expect(places.globalIndexes.map((index) => index.IndexName)).toEqual(['ByZone']);
    expect(places.deletionProtection).toBe(true);
    expect(places.streamView).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  it('gives each function its bundle, its limits and the names from the other stack', () => {
    const page = starting(template.functions, 'Page');
    expect(existsSync(join(page.codeDir, 'index.mjs'))).toBe(true);
    expect(page).toMatchObject({ handler: 'index.handler', timeoutSeconds: 10, memoryMb: 256, asyncRetries: 2 });
    expect(page.environment.TABLE).toBe(starting(template.tables, 'Places').name);
    expect(page.environment.OIDC_ISSUER).toBe(
      `https://cognito-idp.eu-west-2.amazonaws.com/${starting(template.userPools, 'People').logicalId}`,
    );
  });

  it('gives each role its statements, of policies that stand apart too, with ARNs', () => {
    const { statements, trusted } = starting(template.roles, 'TaskServiceRole');
    expect(trusted).toEqual(['lambda.amazonaws.com']);
    expect(statements).toHaveLength(2);
    expect(statements[0]?.Resource).toEqual([
      starting(template.tables, 'Places').arn,
      `${starting(template.tables, 'Places').arn}/index/*`,
    ]);
    expect(statements[0]?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OPEN#*'] },
    });
    expect(statements[1]?.Resource).toEqual([starting(template.machines, 'Asking').arn]);
  });

  it('gives the machine the ARNs of the functions it calls', () => {
    const window = starting(template.machines, 'Window');
    const definition = JSON.parse(window.definition);
    expect(definition.States['Note the opening'].Arguments.FunctionName).toBe(starting(template.functions, 'Task').arn);
    expect(window.arn).toBe(`arn:aws:states:eu-west-2:000000000000:stateMachine:${window.logicalId}`);
  });

  it('gives the schedules with their time zone, target and role', () => {
    const opening = starting(template.schedules, 'OpenWindow');
    expect(opening).toMatchObject({ expression: 'cron(0 12 1 MAR,SEP ? *)', timezone: 'Europe/London', enabled: true });
    expect(opening.target.arn).toBe(starting(template.machines, 'Window').arn);
    expect(template.roles.map((role) => role.arn)).toContain(opening.target.roleArn);
  });

  it('gives the stream that a function follows, and of what it wants', () => {
    const [source] = template.eventSources;
    expect(source).toMatchObject({ batchSize: 10, startsAt: 'TRIM_HORIZON', reportsFailures: true, enabled: true });
    expect(source?.table.name).toBe(starting(template.tables, 'Letters').name);
    expect(source?.function).toBe(starting(template.functions, 'Reader'));
    const letter = (eventName: string, id: string) => ({ eventName, dynamodb: { Keys: { id: { S: id } } } });
    expect(source?.isWanted(letter('INSERT', 'LETTER#1'))).toBe(true);
    expect(source?.isWanted(letter('REMOVE', 'LETTER#1'))).toBe(false);
    expect(source?.isWanted(letter('INSERT', 'OTHER#1'))).toBe(false);
  });

  it('gives the routes, the people who sign in, the bucket and the parameter', () => {
    expect(template.routes.map((route) => route.key)).toEqual([
      'GET /',
      'ANY /places/{id}',
      'GET /files/{proxy+}',
      'POST /files/{proxy+}',
    ]);
    expect(new Set(template.routes.map((route) => route.functionArn))).toEqual(
      new Set([starting(template.functions, 'Page').arn]),
    );
    const people = starting(template.userPools, 'People');
    expect(people.groups).toEqual(['evaluator']);
    expect(people.clients).toMatchObject([{ callbackUrls: ['https://a.example/back'], scopes: ['openid'] }]);
    const files = starting(template.buckets, 'Files');
    expect(files.versioned).toBe(true);
    expect(files.policy?.Statement[0]).toMatchObject({ Effect: 'Deny', Action: ['s3:*'] });
    expect(template.parameters).toMatchObject([{ name: '/parish/greeting', value: 'Hello' }]);
  });
});

describe('a role of the template', () => {
  it('must be one that its service may take on, as AWS would refuse to deploy any other', () => {
    const roles = template.roles.map((role) => ({ ...role, trusted: ['ec2.amazonaws.com'] }));
    expect(() => checkTrust(template)).not.toThrow();
    expect(() => checkTrust({ ...template, roles })).toThrow('may not be taken on by lambda.amazonaws.com');
    expect(() => checkTrust({ ...template, roles: [] })).toThrow('is not in the template');
  });
});
