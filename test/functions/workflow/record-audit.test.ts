import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditTrail, auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { auditChains } from '../../../adapters/dynamodb/audit-chains.ts';
import { everyItem, table } from '../../../adapters/dynamodb/table.ts';
import { changeOf, recorderOf } from '../../support/recorded-audit.ts';
import { requestsOf } from '../../support/requests.ts';
import { createTables, type Tables } from '../../support/tables.ts';

const windowId = 's1-home-care-2027-03-01';
const at = '2027-04-01T09:00:00.000Z';
const now = () => '2027-04-01T09:00:01.000Z';

let tables: Tables;
let requests: ReturnType<typeof requestsOf>;
const counted: string[] = [];
const record = (...changes: Parameters<ReturnType<typeof recorderOf>>[0]) => recorderOf(tables, now, counted)(changes);
const trail = () => auditTrail(table(tables.documents, tables.audit));
const read = (window: string | undefined = windowId) =>
  Array.fromAsync(everyItem((after) => trail().page(window, { after })));
const written = (action: string, name = 'officer-site', window: string | undefined = windowId) => ({
  pk: `ENTRY#${name}#${window}`,
  sk: `${at}#${action}`,
  windowId: window,
  at,
  action,
});

beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  requests = requestsOf(tables.documents);
});
afterAll(() => tables.close());

describe('What was done', () => {
  it('is recorded once, in its order, however often it is told', async () => {
    const [first, second] = [changeOf(written('one')), changeOf(written('two'))];
    await record(first, second);
    await record(first, second, changeOf(written('three')));
    await record(changeOf(written('three')));
    expect((await read()).map(({ action }) => action)).toEqual(['one', 'two', 'three']);
  });

  it('is recorded once where two recorders are told the same at the same moment', async () => {
    const changes = Array.from({ length: 90 }, (_, number) => changeOf(written(`at once ${number}`)));
    await Promise.all([record(...changes), record(...changes.toReversed()), record(...changes.slice(30))]);
    const found = (await read()).filter(({ action }) => action.startsWith('at once'));
    expect(found).toHaveLength(90);
    expect(new Set(found.map(({ action }) => action)).size).toBe(90);
  });

  it('is recorded under the function that wrote it, by the key that its role could write', async () => {
    const claim = {
      ...written('recommendation approved', 'check-registration'),
      by: { id: 'someone', name: 'Someone' },
    };
    await record(changeOf(claim));
    const items = await Array.fromAsync(trail().chain('s1-home-care'));
    expect(items.find(({ link }) => link?.entry.action === 'recommendation approved')?.link?.from).toBe(
      'check-registration',
    );
  });

  it('is recorded with what cannot be read as an entry, which holds nothing up', async () => {
    await record(changeOf({ pk: `ENTRY#officer-site#${windowId}`, sk: 'odd', action: 7 }), changeOf(written('after')));
    expect((await read()).slice(-2).map(({ kind, action }) => [kind, action])).toEqual([
      ['alarm', 'entry that cannot be read'],
      [undefined, 'after'],
    ]);
  });

  it.each([
    ['is longer than a table takes', { ...written('long'), detail: 'x'.repeat(409_300) }],
    ['names a window that no key holds', { ...written('window'), windowId: 'w'.repeat(2_100) }],
    [
      'has a key so long that it cannot be marked as recorded',
      { ...written('key'), pk: `ENTRY#officer-site#${'k'.repeat(2_020)}` },
    ],
  ])('holds nothing up where an entry %s', async (_, stored) => {
    counted.length = 0;
    await record(
      { ...changeOf(stored), eventID: `event of ${stored.action}` },
      changeOf(written(`behind ${stored.action}`)),
    );
    expect((await read()).at(-1)).toMatchObject({ action: `behind ${stored.action}` });
    expect(counted).toEqual(['RecordsWrittenOver']);
  });

  it('of no window is in the chain of the service', async () => {
    await record(
      changeOf({ pk: 'ENTRY#officer-site#service', sk: 'sign-in', at, kind: 'sign-in', action: 'signed in' }),
    );
    expect((await Array.fromAsync(everyItem((after) => trail().page(undefined, { after })))).at(-1)).toMatchObject({
      action: 'signed in',
    });
  });
});

describe('A record that is written once', () => {
  const frozen = { pk: `FROZEN#${windowId}.a`, sk: 'FROZEN', frozen: { answers: 'theirs' } };

  it('is in the chain by its hash, so that another in its place would show', async () => {
    await record(changeOf(frozen));
    const [kept] = (await read()).filter(({ kind }) => kind === 'record');
    expect(kept).toMatchObject({ action: 'record kept', subject: `${windowId}.a` });
    expect(kept?.detail).toMatch(/FROZEN: [0-9a-f]{64}$/);
  });

  it.each([
    ['an application’s answers', frozen],
    ['a correction that counts', { pk: `CORRECTED#${windowId}.a`, sk: '001', pages: [] }],
    ['an audit entry', written('one')],
    ['the register’s evidence', { pk: `EVIDENCE#${windowId}.a`, sk: 'hash', bodies: {} }],
    ['the certificate of a seal', { pk: `SEAL#${windowId}`, sk: 'CERTIFICATE', sha256: 'a', numbers: 'b' }],
    ['the places of a recommendation', { pk: `AWARD#${windowId}`, sk: 'TEXT#a#0001', text: '[]' }],
    ['an approval', { pk: `AWARD#${windowId}`, sk: 'APPROVAL#001', windowId }],
    ['what an officer wrote in a letter', { pk: `AWARD#${windowId}`, sk: 'WORDS#001#a#place#000001', windowId }],
    ['the agreement frozen for a window', { pk: 'AGREEMENT#s1-home-care', sk: `CONFIG#${windowId}`, agreement: {} }],
  ])('raises an alarm where somebody writes over it: %s', async (_, stored) => {
    counted.length = 0;
    await record(changeOf({ ...stored, action: 'forged' }, 'MODIFY'));
    expect((await read()).at(-1)).toMatchObject({ kind: 'alarm', action: 'record written over' });
    expect(counted).toEqual(['RecordsWrittenOver']);
  });

  it('raises an alarm where it is removed', async () => {
    await record(changeOf(frozen, 'REMOVE'));
    expect((await read()).at(-1)).toMatchObject({ kind: 'alarm', action: 'record removed' });
  });

  it('raises none where a record changes that may: a challenge that is settled', async () => {
    counted.length = 0;
    await record(changeOf({ pk: `AWARD#${windowId}`, sk: `CHALLENGE#${at}`, windowId, settled: {} }, 'MODIFY'));
    expect((await read()).at(-1)).toMatchObject({ kind: 'record', action: 'record kept' });
    expect(counted).toEqual([]);
  });
});

describe('An entry', () => {
  it('is never written over by its writer, whatever its time', async () => {
    const records = table(tables.documents, tables.records, 'officer-site');
    const write = auditWrite(records, { windowId, at, action: 'once' });
    await records.transact([write]);
    await expect(records.transact([write])).rejects.toThrow('changed in the meantime');
  });

  it('asks where its chain ends once, and again where another recorder was quicker', async () => {
    const recorder = auditChains(table(tables.documents, tables.audit));
    const other = auditChains(table(tables.documents, tables.audit));
    const append = (chains: typeof recorder, id: string) =>
      chains.append(
        'shared',
        [{ id, from: 'officer-site', entry: { windowId: 'shared-2027-03-01', at, action: id } }],
        at,
      );
    expect(await requests.of(() => append(recorder, 'first'))).toEqual(['Query', 'PutItem']);
    expect(await requests.of(() => append(recorder, 'second'))).toEqual(['PutItem']);
    await append(other, 'third');
    await append(recorder, 'fourth');
    const items = await Array.fromAsync(trail().chain('shared'));
    expect(items.map(({ place, link }) => [place, link?.entry.action])).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'third'],
      [4, 'fourth'],
    ]);
    expect(items.slice(1).map(({ link }) => link?.previous)).toEqual(items.slice(0, -1).map(({ hash }) => hash));
  });

  const entryOf = (agreementId: string, action: string) => ({
    id: action,
    from: 'officer-site',
    entry: { windowId: `${agreementId}-2027-03-01`, at, action },
  });
  const actionsIn = async (chain: string) =>
    (await Array.fromAsync(trail().chain(chain))).map(({ link }) => link?.entry.action);

  it('is recorded once though it is told twice at once, and again a day later to a recorder that has just started', async () => {
    const chains = () => auditChains(table(tables.documents, tables.audit));
    const [one, two] = [entryOf('daily', 'one'), entryOf('daily', 'two')];
    await chains().append('daily', [one, one, two, one], at);
    const dayLater = '2027-04-02T09:00:00.000Z';
    await chains().append('daily', [entryOf('daily', 'three'), two, one], dayLater);
    expect(await actionsIn('daily')).toEqual(['one', 'two', 'three']);
  });

  it('of which nobody will tell again is not read for it', async () => {
    const { documents, audit } = tables;
    const chains = () => auditChains(table(documents, audit));
    const long = (day: number) =>
      Array.from({ length: 60 }, (_, number) => {
        const { entry, ...rest } = entryOf('weekly', `${day} ${number}`);
        return { ...rest, entry: { ...entry, detail: 'x'.repeat(20_000) } };
      });
    for (const day of [1, 2]) await chains().append('weekly', long(day), `2027-04-0${day}T09:00:00.000Z`);
    const last = entryOf('weekly', 'last');
    // Over a megabyte lies behind it, which is two pages; of these the first tells that the rest is older.
    expect(await requests.of(() => chains().append('weekly', [last], '2027-04-09T09:00:00.000Z'))).toEqual([
      'Query',
      'PutItem',
    ]);
  });

  it('that was recorded before links had marks is not recorded again', async () => {
    const { documents, audit } = tables;
    const chains = () => auditChains(table(documents, audit));
    await chains().append('older', [entryOf('older', 'old')], at);
    const [kept] = await Array.fromAsync(trail().chain('older'));
    const Item = { pk: 'CHAIN#older', sk: '000000000001', link: kept?.link };
    await documents.send(new PutCommand({ TableName: audit, Item }));
    await documents.send(
      new PutCommand({ TableName: audit, Item: { pk: 'RECORDED#old', sk: 'IN', chain: 'older', seq: 1 } }),
    );
    await chains().append('older', [entryOf('older', 'old'), entryOf('older', 'new')], at);
    expect(await actionsIn('older')).toEqual(['old', 'new']);
  });

  it('that plans a removal is known to be recorded, though its recorder broke off before it noted that', async () => {
    const { documents, audit } = tables;
    const planned = { ...entryOf('planned', 'plan'), id: 'ENTRY#retention#planned-2027-03-01#PLANNED#1' };
    const broken = table(documents, audit);
    const chains = auditChains({ ...broken, putOnce: () => Promise.reject(new Error('broke off')) });
    await expect(chains.append('planned', [planned], at)).rejects.toThrow('broke off');
    const next = auditChains(broken);
    expect(await next.isRecorded(planned.id)).toBe(false);
    await next.append('planned', [planned], at);
    expect([await next.isRecorded(planned.id), await actionsIn('planned')]).toEqual([true, ['plan']]);
  });

  it('in a chain is never written over by the recorder, which goes on behind what somebody put there', async () => {
    const { documents, audit } = tables;
    const Item = { pk: 'CHAIN#other', sk: '000000000001', link: 'put there' };
    await documents.send(new PutCommand({ TableName: audit, Item }));
    const chains = auditChains(table(documents, audit));
    const entry = { windowId: 'other-2027-03-01', at, action: 'late' };
    await chains.append('other', [{ id: 'late', from: 'officer-site', entry }], at);
    const items = await Array.fromAsync(trail().chain('other'));
    expect(items.map(({ place, link }) => [place, link?.entry.action])).toEqual([
      [1, undefined],
      [2, 'late'],
    ]);
  });
});
