import { buffer, text } from 'node:stream/consumers';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { DynamoDbUpstream } from '../../src/gate/dynamodb-upstream.ts';
import { listen } from '../../src/gate/server.ts';
import { aTable } from '../dynamodb/a-table.ts';

const table = aTable('T');

/** What the database is asked when a transaction comes by. */
const heardOfATransaction = async (options?: { readonly isKept: boolean }) => {
  const heard: { readonly target: unknown; readonly key: string | undefined; readonly body: unknown }[] = [];
  const database = await listen(async (req, res) => {
    const key = /Credential=(\w+)/.exec(req.headers.authorization ?? '')?.[1];
    heard.push({ target: req.headers['x-amz-target'], key, body: JSON.parse(await text(req)) });
    res.end('{}');
  });
  const upstream = new DynamoDbUpstream(database.url, 'secretKey', [table], undefined, options);
  const gate = await listen(async (req, res) => {
    const body = await buffer(req);
    const request: unknown = JSON.parse(body.toString());
    await upstream.forward(req, { operation: 'TransactWriteItems', body, request }, res);
  });
  const credentials = { accessKeyId: 'role', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: gate.url, region: 'eu-west-2', credentials });
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName: 'T',
            Key: { PK: { S: 'x' }, SK: { S: 'y' } },
            ConditionExpression: 'attribute_exists(PK)',
          },
        },
        { Put: { TableName: 'T', Item: { PK: { S: 'a' }, SK: { S: 'b' }, more: { N: '1' } } } },
      ],
    }),
  );
  client.destroy();
  upstream.close();
  await gate.close();
  await database.close();
  return heard;
};

it('a transaction is answered only after a read of what it wrote, under the secret key', async () => {
  const heard = await heardOfATransaction();
  expect(heard.map(({ target, key }) => [target, key])).toEqual([
    ['DynamoDB_20120810.TransactWriteItems', 'secretKey'],
    ['DynamoDB_20120810.GetItem', 'secretKey'],
  ]);
  expect(heard[1]?.body).toEqual({ TableName: 'T', Key: { PK: { S: 'a' }, SK: { S: 'b' } }, ConsistentRead: true });
});

it('a transaction is answered as it is where the database ends with the process', async () => {
  const heard = await heardOfATransaction({ isKept: false });
  expect(heard.map(({ target }) => target)).toEqual(['DynamoDB_20120810.TransactWriteItems']);
});
