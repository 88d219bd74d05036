import { describe, expect, it } from 'vitest';
import { dynamoDbAsks } from '../../src/gate/dynamodb-asks.ts';
import { attributesIn } from '../../src/gate/expressions.ts';
import { aTable } from '../dynamodb/a-table.ts';

const T = aTable('T', {
  globalIndexes: [
    {
      IndexName: 'ByZone',
      KeySchema: [{ AttributeName: 'zone', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});
const key = (PK: string) => ({ PK: { S: PK }, SK: { S: 's' } });
const asked = (operation: string, request: object) =>
  dynamoDbAsks([T], operation, request).map(({ action, resource, context }) => ({
    action,
    on: resource.split('table/')[1],
    keys: context.get('dynamodb:leadingkeys'),
  }));

describe('a DynamoDB request asks IAM', () => {
  it.each([
    ['GetItem', { TableName: 'T', Key: key('a') }, ['a']],
    ['PutItem', { TableName: 'T', Item: key('a') }, ['a']],
    ['UpdateItem', { TableName: T.arn, Key: key('a'), UpdateExpression: 'SET x = :x' }, ['a']],
    ['DeleteItem', { TableName: 'T', Key: key('a') }, ['a']],
    ['Scan', { TableName: 'T' }, []],
    [
      'Query',
      {
        TableName: 'T',
        KeyConditionExpression: 'begins_with(SK, :s) AND #p=:p',
        ExpressionAttributeNames: { '#p': 'PK' },
        ExpressionAttributeValues: { ':s': { S: 's' }, ':p': { S: 'a' } },
      },
      ['a'],
    ],
    ['Query', { TableName: 'T', KeyConditions: { PK: { AttributeValueList: [{ S: 'a' }] } } }, ['a']],
  ])('under the name of %s, with its partition key', (operation, request, keys) => {
    expect(asked(operation, request)).toEqual([{ action: `dynamodb:${operation}`, on: 'T', keys }]);
  });

  it('on the index, with the key of the index', () => {
    const request = {
      TableName: 'T',
      IndexName: 'ByZone',
      KeyConditionExpression: 'zone = :z',
      ExpressionAttributeValues: { ':z': { S: 'z1' } },
    };
    expect(asked('Query', request)).toEqual([{ action: 'dynamodb:Query', on: 'T/index/ByZone', keys: ['z1'] }]);
  });

  it('for each part of a transaction', () => {
    const request = {
      TransactItems: [
        { Put: { TableName: 'T', Item: key('a') } },
        { Update: { TableName: 'T', Key: key('b'), UpdateExpression: 'SET x = :x' } },
        { Delete: { TableName: 'T', Key: key('c') } },
        { ConditionCheck: { TableName: 'U', Key: key('d'), ConditionExpression: 'attribute_exists(PK)' } },
      ],
    };
    expect(asked('TransactWriteItems', request)).toEqual([
      { action: 'dynamodb:PutItem', on: 'T', keys: ['a'] },
      { action: 'dynamodb:UpdateItem', on: 'T', keys: ['b'] },
      { action: 'dynamodb:DeleteItem', on: 'T', keys: ['c'] },
      { action: 'dynamodb:ConditionCheckItem', on: 'U', keys: [] },
    ]);
    const [first] = dynamoDbAsks([T], 'TransactWriteItems', request);
    expect(first?.context.get('dynamodb:enclosingoperation')).toEqual(['TransactWriteItems']);
    const gets = { TransactItems: [{ Get: { TableName: 'T', Key: key('a') } }] };
    expect(asked('TransactGetItems', gets)).toEqual([{ action: 'dynamodb:GetItem', on: 'T', keys: ['a'] }]);
  });

  it('once for each table of a batch, with all its keys', () => {
    expect(asked('BatchGetItem', { RequestItems: { T: { Keys: [key('a'), key('b')] } } })).toEqual([
      { action: 'dynamodb:BatchGetItem', on: 'T', keys: ['a', 'b'] },
    ]);
    const writes = { T: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }] };
    expect(asked('BatchWriteItem', { RequestItems: writes })).toEqual([
      { action: 'dynamodb:BatchWriteItem', on: 'T', keys: ['a', 'b'] },
    ]);
  });

  it('with the attributes that it names, and * for a read of them all', () => {
    const context = (request: object) => dynamoDbAsks([T], 'GetItem', request)[0]?.context;
    const some = {
      TableName: 'T',
      Key: key('a'),
      ProjectionExpression: '#n, zone',
      ExpressionAttributeNames: { '#n': 'name' },
    };
    expect(context(some)?.get('dynamodb:attributes')).toEqual(['PK', 'SK', 'name', 'zone']);
    expect(context({ TableName: 'T', Key: key('a') })?.get('dynamodb:attributes')).toEqual(['PK', 'SK', '*']);
  });

  it.each([
    ['SET #a = if_not_exists(b.c, :v), d[0] = :w REMOVE e', ['name', 'b', 'd', 'e']],
    ['attribute_exists(PK) AND (size(f) > :n OR NOT g IN (:a, :b))', ['PK', 'f', 'g']],
  ])('with the attributes of %s', (expression, expected) => {
    expect(attributesIn(expression, { '#a': 'name' })).toEqual(expected);
  });
});
