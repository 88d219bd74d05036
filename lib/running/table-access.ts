import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { HouseFunction } from './house-function.ts';

type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query' | 'ConditionCheckItem';

/** Allows exactly these actions on a table. `partitions` narrows them to partition keys of these patterns. */
export const allowOnTable = (
  fn: HouseFunction,
  table: TableV2,
  actions: readonly TableAction[],
  partitions?: readonly string[],
): void =>
  fn.allow(
    actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
    partitions && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
  );

/** Allows reading the index by status, or those of its partitions that are named. */
export const allowIndex = (fn: HouseFunction, table: TableV2, partitions?: readonly string[]): void =>
  fn.allow(
    ['dynamodb:Query'],
    [`${table.tableArn}/index/byStatus`],
    partitions && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
  );
