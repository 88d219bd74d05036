import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listingWrites, listOf } from '../../../adapters/dynamodb/application-lists.ts';
import { listsOfRecords } from '../../../adapters/dynamodb/lists-of-records.ts';
import { relistings } from '../../../adapters/dynamodb/relistings.ts';
import type { Key, Table } from '../../../adapters/dynamodb/table.ts';
import { makeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import type { ListCounts } from '../../../domain/application/list-counts.ts';
import { LISTS_EDITION, type ListName, listsOf } from '../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { relist } from '../../../functions/workflow/finish-deliveries/relist.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { officers, personOf } from '../../builders/people.ts';
import { aPlace } from '../public-site/a-public-site.ts';
import { aCouncil, type Council, windowId } from './a-council.ts';

let council: Council;
beforeEach(async () => {
  council = await aCouncil();
  await council.aWindow({ status: 'evaluating', unsealedAt: '2027-03-31T11:01:00.000Z' });
});
afterEach(() => council.close());

const audit = { at: '2027-04-01T12:00:00.000Z', action: 'tested' };
const edith = personOf(officers.edith);
const keyOf = ({ applicationId }: OpenedApplication): Key => ({
  pk: `WINDOW#${windowId}`,
  sk: `APPLICATION#${applicationId}`,
});
const named = (name: string) => anApplication(name, { windowId });
const open = async (application: OpenedApplication) => {
  await council.applications.open(application, frozenOf(application));
  return stored(application);
};
const stored = async ({ applicationId }: OpenedApplication) => {
  const found = await council.applications.get(applicationId);
  if (!found) throw new Error(`${applicationId} is not stored`);
  return found;
};
const all = () => Array.fromAsync(council.applications.every(windowId));

/** A change as code from before there were lists makes it: it knows nothing of what an application is listed in. */
const changedBeforeLists = async (application: OpenedApplication, patch: Partial<OpenedApplication>) => {
  const { listed: _, ...was } = await stored(application);
  await council.records.put({ ...keyOf(application), ...was, ...patch, version: was.version + 1 });
};

/** What code from before the lists of an award knows of where an application stands. */
const inFirstEdition = ({ lists, tallies }: NonNullable<OpenedApplication['listed']>) => ({
  lists: lists.filter((name) => !/^(?:lot|register)-/.test(name)),
  tallies: tallies.filter((name) => !/^(?:with-place|place-|register-|has-)/.test(name)),
});

/** A change as that code makes it: it does not find the records in the lists of an award, and forgets that there are any. */
const changedInFirstEdition = async (application: OpenedApplication, patch: Partial<OpenedApplication>) => {
  const { listed = { lists: [], tallies: [] }, ...rest } = await stored(application);
  const was = { ...rest, listed: { lists: listed.lists, tallies: listed.tallies } };
  const next = { ...was, ...patch, version: was.version + 1 };
  const changed = { ...next, listed: inFirstEdition(listsOf(next)) };
  const { records } = council;
  await records.transact([
    records.putWrite({ ...keyOf(changed), ...changed }),
    ...listingWrites(records, changed, was),
  ]);
};

const relisting = (call: Partial<Council> = {}) => {
  const deps = { ...council, ...call };
  return relist({ ...deps, relistings: relistings(council.records, deps.applications, council.contracts) });
};
const untilMade = async (most: number) => {
  const outcomes: string[] = [];
  do outcomes.push((await relisting({ oneCall: { most, lasts: 'PT5M' } })(windowId)).outcome);
  while (outcomes.at(-1) === 'more');
  return outcomes;
};

const counted = (counts: ListCounts) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
const everyone = [officers.edith, officers.evan, officers.moderator].map(personOf);
const placeAndRow = z.looseObject({ sk: z.string() }).transform(({ pk: _, round: __, ...row }) => row);

/** Every list and count of the window as it is kept, beside what its applications would be in if they were listed for the first time. */
const keptAndDue = async () => {
  const applications = await all();
  const due = listsOfRecords(applications).lists;
  const names = new Set<string>(
    (await council.records.every(z.looseObject({}), `LIST#${windowId}`)).flatMap((each) =>
      Object.keys(each).map((name) => name.replace(/^\d+:/, '')),
    ),
  );
  for (const application of applications) for (const list of listsOf(application).lists) names.add(list);
  const kept: Record<string, unknown> = {};
  const right: Record<string, unknown> = {};
  for (const name of names) {
    const list = name as ListName;
    kept[name] = await council.records.every(placeAndRow, listOf(windowId, name));
    right[name] = (await due.beginning(windowId, list, () => true)).map(({ place, ...row }) => ({ ...row, sk: place }));
  }
  const counts: Record<string, number> = {};
  for (const officer of everyone) Object.assign(counts, await council.lists.counts(windowId, officer));
  return { kept: [kept, counted(counts)], right: [right, counted(await due.counts(windowId))] };
};
const expectRight = async () => {
  const { kept, right } = await keptAndDue();
  expect(kept).toEqual(right);
};

/** Applications everywhere, some of them changed by code that left their lists as they were. */
const aWindowThatWasTakenBack = async () => {
  const [received, referred, scoring, scored, dropped] = [
    await open(named('Ash Care').received()),
    await open(named('Beech Care').registrationReferred()),
    await open(named('Cedar Care').evaluating(officers.edith)),
    await open(named('Elm Care').scored()),
    await open(named('Fir Care').scored(2)),
  ];
  await open(named('Hazel Care').moderating());
  await changedBeforeLists(received, { status: 'registration-accepted' });
  await changedBeforeLists(referred, { status: 'registration-accepted', conflicts: [{ by: edith, at: audit.at }] });
  await changedBeforeLists(scoring, { evaluators: [{ slot: 1, by: edith, finalAt: audit.at }] });
  await changedInFirstEdition(scored, { status: 'moderating', lotResults: [] });
  await changedInFirstEdition(dropped, {});
  const opened = named('Gorse Care').received();
  await council.records.put({ ...keyOf(opened), ...opened });
  return { received, referred, scoring, scored, dropped, opened };
};

describe('Lists that code from before them left wrong', () => {
  it('come out as if they were made for the first time, with their counts, and stay right', async () => {
    const { received, scored } = await aWindowThatWasTakenBack();
    const { kept, right } = await keptAndDue();
    expect(kept).not.toEqual(right);
    expect(await relisting()(windowId)).toEqual({ outcome: 'made', left: 0 });
    await expectRight();
    await council.applications.move(await stored(received), 'evaluating', {}, audit);
    await council.applications.change(
      await stored(scored),
      { evaluators: [], conflicts: [{ by: edith, at: audit.at }] },
      audit,
    );
    await expectRight();
  });

  it('have no place of which code from before there was a list of these has made the contract', async () => {
    const placed = { ...named('Ash Care').scored(), status: 'awarded', awardedLots: ['A'] } as const;
    const { applicationId, providerId } = await open({ ...placed, awardedLots: [...placed.awardedLots] });
    await council.contracts.make(aPlace('s1-home-care', 1, { windowId, applicationId, providerId }));
    expect(await council.lists.counts(windowId)).toMatchObject({ 'held-place': 1 });
    await relisting()(windowId);
    expect(await council.lists.counts(windowId)).not.toHaveProperty('held-place');
    await expectRight();
  });

  it('come out right when it happens again, and where it was only some of them', async () => {
    const { received, scoring } = await aWindowThatWasTakenBack();
    await relisting()(windowId);
    await changedBeforeLists(received, { status: 'evaluating' });
    await changedInFirstEdition(scoring, { status: 'received', evaluators: [] });
    await relisting()(windowId);
    await expectRight();
    await relisting()(windowId);
    await expectRight();
  });

  it('are mended in several calls, while officers go on deciding and the sweep comes by', async () => {
    const { received, referred, scored } = await aWindowThatWasTakenBack();
    const once = relisting({ oneCall: { most: 2, lasts: 'PT5M' } });
    expect(await once(windowId)).toEqual({ outcome: 'more', left: 5 });
    for (const each of await all()) {
      if (each.status !== 'registration-accepted') continue;
      await council.applications.move(each, 'evaluating', {}, audit);
    }
    expect(await once(windowId)).toEqual({ outcome: 'more', left: 3 });
    await makeListsWhole(council.records, council.applications, council.contracts)(windowId);
    await council.applications.change(await stored(scored), { moderator: edith }, audit);
    expect(await untilMade(2)).toEqual(['more', 'made']);
    await expectRight();
    for (const each of [received, referred])
      await council.applications.change(await stored(each), { evaluators: [{ slot: 1, by: edith }] }, audit);
    await expectRight();
  });

  it('go on where they stood after a call that broke off', async () => {
    await aWindowThatWasTakenBack();
    const applications: Council['applications'] = {
      ...council.applications,
      async getIfReadable(applicationId) {
        if (applicationId === (await all()).at(-1)?.applicationId) throw new Error('The database is gone');
        return council.applications.getIfReadable(applicationId);
      },
    };
    await expect(relisting({ applications })(windowId)).rejects.toThrow('The database is gone');
    expect(await untilMade(5_000)).toEqual(['made']);
    await expectRight();
  });

  it('have an application where an officer put it in the same moment', async () => {
    const { received } = await aWindowThatWasTakenBack();
    let moved = false;
    const applications: Council['applications'] = {
      ...council.applications,
      async getIfReadable(applicationId) {
        const read = await council.applications.getIfReadable(applicationId);
        if (read && applicationId === received.applicationId && !moved) {
          moved = true;
          await council.applications.move(read, 'evaluating', {}, audit);
        }
        return read;
      },
    };
    expect(await relisting({ applications })(windowId)).toMatchObject({ outcome: 'made' });
    await expectRight();
  });

  it('keep a record that an officer’s decision puts where a wrong one is just taken away', async () => {
    const { received } = await aWindowThatWasTakenBack();
    let isBack = false;
    const records: Table = {
      ...council.records,
      async transact(writes) {
        const taken = writes.length === 1 ? writes[0]?.Delete?.Key?.pk : undefined;
        if (taken === listOf(windowId, 'received') && !isBack) {
          isBack = true;
          await council.applications.change(await stored(received), { status: 'received' }, audit);
        }
        return council.records.transact(writes);
      },
    };
    const listAnew = relist({ ...council, relistings: relistings(records, council.applications, council.contracts) });
    expect(await listAnew(windowId)).toEqual({ outcome: 'made', left: 0 });
    expect(isBack).toBe(true);
    await expectRight();
  });

  it('have an application that was set aside and is opened while they are mended', async () => {
    await aWindowThatWasTakenBack();
    let isOpened = false;
    const applications: Council['applications'] = {
      ...council.applications,
      async idsNotListedIn(of, round) {
        const ids = await council.applications.idsNotListedIn(of, round);
        if (!isOpened) await open(named('Juniper Care').received());
        isOpened = true;
        return ids;
      },
    };
    expect(await relisting({ applications })(windowId)).toEqual({ outcome: 'more', left: 1 });
    expect(await relisting()(windowId)).toEqual({ outcome: 'made', left: 0 });
    await expectRight();
  });

  it('keep what they have while an application cannot be read, and come out right once it can', async () => {
    const { received } = await aWindowThatWasTakenBack();
    const whole = await stored(received);
    await council.records.put({ ...keyOf(whole), ...whole, organisationName: 7 });
    const stale = await council.lists.every(windowId, 'received').next();
    expect(await relisting()(windowId)).toEqual({ outcome: 'unreadable', left: 1 });
    expect(await council.lists.every(windowId, 'received').next()).toEqual(stale);
    await council.records.put({ ...keyOf(whole), ...whole });
    expect(await relisting()(windowId)).toEqual({ outcome: 'made', left: 0 });
    await expectRight();
  });

  it('are of a window that is listed after that, whenever it was unsealed', async () => {
    const opened = named('Gorse Care').received();
    await council.records.put({ ...keyOf(opened), ...opened });
    await relisting()(windowId);
    expect([
      await council.lists.areWhole(windowId),
      await makeListsWhole(council.records, council.applications, council.contracts)(windowId),
    ]).toEqual([true, false]);
    expect((await stored(opened)).listed).toMatchObject({ edition: LISTS_EDITION });
  });

  it('are none of a window whose applications are sealed or being opened, or that does not exist', async () => {
    const window = await council.windows.get(windowId);
    if (!window) throw new Error('There is no window');
    await expect(relisting()('s1-home-care-2031-03-01')).rejects.toThrow('not opened');
    for (const [status, unsealedAt] of [
      ['open', undefined],
      ['closed', '2027-03-31T11:01:00.000Z'],
    ] as const) {
      await council.records.put({
        pk: 'AGREEMENT#s1-home-care',
        sk: `WINDOW#${windowId}`,
        ...window,
        status,
        unsealedAt,
      });
      await expect(relisting()(windowId)).rejects.toThrow('not opened');
    }
  });
});
