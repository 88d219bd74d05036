import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { starting } from '../template/synthesized.ts';
import { servicesOfTheSmallApp } from './services-of-the-small-app.ts';

let cloud: Awaited<ReturnType<typeof servicesOfTheSmallApp>>;
beforeAll(async () => {
  cloud = await servicesOfTheSmallApp();
});
afterAll(() => cloud.close());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// Not `fetch`, which would tidy up what is wrong with a path.
const send = ({ method, path, headers, body }: Sent): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((answered, failed) => {
    const { port } = new URL(cloud.gateUrl);
    request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      answered({ status: response.statusCode ?? 0, text: await text(response) });
    })
      .on('error', failed)
      .end(body);
  });

const targets = [
  'DynamoDB_20120810.GetItem',
  'DynamoDB_20120810.Query',
  'DynamoDB_20120810.TransactWriteItems',
  'DynamoDB_20120810.BatchGetItem',
  'DynamoDB_20120810.Nothing',
  'AWSStepFunctions.StartExecution',
  'AWSStepFunctions.SendTaskSuccess',
  'AWSStepFunctions.__proto__',
  'AmazonSSM.GetParameter',
  'AmazonSSM.toString',
  '',
];

it('answers 600 requests of any shape with an error of the service, never with a defect of its own', {
  timeout: 60_000,
}, async () => {
  const { tables, roles, functions } = cloud.template;
  const TableName = starting(tables, 'Places').name;
  const role = starting(roles, 'PageServiceRole').logicalId;
  const anyValue = fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 3 }), fc.constant(TableName));
  const members = fc.dictionary(
    fc.constantFrom(
      'TableName',
      'Key',
      'Item',
      'TransactItems',
      'RequestItems',
      'KeyConditionExpression',
      'taskToken',
      'Name',
    ),
    anyValue,
  );
  const sent: fc.Arbitrary<Sent> = fc.record({
    method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE'),
    path: fc.oneof(
      { weight: 3, arbitrary: fc.constant('/') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          `/2015-03-31/functions/${functions[0]?.name}/invocations`,
          '/2015-03-31/functions/%E0%A4%A/invocations',
          '/2015-03-31/functions//invocations',
          '/%',
          '/bucket/%zz?list-type=2',
        ),
      },
      { weight: 1, arbitrary: fc.webPath().map((path) => `/${path}`) },
    ),
    headers: fc
      .record({
        key: fc.constantFrom(role, 'nobody', '__proto__'),
        service: fc.constantFrom('dynamodb', 'states', 'lambda', 'ssm', 'cognito-idp', 's3', 'sqs'),
        target: fc.constantFrom(...targets),
      })
      .map(({ key, service, target }) => ({
        authorization: `AWS4-HMAC-SHA256 Credential=${key}/20270301/eu-west-2/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        'x-amz-target': target,
        'content-type': 'application/x-amz-json-1.0',
      })),
    body: fc.oneof(
      members.map((value) => JSON.stringify(value)),
      fc.string(),
      fc.json(),
    ),
  });
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(sent, async (one) => {
      const { status, text: answer } = await send(one);
      expect(status, `${JSON.stringify(one)}\n${answer}`).toBeLessThan(500);
      expect(answer, JSON.stringify(one)).not.toContain('InternalServerError');
      if (status >= 400) refusals += 1;
    }),
    { numRuns: 600 },
  );
  expect(refusals).toBeGreaterThan(300);
});
