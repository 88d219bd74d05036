import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { s3 } from '@laptop/cloud/s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { keptVersions } from '../../adapters/documents/kept-versions.ts';
import { applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { interestRepository } from '../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { outcomeDrafts } from '../../adapters/dynamodb/outcome-drafts.ts';
import { sealedApplicationRepository } from '../../adapters/dynamodb/sealed-applications.ts';
import { sendingRounds } from '../../adapters/dynamodb/sending-rounds.ts';
import { table } from '../../adapters/dynamodb/table.ts';
import { unsafeFileRepository } from '../../adapters/dynamodb/unsafe-files.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { retentionTerms } from '../../domain/retention/rules.ts';
import { confirmPlan } from '../../laptop/retention/confirm.ts';
import type { Asked } from '../../laptop/retention/due.ts';
import { nameOf, type Plan, planOf, readPlan, type Signer } from '../../laptop/retention/plan.ts';
import { type Stores, storesNamed } from '../../laptop/retention/stores.ts';
import { check } from '../../laptop/verify-audit/check.ts';
import { storedInTables } from '../../laptop/verify-audit/tables.ts';
import { listening } from '../../packages/laptop-cloud/test/listening.ts';
import { aWindow } from '../builders/a-window.ts';
import { anApplication, frozenOf, s1 } from '../builders/an-application.ts';
import { aStoredFile } from '../builders/files.ts';
import { changeOf, recorderOf } from '../support/recorded-audit.ts';
import { createTables, type Tables } from '../support/tables.ts';
import { underSeal } from '../support/under-seal.ts';

/** S1 ends on 31 August 2028, with the options taken. Three years later is over, six are not. */
const on = '2032-01-01';
const now = () => '2032-01-02T09:00:00.000Z';
const early = 's1-home-care-2026-09-01';
const later = 's1-home-care-2027-03-01';
const since = '2026-08-01T09:00:00.000Z';
const at = '2027-04-01T09:00:00.000Z';
const Buckets = ['sealed-files', 'opened-files'] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'retention-'));
const storage = s3({ folder, buckets: [...Buckets], versioned: [...Buckets] });
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
let server: Awaited<ReturnType<typeof listening>>;
let files: S3Client;
let tables: Tables;
let stores: Stores;
let counted: string[];
beforeAll(async () => {
  server = await listening(storage.handle);
});
afterAll(async () => {
  await server.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});

const storesOf = (agreement: Agreement = s1()): Stores => {
  files = new S3Client({ endpoint: server.url, forcePathStyle: true, region: 'eu-west-2', credentials });
  const { records, sealed, letters, audit } = tables;
  return storesNamed(
    { records, sealed, letters, audit },
    {
      database: { endpoint: inject('dynamoDbEndpoint'), region: 'eu-west-2', credentials },
      files: { 'sealed-files': keptVersions(files, Buckets[0]), 'opened-files': keptVersions(files, Buckets[1]) },
    },
    [agreement],
  );
};

/** One that applied in vain, one that has a place, and one that never submitted. */
const lost = anApplication('Lost Care', { windowId: later, providerId: 'lost', status: 'unsuccessful' });
const won = anApplication('Won Care', { windowId: later, providerId: 'won', locationId: '1-2222222222' });
const asLost: OpenedApplication = { ...lost.scored(), status: 'unsuccessful' };
const asWon: OpenedApplication = { ...won.scored(), status: 'awarded' };
/** Carried over from a draft of the window before into the application that won. */
const carried = aStoredFile(`kept/${early}.won/1-a`, 'policy.pdf');
const lostFile = aStoredFile(`kept/${later}.lost/1-b`, 'policy.pdf');
/** What a record could say, were it forged: it removes nothing of another's. */
const anothers = aStoredFile(`kept/${later}.won/2-c`, 'policy.pdf');
const answersWith = (policy: typeof carried) => ({ safeguarding: { lead: 'Joan Hill', policy } });

const put = (name: string, Item: Record<string, unknown>) =>
  tables.documents.send(new PutCommand({ TableName: name, Item }));
const record = (...changes: Parameters<ReturnType<typeof recorderOf>>[0]) => recorderOf(tables, now, counted)(changes);
/** Keeps a record, which the stream tells. */
const followed = async (Item: { readonly pk: string; readonly sk: string } & Record<string, unknown>) => {
  await put(tables.records, Item);
  await record(changeOf(Item));
};
const letterOf = (windowId: string, what: string, providerId: string, kind: Letter['kind']): Letter => ({
  letterId: `${windowId}.${what}.${providerId}`,
  kind,
  to: 'manager@provider.example',
  subject: 'About your application',
  body: 'Dear Lost Care',
});

const submitted = async (application: OpenedApplication, policy: typeof carried) => {
  const { windowId, providerId, receipt } = application;
  const sealed = sealedApplicationRepository(table(tables.documents, tables.sealed));
  const frozen = { ...frozenOf(application), answers: answersWith(policy) };
  await sealed.start(windowId, providerId, since);
  await sealed.savePage(windowId, providerId, 'safeguarding', frozen.answers.safeguarding, 0, since);
  const draft = await sealed.get(windowId, providerId);
  if (!draft) throw new Error('Nothing was begun');
  await sealed.submit(
    draft,
    frozen,
    receipt,
    await underSeal(sealed, windowId, {
      email: application.email,
      promised: '2027-03-31T16:00:00.000Z',
      at: since,
      readers: [],
    }),
    [],
  );
  const records = table(tables.documents, tables.records, 'unseal-applications');
  const named = { applicationId: application.applicationId, page: 'safeguarding', field: 'policy' };
  await applicationRepository(records).open(application, frozen, [
    unsafeFileRepository(records).named(policy.key, named),
  ]);
  await record(changeOf({ pk: `FROZEN#${application.applicationId}`, sk: 'FROZEN', frozen }));
};

beforeEach(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  counted = [];
  stores = storesOf();
  const { documents } = tables;
  const records = table(documents, tables.records, 'prepare-window');
  for (const windowId of [early, later]) {
    const closed = windowId === early ? '2026-09-30T16:00:00.000Z' : '2027-03-31T16:00:00.000Z';
    const window = aWindow({ windowId, closesAt: closed }).awarded();
    await windowRepository(records).prepare(window, s1(), { at: since, action: 'window prepared' });
  }
  const interests = interestRepository(records);
  for (const providerId of ['lost', 'won', 'idle'])
    await interests.register('s1-home-care', { providerId, name: providerId, email: 'a@provider.example', since });

  const sealed = sealedApplicationRepository(table(documents, tables.sealed));
  await sealed.start(early, 'won', since);
  await sealed.savePage(early, 'won', 'safeguarding', answersWith(carried).safeguarding, 0, since);
  await sealed.start(later, 'idle', since);
  const idle = { name: 'Idle Care', policy: anothers, locationId: '1-1234567890' };
  const naming = sealed.namingWrites({ windowId: later, providerId: 'idle' }, undefined, idle.locationId);
  await sealed.savePage(later, 'idle', 'organisation', idle, 0, since, naming);
  await submitted(asLost, lostFile);
  await submitted(asWon, carried);
  for (const { applicationId } of [asLost, asWon]) {
    await followed({ pk: `EVIDENCE#${applicationId}`, sk: 'ab12', fetchedAt: at, sha256: 'ab12', bodies: {} });
    await put(tables.records, { pk: `APPLICATION#${applicationId}`, sk: 'EVALUATION#1', applicationId, version: 1 });
    await put(tables.records, { pk: `WAIT#${applicationId}`, sk: 'moderation', subject: applicationId, version: 1 });
  }
  const drafts = outcomeDrafts(records);
  for (const { windowId, applicationId } of [asLost, asWon]) {
    const named = { organisationName: applicationId, reference: 'HC-1', to: 'a@provider.example', places: [] };
    await drafts.keep(1, { windowId, applicationId, ...named, kind: 'no-lot', differs: ['corrected'] });
  }
  for (const providerId of ['lost', 'won']) {
    await put(tables.records, { pk: `REPRESENTATION#${providerId}`, sk: `${later}#001`, providerId, version: 1 });
    await put(tables.records, { pk: `OUTCOME#${providerId}`, sk: later, providerId });
    await put(tables.records, { pk: `CONTROL#${providerId}`, sk: '1-1234567890', version: 1 });
    await put(tables.sealed, { pk: `ACCOUNT#${providerId}`, sk: 'ADDRESSES', confirmed: [], version: 1 });
  }
  await put(tables.records, { pk: `RULES#other`, sk: 'kept' });
  const letters = letterRepository(documents, table(documents, tables.letters));
  await sendingRounds(documents, table(documents, tables.letters)).begin(at);
  const each = ['lost', 'won'].flatMap((providerId) => [
    letterOf(later, 'receipt-1', providerId, 'receipt'),
    letterOf(later, 'outcome', providerId, 'outcome'),
    letterOf('account', 'address-code-1', providerId, 'address-code'),
  ]);
  await letters.enqueue([...each, letterOf(later, 'opened', 'idle', 'window-opened')], at);
  for (const Bucket of Buckets)
    for (const Key of [anothers.key, carried.key, lostFile.key, lostFile.key, `kept/${later}.lost/left-over`])
      await files.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
});
afterEach(async () => {
  for (const Bucket of Buckets)
    for (const { Key = '', VersionId = '' } of await versionsIn(Bucket))
      storage.store.removeVersion(Bucket, Key, VersionId);
  await stores.close();
  await tables.close();
});

const versionsIn = async (Bucket: string) =>
  (await files.send(new ListObjectVersionsCommand({ Bucket }))).Versions ?? [];
/** Everything that is stored and can be removed, by the names that a plan gives it; entries of the audit trail are none of it. */
const everything = async (): Promise<readonly string[]> => {
  const rows = await Promise.all(
    (['records', 'sealed', 'letters'] as const).map(async (store) => {
      const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: tables[store] }));
      return Items.filter(({ pk }) => !pk.startsWith('ENTRY#')).map(({ pk, sk }) => `${store} ${pk} ${sk}`);
    }),
  );
  const objects = await Promise.all(
    Buckets.map(async (bucket) => (await versionsIn(bucket)).map((each) => `${bucket} ${each.Key} ${each.VersionId}`)),
  );
  return [...rows.flat(), ...objects.flat()].toSorted();
};

const priya: Signer = { name: 'Priya Proposer', identity: 'arn:aws:sts::000000000000:assumed-role/records/priya' };
const conrad: Signer = { name: 'Conrad Confirmer', identity: 'arn:aws:sts::000000000000:assumed-role/records/conrad' };
const proposed = async (asked: Partial<Asked> = {}): Promise<Plan> =>
  planOf({ on, ...asked, by: priya, of: {}, items: [...(await stores.due({ on, ...asked }))] });
/** The stream, as far as entries of removals go: each is recorded once. */
const stream = async (): Promise<boolean> => {
  for (const windowId of [early, later, 'service']) {
    const { Items = [] } = await tables.documents.send(
      new QueryCommand({
        TableName: tables.records,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `ENTRY#retention#${windowId}` },
      }),
    );
    await record(...Items.map((item) => changeOf({ pk: `${item.pk}`, sk: `${item.sk}`, ...item })));
  }
  return true;
};
const confirmed = (plan: Plan, by = conrad, removed?: (count: number) => void) =>
  confirmPlan({ ...stores, now, waitOnce: stream, ...(removed && { removed }) }, plan, by);
const verified = async () => {
  const { audit, records } = tables;
  const stored = await storedInTables({ table: audit, records, region: 'eu-west-2' }, [], {
    endpoint: inject('dynamoDbEndpoint'),
    credentials,
  });
  try {
    return (await check(stored)).faults;
  } finally {
    await stored.close();
  }
};
const withoutVersion = (name: string) => name.replace(/^(\S+-files \S+) .*/, '$1');

describe('A dry run', () => {
  it('lists exactly what is due, and changes nothing', async () => {
    const before = await everything();
    const { items } = await proposed();
    expect(await everything()).toEqual(before);
    const id = asLost.applicationId;
    expect([...new Set(items.map(nameOf).map(withoutVersion))].toSorted()).toEqual(
      [
        ...Buckets.flatMap((bucket) => [`${bucket} ${lostFile.key}`, `${bucket} kept/${id}/left-over`]),
        `letters LETTER#${later}.opened.idle LETTER`,
        `letters LETTER#${later}.outcome.lost LETTER`,
        `letters SEALED-LETTER#${later}.receipt-1.lost LETTER`,
        'letters SEALED-LETTER#account.address-code-1.lost LETTER',
        'letters SEALED-LETTER#account.address-code-1.won LETTER',
        `records APPLICATION#${id} EVALUATION#1`,
        'records CONTROL#lost 1-1234567890',
        `records DRAFT#${later} DIFFERS#001#${id}#${id}`,
        `records DRAFT#${later} LETTER#001#no-lot#${id}#${id}`,
        `records DRAFT#${later} OF#${id}#001`,
        `records EVIDENCE#${id} ab12`,
        `records FILE#${lostFile.key} NAMED-BY#${id}#safeguarding#policy`,
        `records FROZEN#${id} FROZEN`,
        'records INTEREST#s1-home-care idle',
        'records INTEREST#s1-home-care lost',
        ...['all', 'unsuccessful', 'moderated', 'scored.edith', 'scored.evan', 'register-unasked'].map(
          (list) => `records LIST#${later}#${list} lost-care#${id}`,
        ),
        // By its total, the best first.
        `records LIST#${later}#lot-A 002000000#lost-care#${id}`,
        `records LIST#${later}#by-reference ${asLost.receipt.reference}#${id}`,
        `records LOCATION#s1-home-care#1-1234567890 ${id}`,
        `records OUTCOME#lost ${later}`,
        `records REPRESENTATION#lost ${later}#001`,
        `records WAIT#${id} moderation`,
        `records WINDOW#${later} APPLICATION#${id}`,
        'sealed ACCOUNT#lost ADDRESSES',
        `sealed WINDOW#${early}#PROVIDER#won APPLICATION`,
        `sealed WINDOW#${early}#PROVIDER#won PAGE#safeguarding`,
        `sealed WINDOW#${later}#PROVIDER#idle APPLICATION`,
        `sealed WINDOW#${later}#LOCATION#1-1234567890 idle`,
        `sealed WINDOW#${later}#PROVIDER#idle PAGE#organisation`,
        `sealed WINDOW#${later}#PROVIDER#lost APPLICATION`,
        `sealed WINDOW#${later}#PROVIDER#lost PAGE#safeguarding`,
        `sealed WINDOW#${later}#PROVIDER#lost SUBMISSION#0001`,
        `sealed WINDOW#${early}#BEGUN won`,
        `sealed WINDOW#${later}#BEGUN idle`,
        `sealed WINDOW#${later}#BEGUN lost`,
      ].toSorted(),
    );
  });

  it('lists what officers sent with notes on its referrals, in every version, also where no note names it, and what a scan found of it', async () => {
    const letter = aStoredFile(`kept/${later}.lost/referral/1-d`, 'letter.pdf');
    const forgotten = `kept/${later}.lost/referral/2-e`;
    const by = { id: 'priya', name: 'Priya Proposer' };
    const records = table(tables.documents, tables.records, 'officer-site');
    const applications = applicationRepository(records);
    const found = await applications.get(asLost.applicationId);
    if (!found) throw new Error('It is gone');
    const referralNotes = [
      { stage: 'registration' as const, note: 'CQC wrote.', files: [{ ...letter, addedAt: at }], by, at },
    ];
    await records.transact(applications.changeWrites(found, { referralNotes }, { at, by, action: 'file added' }));
    await unsafeFileRepository(records).keepResult(letter.key, 'infected', at);
    for (const Key of [letter.key, letter.key, forgotten])
      await files.send(new PutObjectCommand({ Bucket: 'opened-files', Key, Body: 'x' }));
    const listed = (await proposed()).items.map(nameOf).map(withoutVersion);
    expect(listed.filter((name) => name.includes('/referral/')).toSorted()).toEqual([
      `opened-files ${letter.key}`,
      `opened-files ${letter.key}`,
      `opened-files ${forgotten}`,
      `records FILE#${letter.key} RESULT#infected`,
    ]);
  });

  it('lists nothing of a window that is held, and stops at a hold of a window that there is not', async () => {
    const held = (windowId: string) => ({
      ...s1(),
      retention: retentionTerms.parse({ holds: [{ windowId, reason: 'a claim in court' }] }),
    });
    await stores.close();
    stores = storesOf(held(later));
    const { items } = await proposed();
    expect(items.filter(({ windowId }) => windowId === later)).toEqual([]);
    expect(items.map(nameOf)).not.toContain('records INTEREST#s1-home-care lost');
    await stores.close();
    stores = storesOf(held('s1-home-care-2027-03-02'));
    await expect(proposed()).rejects.toThrow('none of its windows');
  });

  it('reads nothing while a window is sealed, but for who asks to be deleted', async () => {
    const open = 's1-home-care-2031-12-01';
    const records = table(tables.documents, tables.records, 'prepare-window');
    const window = aWindow({ windowId: open }).open();
    await windowRepository(records).prepare(window, s1(), { at: since, action: 'window prepared' });
    const sealed = sealedApplicationRepository(table(tables.documents, tables.sealed));
    for (const providerId of ['lost', 'idle']) await sealed.start(open, providerId, since);
    await expect(proposed()).rejects.toThrow(`${open} is sealed, and nobody reads it`);
    const { items } = await proposed({ account: 'idle' });
    const names = items.map(nameOf);
    expect(names).toContain(`sealed WINDOW#${open}#PROVIDER#idle APPLICATION`);
    expect(names.filter((name) => /lost|won/.test(name))).toEqual([]);
  });

  it('lists what won a place, with the file that was carried over, only when its own time is over', async () => {
    const { items } = await proposed({ on: '2034-09-01' });
    const names = items.map(nameOf).map(withoutVersion);
    expect(names).toContain(`records FROZEN#${asWon.applicationId} FROZEN`);
    expect(names).toContain(`opened-files ${carried.key}`);
    expect(names).toContain('sealed ACCOUNT#won ADDRESSES');
  });
});

describe('Whoever asks to be deleted', () => {
  const asked = async (account: string) =>
    (await proposed({ on: '2027-05-01', account })).items.map(nameOf).map(withoutVersion);

  it('is, at once, where nothing was submitted', async () => {
    expect(await asked('idle')).toEqual([
      'records INTEREST#s1-home-care idle',
      `sealed WINDOW#${later}#BEGUN idle`,
      `sealed WINDOW#${later}#LOCATION#1-1234567890 idle`,
      `sealed WINDOW#${later}#PROVIDER#idle APPLICATION`,
      `sealed WINDOW#${later}#PROVIDER#idle PAGE#organisation`,
    ]);
  });

  it('loses the drafts and codes alone where an application is kept, and not the file that it names', async () => {
    expect(await asked('won')).toEqual([
      'letters SEALED-LETTER#account.address-code-1.won LETTER',
      `sealed WINDOW#${early}#BEGUN won`,
      `sealed WINDOW#${early}#PROVIDER#won APPLICATION`,
      `sealed WINDOW#${early}#PROVIDER#won PAGE#safeguarding`,
    ]);
  });

  it('is removed by the same two people, and nobody else with them', async () => {
    const before = await everything();
    const plan = await proposed({ account: 'idle' });
    await confirmed(plan);
    const after = new Set(await everything());
    expect(before.filter((name) => !after.has(name))).toEqual(plan.items.map(nameOf).toSorted());
  });
});

describe('A plan', () => {
  it('is not confirmed by who proposed it, under the same name or with the same credentials', async () => {
    const before = await everything();
    const plan = await proposed();
    await expect(confirmed(plan, { name: ' priya  PROPOSER ' })).rejects.toThrow('Somebody else');
    await expect(confirmed(plan, { ...priya, name: 'Conrad' })).rejects.toThrow('Somebody else');
    expect(await everything()).toEqual(before);
  });

  it('is not confirmed before its day', async () => {
    await expect(confirmed(await proposed({ on: '2035-01-01' }))).rejects.toThrow('yet to come');
  });

  it('is not read where it was changed since', async () => {
    const plan = await proposed();
    expect(readPlan(JSON.stringify(plan))).toEqual(plan);
    expect(() => readPlan(JSON.stringify({ ...plan, by: { name: 'Somebody' } }))).toThrow('changed since');
    expect(() => readPlan('{}')).toThrow('no plan');
  });

  it('is refused whole where a record was changed, has gone or is newly due since', async () => {
    const plan = await proposed();
    const page = { pk: `WINDOW#${later}#PROVIDER#idle`, sk: 'PAGE#organisation' };
    const { Item } = await tables.documents.send(new GetCommand({ TableName: tables.sealed, Key: page }));
    const gone = { pk: 'CONTROL#lost', sk: '1-1234567890' };
    await put(tables.sealed, { ...Item, values: { name: 'Another' } });
    await tables.documents.send(new DeleteCommand({ TableName: tables.records, Key: gone }));
    await put(tables.records, { pk: `WAIT#${asLost.applicationId}`, sk: 'fault', version: 1 });
    const before = await everything();
    const refused = await confirmed(plan).catch((error: Error) => error.message);
    expect(refused).toContain(`sealed ${page.pk} ${page.sk}: changed, gone, or not due any more`);
    expect(refused).toContain('records CONTROL#lost 1-1234567890: changed, gone, or not due any more');
    expect(refused).toContain(`records WAIT#${asLost.applicationId} fault: not in the plan`);
    expect(await everything()).toEqual(before);
  });

  it('removes nothing before the audit trail has recorded what goes', async () => {
    const before = await everything();
    const plan = await proposed();
    await expect(confirmPlan({ ...stores, now, waitOnce: async () => false }, plan, conrad)).rejects.toThrow(
      'Nothing was removed',
    );
    expect(await everything()).toEqual(before);
  });
});

describe('What is removed', () => {
  it('is the list of the plan and nothing else', async () => {
    const before = await everything();
    const plan = await proposed();
    expect(await confirmed(plan)).toBe(plan.items.length);
    const after = new Set(await everything());
    expect(before.filter((name) => !after.has(name))).toEqual(plan.items.map(nameOf).toSorted());
    expect((await proposed()).items).toEqual([]);
  });

  // As many runs as there are records to remove, each with all that a run reads.
  it('is the same where a run breaks off after every single one and is run again', { timeout: 60_000 }, async () => {
    const before = await everything();
    const plan = await proposed();
    const breaksOff = () => {
      throw new Error('the line broke');
    };
    for (const _ of plan.items) await expect(confirmed(plan, conrad, breaksOff)).rejects.toThrow('the line broke');
    expect(await confirmed(plan, conrad)).toBe(0);
    const after = new Set(await everything());
    expect(before.filter((name) => !after.has(name))).toEqual(plan.items.map(nameOf).toSorted());
  });

  it('is what a long letter says with the letter, and not what is noted of how letters went', async () => {
    const letters = letterRepository(tables.documents, table(tables.documents, tables.letters));
    const stopped = letterOf(later, 'award-stopped', 'lost', 'award-stopped');
    await letters.enqueue([{ ...stopped, body: 'Dear Lost Care. '.repeat(10_000) }], at);
    await letters.noteAllWritten(`${later}.outcome`);
    const ofLetter = (names: readonly string[]) => names.filter((name) => name.includes(`#${stopped.letterId} `));
    const plan = await proposed();
    expect(ofLetter(plan.items.map(nameOf))).toEqual([
      `letters LETTER#${stopped.letterId} LETTER`,
      expect.stringMatching(/ TEXT#[0-9a-f]{64}#0001$/),
      expect.stringMatching(/ TEXT#[0-9a-f]{64}#0002$/),
    ]);
    await confirmed(plan);
    expect(ofLetter(await everything())).toEqual([]);
    expect(await everything()).toContain(`letters TOGETHER#${later}.outcome WRITTEN`);
  });

  it('is in the audit trail with the plan and its counts, and names no provider', async () => {
    const plan = await proposed();
    await confirmed(plan);
    await stream();
    const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: tables.records }));
    const entries = Items.filter(({ pk }) => pk.startsWith('ENTRY#retention#'));
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['removal by retention confirmed', 'record to be removed by retention', 'records removed by retention']),
    );
    expect(entries.every(({ detail }) => detail.includes(plan.sha256))).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/\blost\b|provider\.example|Lost Care/);
  });
});

describe('The audit trail, after records were removed', () => {
  const stored = async (pk: string, sk: string) =>
    (await tables.documents.send(new GetCommand({ TableName: tables.records, Key: { pk, sk } }))).Item;
  const id = asLost.applicationId;
  const [frozenKey, evidenceKey] = [`FROZEN#${id}`, `EVIDENCE#${id}`];
  /** What the stream tells of a record that is gone. */
  const removalOf = (item: Record<string, unknown> | undefined) => {
    const change = changeOf({ pk: '', sk: '', ...item }, 'REMOVE');
    const { NewImage: OldImage } = changeOf({ pk: '', sk: '', ...item }).dynamodb;
    return { ...change, dynamodb: { ...change.dynamodb, OldImage } };
  };

  it('verifies, and raised no alarm for what was planned', async () => {
    const [frozen, evidence] = [await stored(frozenKey, 'FROZEN'), await stored(evidenceKey, 'ab12')];
    expect(await verified()).toEqual([]);
    await confirmed(await proposed());
    await stream();
    await record(removalOf(frozen), removalOf(evidence));
    expect(counted).toEqual([]);
    expect(await verified()).toEqual([]);
  });

  it('tells of a removal that nobody planned, and of one that was planned of other content', async () => {
    const frozen = await stored(frozenKey, 'FROZEN');
    const won = await stored(`FROZEN#${asWon.applicationId}`, 'FROZEN');
    await confirmed(await proposed());
    await stream();
    await tables.documents.send(
      new DeleteCommand({ TableName: tables.records, Key: { pk: `FROZEN#${asWon.applicationId}`, sk: 'FROZEN' } }),
    );
    await record(removalOf(won), removalOf({ ...frozen, frozen: { answers: 'forged' } }));
    expect(counted).toEqual(['RecordsWrittenOver', 'RecordsWrittenOver']);
    expect(await verified()).toEqual([
      expect.stringMatching(`^FROZEN#${asWon.applicationId} FROZEN: is missing, and was recorded as entry`),
    ]);
  });

  it('believes no plan that a function of the service wrote', async () => {
    const frozen = await stored(frozenKey, 'FROZEN');
    const plan = await proposed();
    await expect(confirmPlan({ ...stores, now, waitOnce: async () => false }, plan, conrad)).rejects.toThrow();
    const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: tables.records }));
    for (const { pk, sk, ...entry } of Items.filter(({ pk }) => pk.startsWith('ENTRY#retention#')))
      await record(changeOf({ pk: pk.replace('#retention#', '#officer-site#'), sk, ...entry }));
    await tables.documents.send(new DeleteCommand({ TableName: tables.records, Key: { pk: frozenKey, sk: 'FROZEN' } }));
    await record(removalOf(frozen));
    expect(counted).toEqual(['RecordsWrittenOver']);
    expect(await verified()).toHaveLength(1);
  });
});
