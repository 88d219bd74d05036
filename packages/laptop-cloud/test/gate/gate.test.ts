import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { starting } from '../template/synthesized.ts';
import { servicesOfTheSmallApp } from './services-of-the-small-app.ts';

let cloud: Awaited<ReturnType<typeof servicesOfTheSmallApp>>;
let TableName: string;
let page: DynamoDBClient;
let task: DynamoDBClient;

beforeAll(async () => {
  cloud = await servicesOfTheSmallApp();
  TableName = starting(cloud.template.tables, 'Places').name;
  page = new DynamoDBClient(cloud.as('PageServiceRole'));
  task = new DynamoDBClient(cloud.as('TaskServiceRole'));
});
afterAll(() => cloud.close());

const item = (PK: string) => ({ PK: { S: PK }, SK: { S: 'a' }, zone: { S: 'z1' } });
const key = (PK: string) => ({ PK: { S: PK }, SK: { S: 'a' } });
const put = (client: DynamoDBClient, PK: string) => client.send(new PutItemCommand({ TableName, Item: item(PK) }));
const refused = (action: string) => ({
  name: 'AccessDeniedException',
  message: expect.stringContaining(`is not authorized to perform: ${action}`),
  $metadata: expect.objectContaining({ attempts: 1 }),
});

describe('the gate before DynamoDB', () => {
  it('lets through what the role of the caller grants', async () => {
    await put(page, 'PLACE#1');
    const { Item } = await page.send(new GetItemCommand({ TableName, Key: key('PLACE#1') }));
    expect(Item).toEqual(item('PLACE#1'));
  });

  it('refuses what the role does not grant, at the first try', async () => {
    const Sessions = starting(cloud.template.tables, 'Sessions').name;
    const get = new GetItemCommand({ TableName: Sessions, Key: { id: { S: '1' } } });
    await expect(page.send(get)).rejects.toMatchObject(refused('dynamodb:GetItem'));
  });

  it('refuses keys that a condition leaves out, whatever the operation', async () => {
    await put(task, 'OPEN#1');
    await expect(put(task, 'PLACE#1')).rejects.toMatchObject(refused('dynamodb:PutItem'));
    const query = (PK: string) =>
      task.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'PK' },
          ExpressionAttributeValues: { ':pk': { S: PK } },
        }),
      );
    expect((await query('OPEN#1')).Count).toBe(1);
    await expect(query('PLACE#1')).rejects.toMatchObject(refused('dynamodb:Query'));
  });

  it('refuses what is denied, though it is granted too', async () => {
    const get = new GetItemCommand({ TableName, Key: key('SEALED#1') });
    await expect(page.send(get)).rejects.toMatchObject({ message: expect.stringContaining('explicit deny') });
  });

  it('refuses a transaction for one of its parts, and writes none of them', async () => {
    const Put = (PK: string) => ({ Put: { TableName, Item: item(PK) } });
    const both = new TransactWriteItemsCommand({ TransactItems: [Put('OPEN#2'), Put('PLACE#2')] });
    await expect(task.send(both)).rejects.toMatchObject(refused('dynamodb:PutItem'));
    expect((await page.send(new GetItemCommand({ TableName, Key: key('OPEN#2') }))).Item).toBeUndefined();
    await task.send(new TransactWriteItemsCommand({ TransactItems: [Put('OPEN#2')] }));
    expect((await page.send(new GetItemCommand({ TableName, Key: key('OPEN#2') }))).Item).toBeDefined();
  });

  it('knows no key that is not a role of the template', async () => {
    const credentials = { accessKeyId: 'stranger', secretAccessKey: 'local' };
    const stranger = new DynamoDBClient({ ...cloud.as('PageServiceRole'), credentials });
    await expect(put(stranger, 'PLACE#1')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('gives the virtual time with each answer, so that the SDK does not correct its clock', async () => {
    const answer = await fetch(cloud.gateUrl, { method: 'POST' });
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - cloud.clock.now())).toBeLessThan(2000);
    await put(page, 'PLACE#3');
    // A header tells whole seconds.
    expect(Math.abs(page.config.systemClockOffset)).toBeLessThan(2000);
  });

  it('answers wrong requests in the words of DynamoDB', async () => {
    const get = new GetItemCommand({ TableName, Key: { PK: { S: 'PLACE#1' } } });
    await expect(page.send(get)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('notes who asked for what, and what came of it', async () => {
    await put(page, 'PLACE#4');
    expect(cloud.access.log.entries().at(-1)).toMatchObject({
      caller: starting(cloud.template.roles, 'PageServiceRole').logicalId,
      action: 'dynamodb:PutItem',
      resource: starting(cloud.template.tables, 'Places').arn,
      decision: { allowed: true },
    });
  });
});

describe('the gate before the other services', () => {
  it('lets a function invoke those that it may', async () => {
    const invoke = (role: string) =>
      new LambdaClient(cloud.as(role)).send(
        new InvokeCommand({ FunctionName: starting(cloud.template.functions, 'Echo').name, Payload: '{"a":1}' }),
      );
    expect(JSON.parse((await invoke('PageServiceRole')).Payload?.transformToString() ?? '').event).toEqual({ a: 1 });
    await expect(invoke('TaskServiceRole')).rejects.toMatchObject(refused('lambda:InvokeFunction'));
  });

  it('lets a function start the machines that it may, and no more', async () => {
    const { arn } = starting(cloud.template.machines, 'Window');
    const client = new SFNClient(cloud.as('PageServiceRole'));
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: arn, input: '{}' }));
    expect(executionArn).toContain(':execution:');
    const list = new ListExecutionsCommand({ stateMachineArn: arn });
    await expect(client.send(list)).rejects.toMatchObject(refused('states:ListExecutions'));
  });

  it('lets a task be answered by whom the machine that waits grants it to', async () => {
    const { arn } = starting(cloud.template.machines, 'Asking');
    const page = new SFNClient(cloud.as('PageServiceRole'));
    const task = new SFNClient(cloud.as('TaskServiceRole'));
    const engine = new SFNClient({ ...cloud.as('PageServiceRole'), endpoint: cloud.engineUrl });
    const { executionArn } = await page.send(new StartExecutionCommand({ stateMachineArn: arn, input: '{}' }));
    const taskToken = await vi.waitFor(async () => {
      const { events = [] } = await engine.send(new GetExecutionHistoryCommand({ executionArn }));
      const parameters = events.find((event) => event.type === 'TaskSubmitted' || event.type === 'TaskScheduled');
      return JSON.parse(parameters?.taskScheduledEventDetails?.parameters ?? '').Payload.token;
    });
    const answer = new SendTaskSuccessCommand({ taskToken, output: '"yes"' });
    await expect(page.send(answer)).rejects.toMatchObject(refused('states:SendTaskSuccess'));
    const invented = new SendTaskSuccessCommand({ taskToken: 'invented', output: '"yes"' });
    await expect(task.send(invented)).rejects.toMatchObject(refused('states:SendTaskSuccess'));
    await vi.waitFor(() => task.send(answer));
    const { status, output } = await engine.send(new DescribeExecutionCommand({ executionArn }));
    expect([status, output]).toEqual(['SUCCEEDED', '"yes"']);
  });

  it('lets a function read the parameters that it may', async () => {
    const get = new GetParameterCommand({ Name: '/parish/greeting' });
    await expect(new SSMClient(cloud.as('TaskServiceRole')).send(get)).rejects.toMatchObject(
      refused('ssm:GetParameter'),
    );
    await expect(new SSMClient(cloud.as('PageServiceRole')).send(get)).rejects.not.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('lets a function ask about the accounts of the pool that it may, and of no other', async () => {
    const [pool] = cloud.template.userPools;
    const client = new CognitoIdentityProviderClient(cloud.as('PageServiceRole'));
    const ask = (UserPoolId = '') => client.send(new AdminGetUserCommand({ UserPoolId, Username: 'nobody' }));
    await expect(ask(pool?.logicalId)).rejects.toMatchObject(refused('cognito-idp:AdminGetUser'));
    const { roles } = cloud.template;
    const Resource = [`arn:aws:cognito-idp:eu-west-2:000000000000:userpool/${pool?.logicalId}`];
    const granted = {
      Effect: 'Allow',
      Action: ['cognito-idp:AdminGetUser'],
      Resource,
      Condition: {},
      from: 'test',
    } as const;
    cloud.access.enforce(
      roles.map((role) => ({ ...role, statements: [...role.statements, { ...granted, Action: [...granted.Action] }] })),
    );
    try {
      await expect(ask(pool?.logicalId)).rejects.toMatchObject({ name: 'UserNotFoundException' });
      await expect(ask('Another')).rejects.toMatchObject(refused('cognito-idp:AdminGetUser'));
    } finally {
      cloud.access.enforce(roles);
    }
  });

  it('refuses objects in the words of S3', async () => {
    const get = new GetObjectCommand({ Bucket: starting(cloud.template.buckets, 'Files').name, Key: 'a' });
    await expect(new S3Client(cloud.as('PageServiceRole')).send(get)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('lets DynamoDB answer a request that does not say in which form it is', async () => {
    const headers = { authorization: authorizationOf('dynamodb'), 'x-amz-target': 'DynamoDB_20120810.GetItem' };
    const request = { method: 'POST', headers, body: new Uint8Array(Buffer.from(JSON.stringify({ TableName }))) };
    const answer = await fetch(cloud.gateUrl, request);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('ValidationException')]);
  });

  it('says so of a service that the laptop has not', async () => {
    const request = {
      method: 'POST',
      headers: { authorization: authorizationOf('sqs'), 'x-amz-target': 'AmazonSQS.Send' },
    };
    const answer = await fetch(cloud.gateUrl, request);
    expect(await answer.text()).toContain('UnknownOperationException');
  });
});

const authorizationOf = (service: string) => {
  const { logicalId } = starting(cloud.template.roles, 'PageServiceRole');
  return `AWS4-HMAC-SHA256 Credential=${logicalId}/20270101/eu-west-2/${service}/aws4_request, SignedHeaders=host, Signature=0`;
};
