import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import { type ListName, ownList } from '../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { officers, personOf } from '../../builders/people.ts';
import { metered } from '../../support/metered.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
let applications: ReturnType<typeof applicationRepository>;
let contracts: ReturnType<typeof contractRepository>;
let lists: ReturnType<typeof applicationLists>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records, 'officer-site');
  applications = applicationRepository(records);
  contracts = contractRepository(records);
  lists = applicationLists(records);
});
afterAll(() => tables.close());

const audit = { at: '2027-04-01T12:00:00.000Z', action: 'tested' };
const opened = async (windowId: string, name: string): Promise<OpenedApplication> => {
  const application = anApplication(name, { windowId }).received();
  await applications.open(application, frozenOf(application));
  return (await applications.get(application.applicationId)) ?? application;
};
const namesIn = async (windowId: string, list: ListName) =>
  (await lists.page(windowId, list, {})).items.map(({ organisationName }) => organisationName);

describe('The lists of a window’s applications', () => {
  it('have each where it stands, and no longer where it stood', async () => {
    const windowId = 'moving';
    const one = await opened(windowId, 'Ash Care');
    await opened(windowId, 'Beech Care');
    expect(await namesIn(windowId, 'received')).toEqual(['Ash Care', 'Beech Care']);
    await applications.move(one, 'registration-accepted', {}, audit);
    expect(await namesIn(windowId, 'received')).toEqual(['Beech Care']);
    expect(await namesIn(windowId, 'registration-accepted')).toEqual(['Ash Care']);
    expect(await namesIn(windowId, 'all')).toEqual(['Ash Care', 'Beech Care']);
    expect(await lists.counts(windowId)).toMatchObject({ all: 2, received: 1, 'registration-accepted': 1 });
  });

  it('follow what changes without a move: who scores it, and who has done so', async () => {
    const windowId = 'scoring';
    const accepted = await applications.move(await opened(windowId, 'Ash'), 'registration-accepted', {}, audit);
    const evaluating = await applications.move(accepted, 'evaluating', {}, audit);
    const edith = { slot: 1 as const, by: personOf(officers.edith) };
    const own = { id: edith.by.id };
    await applications.change(evaluating, { evaluators: [edith] }, audit);
    expect(await namesIn(windowId, ownList('scoring', own))).toEqual(['Ash']);
    expect(await namesIn(windowId, 'needs-both-evaluators')).toEqual([]);
    expect(await namesIn(windowId, 'needs-second-evaluator')).toEqual(['Ash']);

    const begun = (await applications.get(evaluating.applicationId)) ?? evaluating;
    await applications.change(begun, { evaluators: [{ ...edith, finalAt: audit.at }] }, audit);
    expect(await namesIn(windowId, ownList('scoring', own))).toEqual([]);
    expect((await lists.page(windowId, ownList('scored', own), {})).items[0]?.evaluators).toEqual([
      { ...edith, finalAt: audit.at },
    ]);
    expect(await lists.counts(windowId, own)).toMatchObject({
      [ownList('scoring', own)]: 0,
      [ownList('scored', own)]: 1,
      'half-scored': 1,
    });
    expect(await lists.counts(windowId)).not.toHaveProperty([ownList('scored', own)]);
  });

  it('are read fifty at a time by name, forwards and backwards, for what is shown', async () => {
    const windowId = 'long';
    for (let number = 1; number <= 120; number += 1) await opened(windowId, `Care ${number}`);
    const first = await lists.page(windowId, 'all', {});
    const second = await lists.page(windowId, 'all', { from: first.next });
    const third = await lists.page(windowId, 'all', { from: second.next });
    const ends = [first, second, third].map(({ items }) => [
      items[0]?.organisationName,
      items.at(-1)?.organisationName,
    ]);
    expect(ends).toEqual([
      ['Care 1', 'Care 50'],
      ['Care 51', 'Care 100'],
      ['Care 101', 'Care 120'],
    ]);
    expect(await lists.page(windowId, 'all', { before: third.previous })).toEqual(second);
    expect((await lists.page(windowId, 'all', { from: 'care 7' })).items[0]?.organisationName).toBe('Care 7');
    expect(await metered(tables.documents).of(() => lists.page(windowId, 'all', {}))).toBeLessThan(10);
  });

  it('find an application by the whole of its reference', async () => {
    const windowId = 'referred';
    const { applicationId, receipt } = await opened(windowId, 'Ash Care');
    await opened(windowId, 'Beech Care');
    expect(await lists.withReference(windowId, receipt.reference)).toEqual([applicationId]);
    expect(await lists.withReference(windowId, receipt.reference.slice(0, -1))).toEqual([]);
  });

  it('get what was opened before there were lists, once, whatever is done with it before', async () => {
    const windowId = 'older';
    const older = anApplication('Ash Care', { windowId }).received();
    const key = { pk: `WINDOW#${windowId}`, sk: `APPLICATION#${older.applicationId}` };
    await records.put({ ...key, ...older });
    await applications.move(older, 'registration-accepted', {}, audit);
    await opened(windowId, 'Beech Care');
    expect(await lists.counts(windowId)).toMatchObject({ all: 1, received: 1 });

    const make = makeListsWhole(records, applications, contracts);
    expect([await make(windowId), await make(windowId)]).toEqual([true, false]);
    expect(await namesIn(windowId, 'all')).toEqual(['Ash Care', 'Beech Care']);
    expect(await lists.counts(windowId)).toMatchObject({ all: 2, received: 1, 'registration-accepted': 1 });
    const kept = await applications.get(older.applicationId);
    if (kept) await applications.move(kept, 'evaluating', {}, audit);
    expect(await namesIn(windowId, 'registration-accepted')).toEqual([]);
    expect(await lists.counts(windowId)).toMatchObject({ all: 2, 'registration-accepted': 0, evaluating: 1 });
  });
  it('get what could not be read when its window was listed, once it can; the others are listed without it', async () => {
    const windowId = 'damaged';
    const older = anApplication('Ash Care', { windowId }).received();
    const other = anApplication('Beech Care', { windowId }).received();
    const keyOf = ({ applicationId }: OpenedApplication) => ({
      pk: `WINDOW#${windowId}`,
      sk: `APPLICATION#${applicationId}`,
    });
    await records.put({ ...keyOf(older), ...older, organisationName: 7 });
    await records.put({ ...keyOf(other), ...other });
    const make = makeListsWhole(records, applications, contracts);
    await make(windowId);
    expect([await lists.areMade(windowId), await namesIn(windowId, 'all')]).toEqual([true, ['Beech Care']]);
    await records.put({ ...keyOf(older), ...older });
    expect([await make(windowId), await make(windowId)]).toEqual([true, false]);
    expect(await namesIn(windowId, 'all')).toEqual(['Ash Care', 'Beech Care']);
  });

  it('are made though one application was changed meanwhile, which the next attempt lists', async () => {
    const windowId = 'contended';
    const both = ['Ash Care', 'Beech Care'].map((name) => anApplication(name, { windowId }).received());
    for (const each of both)
      await records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${each.applicationId}`, ...each });
    const readable: typeof applications.readable = async function* (of) {
      for await (const each of applications.readable(of)) {
        if (each.organisationName === 'Ash Care') await applications.move(each, 'registration-accepted', {}, audit);
        yield each;
      }
    };
    await expect(makeListsWhole(records, { ...applications, readable }, contracts)(windowId)).rejects.toThrow(Conflict);
    expect([await lists.areMade(windowId), await namesIn(windowId, 'all')]).toEqual([false, ['Beech Care']]);
    await makeListsWhole(records, applications, contracts)(windowId);
    expect(await namesIn(windowId, 'all')).toEqual(['Ash Care', 'Beech Care']);
  });
});
