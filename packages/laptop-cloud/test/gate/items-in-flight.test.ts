import { expect, it } from 'vitest';
import { ItemsInFlight } from '../../src/gate/items-in-flight.ts';
import { Throttling } from '../../src/gate/throttling.ts';
import { aTable } from '../dynamodb/a-table.ts';

const tables = [aTable('T'), aTable('U')];
const key = (name: string) => ({ PK: { S: name }, SK: { S: 'x' } });
const put = (name: string, TableName = 'T') => ({ Put: { TableName, Item: { ...key(name), more: { S: name } } } });
const check = (name: string) => ({ ConditionCheck: { TableName: 'T', Key: key(name) } });
const transaction = (...TransactItems: readonly object[]) => ({ TransactItems });
const one = (name: string) => ({ TableName: 'T', Item: key(name) });
const answered = { status: 200 };
const sent = async () => answered;

/** A transaction that is under way until it is ended. */
const underWay = (inFlight: ItemsInFlight, body: object) => {
  const ended = Promise.withResolvers<typeof answered>();
  const answer = inFlight.during('TransactWriteItems', body, () => ended.promise);
  return { answer, end: () => ended.resolve(answered) };
};

it('of two transactions that check one item the later one is refused, with the reason at the place of the item', async () => {
  const inFlight = new ItemsInFlight(tables);
  const first = underWay(inFlight, transaction(put('a'), check('window')));
  expect(await inFlight.during('TransactWriteItems', transaction(put('b'), check('window')), sent)).toMatchObject({
    refusal: {
      type: 'TransactionCanceledException',
      reasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    },
  });
  first.end();
  expect(await first.answer).toBe(answered);
  expect(await inFlight.during('TransactWriteItems', transaction(put('b'), check('window')), sent)).toBe(answered);
});

it('an item is one table’s, and who writes others goes on', async () => {
  const inFlight = new ItemsInFlight(tables);
  const first = underWay(inFlight, transaction(put('a')));
  expect(await inFlight.during('TransactWriteItems', transaction(put('a', 'U'), put('b')), sent)).toBe(answered);
  first.end();
});

it('a write by itself is refused while a transaction holds its item, and holds up none', async () => {
  const inFlight = new ItemsInFlight(tables);
  const ended = Promise.withResolvers<typeof answered>();
  const write = inFlight.during('PutItem', one('a'), () => ended.promise);
  const first = underWay(inFlight, transaction(put('a')));
  expect(await inFlight.during('PutItem', one('a'), sent)).toMatchObject({
    refusal: { type: 'TransactionConflictException' },
  });
  expect(await inFlight.during('GetItem', one('a'), sent)).toBe(answered);
  expect(
    await inFlight.during('TransactGetItems', transaction({ Get: { TableName: 'T', Key: key('a') } }), sent),
  ).toMatchObject({
    refusal: { reasons: [{ Code: 'TransactionConflict' }] },
  });
  first.end();
  ended.resolve(answered);
  expect(await write).toBe(answered);
});

it('a transaction that failed, or was refused, holds nothing afterwards', async () => {
  const inFlight = new ItemsInFlight(tables);
  await expect(
    inFlight.during('TransactWriteItems', transaction(put('a')), () => Promise.reject(new Error('lost'))),
  ).rejects.toThrow('lost');
  expect(await inFlight.during('TransactWriteItems', transaction(put('a')), sent)).toBe(answered);
});

it('where it is told to, every fifth write is one too many', async () => {
  const throttling = new Throttling();
  const inFlight = new ItemsInFlight(tables, throttling);
  throttling.set('refuses-one-write-in-five');
  const answers = [];
  for (let n = 1; n < 5; n += 1) answers.push(await inFlight.during('PutItem', one(`${n}`), sent));
  expect(answers).toEqual([answered, answered, answered, answered]);
  expect(await inFlight.during('TransactWriteItems', transaction(put('a'), put('b')), sent)).toMatchObject({
    refusal: { reasons: [{ Code: 'ThrottlingError' }, { Code: 'ThrottlingError' }] },
  });
  throttling.set('none');
  for (let n = 0; n < 10; n += 1) expect(await inFlight.during('PutItem', one('a'), sent)).toBe(answered);
});
