import { tableArn } from '../../src/template/names.ts';
import type { Table } from '../../src/template/tables.ts';

/** A table as if read from a template, with partition key PK and sort key SK. */
export const aTable = (name: string, given: Partial<Table> = {}): Table => ({
  logicalId: name,
  name,
  arn: tableArn(name),
  attributes: [
    { AttributeName: 'PK', AttributeType: 'S' },
    { AttributeName: 'SK', AttributeType: 'S' },
  ],
  keySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  globalIndexes: [],
  localIndexes: [],
  streamView: undefined,
  deletionProtection: false,
  policy: undefined,
  ...given,
});
