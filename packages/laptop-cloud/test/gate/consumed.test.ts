import { expect, it } from 'vitest';
import { usedBy } from '../../src/gate/consumed.ts';

const json = (what: unknown) => Buffer.from(JSON.stringify(what));

it('a batch uses a unit of each key that is not there, half of one where an older state will do, and none of what it left over', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ PK: { S: `${index}` } }));
  const request = {
    RequestItems: {
      Places: { Keys: keys(5), ConsistentRead: true },
      Parishes: { Keys: keys(3) },
      Priests: { Keys: keys(2), ConsistentRead: true },
    },
  };
  const capacity = (TableName: string, CapacityUnits: number) => ({ TableName, CapacityUnits });
  const body = {
    Responses: { Places: keys(2), Parishes: [], Priests: keys(2) },
    UnprocessedKeys: { Places: { Keys: keys(1) } },
    ConsumedCapacity: [capacity('Places', 2), capacity('Parishes', 0), capacity('Priests', 3)],
  };
  const { used } = usedBy('BatchGetItem', request, { status: 200, body: json(body) });
  expect(used.map(({ table, units }) => [table, units])).toEqual([
    ['Places', 4],
    ['Parishes', 1.5],
    ['Priests', 3],
  ]);
});
