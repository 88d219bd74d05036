import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { addressRepository } from '../../adapters/dynamodb/addresses.ts';
import { interestRepository } from '../../adapters/dynamodb/interests.ts';
import { providerPeopleRepository } from '../../adapters/dynamodb/provider-people.ts';
import { retainedRecords } from '../../adapters/dynamodb/retained-records.ts';
import { sealedApplicationRepository } from '../../adapters/dynamodb/sealed-applications.ts';
import { type Table, table } from '../../adapters/dynamodb/table.ts';
import { comingWindow } from '../../domain/window/coming-window.ts';
import { type Asked, whatIsDue } from '../../laptop/retention/due.ts';
import { s1 } from '../builders/an-application.ts';
import { createTables, type Tables } from '../support/tables.ts';

const since = '2026-08-01T09:00:00.000Z';
/** Three years after all were registered. */
const on = '2030-01-01';

let tables: Tables;
let sealed: Table;
beforeEach(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  sealed = table(tables.documents, tables.sealed);
});
afterEach(() => tables.close());

const named = (name: string) => table(tables.documents, name);
const registered = (...ids: readonly string[]) =>
  Promise.all(
    ids.map((providerId) =>
      interestRepository(named(tables.records)).register(s1().id, {
        providerId,
        name: 'A',
        email: 'a@b.example',
        since,
      }),
    ),
  );
const person = (id: string) => ({ id, name: id, email: `${id}@provider.example`, part: 'sign' as const, since });
/** A provider with these people, each of whom acts for it. */
const aProvider = async (providerId: string, ...ids: readonly string[]) => {
  const repository = providerPeopleRepository(sealed);
  const whole = { name: 'Bright Care', people: ids.map(person), invitations: [] };
  await sealed.transact([
    repository.write({ providerId }, undefined, whole),
    ...ids.map((id) => repository.actWrite(id, providerId, undefined)),
  ]);
};
const due = async (asked: Asked = { on }) => {
  const { documents: client, records, letters } = tables;
  const read = retainedRecords({ client, records: named(records), sealed, letters: named(letters) });
  const found = await whatIsDue({ records: read, agreements: [s1()] }, asked);
  return found.flatMap((each) => ('pk' in each && each.store === 'sealed' ? [`${each.pk} ${each.sk}`] : [])).toSorted();
};

describe('Who acts for a provider', () => {
  it('goes with it, together with whom each acts for: nobody is left who acts for nothing', async () => {
    await aProvider('asha', 'asha', 'ben');
    await registered('asha');
    await sealed.transact([
      addressRepository(sealed).write('asha', { confirmed: [], version: 0 }, { confirmed: ['b@c.example'] }),
    ]);
    expect(await due()).toEqual([
      'ACCOUNT#asha ACTS-FOR',
      'ACCOUNT#asha ADDRESSES',
      'ACCOUNT#asha PEOPLE',
      'ACCOUNT#ben ACTS-FOR',
    ]);
  });

  it('stays where it is somebody’s own account alone that is due: they act for a provider that is kept', async () => {
    await aProvider('asha', 'asha', 'ben');
    await registered('ben');
    expect(await due()).toEqual([]);
    expect(await due({ on, account: 'ben' })).toEqual([]);
  });

  it('stays of whoever left what their account began with: it would be theirs again', async () => {
    await aProvider('anew', 'asha');
    await registered('anew');
    expect(await due()).toEqual(['ACCOUNT#anew PEOPLE', 'ACCOUNT#asha ACTS-FOR']);
    await sealed.transact([
      providerPeopleRepository(sealed).write({ providerId: 'asha' }, undefined, {
        name: 'Bright Care',
        people: [person('ben')],
        invitations: [],
      }),
    ]);
    expect(await due()).toEqual([]);
  });
});

describe('What is prepared for a window of which there is no record yet', () => {
  it('goes at once where its provider asks for that, and keeps the account otherwise', async () => {
    const coming = comingWindow(s1(), '2026-11-30T09:00:00.000Z');
    if (!coming) throw new Error('No window is to come');
    await registered('early');
    await sealedApplicationRepository(sealed).start(coming.windowId, 'early', since);
    expect(await due({ on: '2026-11-30', account: 'early' })).toEqual([
      `WINDOW#${coming.windowId}#BEGUN early`,
      `WINDOW#${coming.windowId}#PROVIDER#early APPLICATION`,
    ]);
    expect(await due({ on: '2026-11-30' })).toEqual([]);
  });
});
