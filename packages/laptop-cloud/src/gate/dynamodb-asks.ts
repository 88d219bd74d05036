import * as z from 'zod';
import { tableArn, tableNameIn } from '../template/names.ts';
import type { Table } from '../template/tables.ts';
import { Attributes } from './attributes.ts';
import { attributesIn, equalTo } from './expressions.ts';
import type { Ask } from './policy.ts';

const Value = z.record(z.string(), z.unknown());
const Expression = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: Attributes.optional(),
  Item: Attributes.optional(),
  KeyConditionExpression: z.string().optional(),
  KeyConditions: z.record(z.string(), z.object({ AttributeValueList: z.array(Value) })).optional(),
  ProjectionExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  AttributesToGet: z.array(z.string()).optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: Attributes.default(() => ({})),
  Select: z.string().optional(),
  ReturnValues: z.string().optional(),
});
type Expression = z.infer<typeof Expression>;

const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), Expression)) });
const BatchGet = z.object({
  RequestItems: z.record(z.string(), Expression.omit({ TableName: true }).extend({ Keys: z.array(Attributes) })),
});
const BatchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: Attributes }).optional(),
        DeleteRequest: z.object({ Key: Attributes }).optional(),
      }),
    ),
  ),
});

const inTransactions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
const onItems = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan']);

/**
 * What a DynamoDB request asks of IAM. A transaction asks for each of its parts; a batch under its own name, once a table.
 *
 * @param operation e.g. `PutItem`
 */
export function dynamoDbAsks(tables: readonly Table[], operation: string, request: unknown): Ask[] {
  const ask = (action: string, parts: readonly Expression[], enclosing?: string): Ask => {
    const [first] = parts;
    const name = tableNameIn(first?.TableName ?? '');
    const table = tables.find((one) => one.name === name);
    const index = first?.IndexName;
    return {
      action: `dynamodb:${action}`,
      resource: tableArn(name) + (index === undefined ? '' : `/index/${index}`),
      context: new Map(
        Object.entries({
          'dynamodb:leadingkeys': parts.flatMap((part) => leadingKey(part, table) ?? []),
          'dynamodb:attributes': [...new Set(parts.flatMap((part) => attributes(part, action)))],
          'dynamodb:select': action === 'Query' || action === 'Scan' ? [selected(first)] : [],
          'dynamodb:returnvalues': first?.ReturnValues === undefined ? [] : [first.ReturnValues],
          'dynamodb:enclosingoperation': enclosing === undefined ? [] : [enclosing],
          'dynamodb:fulltablescan': action === 'Scan' ? ['true'] : [],
        }),
      ),
    };
  };

  if (onItems.has(operation)) return [ask(operation, [Expression.parse(request)])];
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return Transaction.parse(request).TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, part]) => ask(inTransactions[kind] ?? kind, [part], operation)),
    );
  }
  if (operation === 'BatchGetItem') {
    return Object.entries(BatchGet.parse(request).RequestItems).map(([TableName, { Keys, ...rest }]) =>
      ask(
        operation,
        Keys.map((Key) => ({ ...rest, TableName, Key })),
      ),
    );
  }
  if (operation === 'BatchWriteItem') {
    return Object.entries(BatchWrite.parse(request).RequestItems).map(([TableName, writes]) =>
      ask(
        operation,
        writes.map((write) =>
          Expression.parse({ TableName, Item: write.PutRequest?.Item, Key: write.DeleteRequest?.Key }),
        ),
      ),
    );
  }
  // What is left is about tables, not items: it has no keys to judge by.
  const { TableName } = z.object({ TableName: z.string().optional() }).parse(request);
  const resource = TableName === undefined ? '*' : tableArn(tableNameIn(TableName));
  return [{ action: `dynamodb:${operation}`, resource, context: new Map() }];
}

const textOf = (value: unknown) => (value === undefined ? undefined : Object.values(Value.parse(value)).map(String)[0]);

/** The partition key's value: of the item, of the key, or that which a query is for. */
function leadingKey(part: Expression, table: Table | undefined): string | undefined {
  const index = [...(table?.globalIndexes ?? []), ...(table?.localIndexes ?? [])].find(
    (one) => one.IndexName === part.IndexName,
  );
  const key = index?.KeySchema ?? table?.keySchema;
  const name = key?.find((one) => one.KeyType === 'HASH')?.AttributeName;
  if (name === undefined) return undefined;
  const placeholder = equalTo(name, part.KeyConditionExpression ?? '', part.ExpressionAttributeNames);
  return textOf(
    (part.Item ?? part.Key)?.[name] ??
      part.KeyConditions?.[name]?.AttributeValueList[0] ??
      (placeholder === undefined ? undefined : part.ExpressionAttributeValues[placeholder]),
  );
}

/** The attributes that a request names; `*` for a read that names none and so gets them all. */
function attributes(part: Expression, action: string): string[] {
  const expressions = [
    part.ProjectionExpression,
    part.FilterExpression,
    part.ConditionExpression,
    part.UpdateExpression,
    part.KeyConditionExpression,
  ];
  const readsAll = part.ProjectionExpression === undefined && part.AttributesToGet === undefined;
  return [
    ...Object.keys(part.Key ?? {}),
    ...Object.keys(part.Item ?? {}),
    ...(part.AttributesToGet ?? []),
    ...expressions.flatMap((one) => (one === undefined ? [] : attributesIn(one, part.ExpressionAttributeNames))),
    ...(readsAll && /Get|Query|Scan/.test(action) && part.Select !== 'COUNT' ? ['*'] : []),
  ];
}

function selected(part: Expression | undefined): string {
  if (part?.Select !== undefined) return part.Select;
  if (part?.ProjectionExpression !== undefined || part?.AttributesToGet !== undefined) return 'SPECIFIC_ATTRIBUTES';
  return part?.IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
}
