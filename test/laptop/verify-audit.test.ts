import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { auditTrail, copiedChains } from '../../adapters/dynamodb/audit.ts';
import { table } from '../../adapters/dynamodb/table.ts';
import type { Link } from '../../domain/audit/chain.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { copyAudit } from '../../functions/workflow/copy-audit/handler.ts';
import { check } from '../../laptop/verify-audit/check.ts';
import { copiesFrom } from '../../laptop/verify-audit/copies.ts';
import { type Stored, storedInTables } from '../../laptop/verify-audit/tables.ts';
import { changeOf, recorderOf } from '../support/recorded-audit.ts';
import { createTables, type Tables } from '../support/tables.ts';

const windowId = 's1-home-care-2027-03-01';
const at = '2027-04-01T09:00:00.000Z';
const chain = 'CHAIN#s1-home-care';
const keyOf = (seq: number) => ({ pk: chain, sk: String(seq).padStart(12, '0') });
const frozen = { pk: `FROZEN#${windowId}.a`, sk: 'FROZEN', frozen: { answers: 'theirs', lots: ['A'], version: 1 } };
const files = new Map<string, string>();
/** What is copied, kept as the files of the locked bucket. */
const copyLinks = async (name: string, links: readonly Link[]) => {
  const lines = links.map((link) => `${JSON.stringify(link)}\n`).join('');
  files.set(`${name}/${String(links[0]?.seq).padStart(12, '0')}.jsonl`, lines);
};

let tables: Tables;
let opened: Stored | undefined;
let folder: string;
beforeEach(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  files.clear();
  const record = recorderOf(tables, () => at);
  const entries = Array.from({ length: 8 }, (_, number) =>
    changeOf({ pk: `ENTRY#officer-site#${windowId}`, sk: `${at}#${number}`, windowId, at, action: `deed ${number}` }),
  );
  await tables.documents.send(new PutCommand({ TableName: tables.records, Item: frozen }));
  await record([...entries, changeOf(frozen)]);
});
afterEach(async () => {
  await opened?.close();
  await tables.close();
});
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copies-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copy = () => {
  const audit = table(tables.documents, tables.audit);
  const copied = copiedChains(audit);
  return copyAudit({ agreementIds: ['s1-home-care'], trail: auditTrail(audit), copied, copyLinks })();
};
const verified = async () => {
  const { audit, records } = tables;
  const copies = copiesFrom(files);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  opened = await storedInTables({ table: audit, records, region: 'eu-west-2' }, copies.keys(), {
    endpoint: inject('dynamoDbEndpoint'),
    credentials,
  });
  return check({ ...opened, copies });
};
const itemAt = async (seq: number) =>
  (await tables.documents.send(new GetCommand({ TableName: tables.audit, Key: keyOf(seq) }))).Item ?? {};
const put = (Item: Record<string, unknown>) => tables.documents.send(new PutCommand({ TableName: tables.audit, Item }));

describe('Verifying the audit trail', () => {
  it('finds it as it was recorded, with the records that it vouches for', async () => {
    expect(await verified()).toEqual({ entries: 9, records: 1, uncopied: 9, faults: [] });
  });

  it('finds an entry that was changed', async () => {
    const item = await itemAt(3);
    await put({ ...item, link: { ...item.link, entry: { ...item.link.entry, action: 'another deed' } } });
    expect((await verified()).faults).toEqual(['s1-home-care, entry 3: says another thing than was recorded.']);
  });

  it('finds an entry that is missing', async () => {
    await tables.documents.send(new DeleteCommand({ TableName: tables.audit, Key: keyOf(5) }));
    expect((await verified()).faults).toEqual(['s1-home-care, entry 5: is missing.']);
  });

  it('finds two that were swapped', async () => {
    const [second, third] = [await itemAt(2), await itemAt(3)];
    await put({ ...third, ...keyOf(2) });
    await put({ ...second, ...keyOf(3) });
    expect((await verified()).faults).toEqual([
      's1-home-care, entry 2: stands in the place of another.',
      's1-home-care, entry 3: stands in the place of another.',
      's1-home-care, entry 4: follows on something else than what stands before it.',
    ]);
  });

  it('finds an end that was cut off, and what was written anew, by the copies made before', async () => {
    expect(await copy()).toEqual({ copied: 9 });
    for (const seq of [8, 9])
      await tables.documents.send(new DeleteCommand({ TableName: tables.audit, Key: keyOf(seq) }));
    await recorderOf(
      tables,
      () => at,
    )([changeOf({ pk: `ENTRY#officer-site#${windowId}`, sk: `${at}#forged`, windowId, at, action: 'forged' })]);
    expect((await verified()).faults).toEqual([
      's1-home-care, entry 8: says another thing than was recorded.',
      's1-home-care, entry 9: is missing.',
    ]);
  });

  it('finds a whole chain that was removed, by its copies', async () => {
    await copy();
    for (const seq of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      await tables.documents.send(new DeleteCommand({ TableName: tables.audit, Key: keyOf(seq) }));
    const { faults } = await verified();
    expect(faults).toHaveLength(9);
    expect(faults[0]).toBe('s1-home-care, entry 1: is missing.');
  });

  it('counts what is in no copy, so that one who moved on up to where copies were made is found', async () => {
    const moved = copiedChains(table(tables.documents, tables.audit));
    await moved.keep('s1-home-care', 7, undefined);
    expect(await copy()).toEqual({ copied: 2 });
    expect(await verified()).toMatchObject({ uncopied: 7, faults: [] });
  });

  it('finds a chain that was copied once of an agreement that the service does not know any more', async () => {
    const [old, deed] = ['old-care-2025-03-01', { at, action: 'deed' }];
    await recorderOf(
      tables,
      () => at,
    )([changeOf({ pk: `ENTRY#officer-site#${old}`, sk: `${at}#1`, windowId: old, ...deed })]);
    const audit = table(tables.documents, tables.audit);
    const deps = { trail: auditTrail(audit), copied: copiedChains(audit), copyLinks };
    await copyAudit({ agreementIds: ['old-care'], ...deps })();
    expect((await verified()).faults).toEqual([]);
    await opened?.close();
    await tables.documents.send(
      new DeleteCommand({ TableName: tables.audit, Key: { ...keyOf(1), pk: 'CHAIN#old-care' } }),
    );
    expect((await verified()).faults).toEqual(['old-care, entry 1: is missing.']);
  });

  it('takes the word of no function for a record, and none for one put in the place of another that was removed', async () => {
    const forged = { ...frozen, frozen: { ...frozen.frozen, answers: 'forged' } };
    await tables.documents.send(new PutCommand({ TableName: tables.records, Item: forged }));
    const detail = `${frozen.pk} ${frozen.sk}: ${createHash('sha256').update(canonicalJson(forged)).digest('hex')}`;
    const claimed = { windowId, at, kind: 'record', action: 'record kept', detail };
    const record = recorderOf(tables, () => at);
    await record([changeOf({ pk: `ENTRY#officer-site#${windowId}`, sk: `${at}#claim`, ...claimed })]);
    const found = [`FROZEN#${windowId}.a FROZEN: is another than recorded as entry 9 of s1-home-care.`];
    expect((await verified()).faults).toEqual(found);
    await opened?.close();
    await record([changeOf(frozen, 'REMOVE'), changeOf(forged, 'INSERT', 2)]);
    expect((await verified()).faults).toEqual(found);
  });

  it('finds answers that were written over since they were recorded, and ones that are gone', async () => {
    const forged = { ...frozen, frozen: { ...frozen.frozen, answers: 'forged' } };
    await tables.documents.send(new PutCommand({ TableName: tables.records, Item: forged }));
    expect((await verified()).faults).toEqual([
      `FROZEN#${windowId}.a FROZEN: is another than recorded as entry 9 of s1-home-care.`,
    ]);
    await opened?.close();
    const { pk, sk } = frozen;
    await tables.documents.send(new DeleteCommand({ TableName: tables.records, Key: { pk, sk } }));
    expect((await verified()).faults).toEqual([
      `FROZEN#${windowId}.a FROZEN: is missing, and was recorded as entry 9 of s1-home-care.`,
    ]);
  });
});

describe('Copies of the audit trail', () => {
  it('are of what was recorded since the last time, and of nothing twice', async () => {
    expect(await copy()).toEqual({ copied: 9 });
    expect(await copy()).toEqual({ copied: 0 });
    await recorderOf(
      tables,
      () => at,
    )([changeOf({ pk: `ENTRY#officer-site#${windowId}`, sk: `${at}#later`, windowId, at, action: 'later' })]);
    expect(await copy()).toEqual({ copied: 1 });
    expect([...files.keys()]).toEqual(['s1-home-care/000000000001.jsonl', 's1-home-care/000000000010.jsonl']);
    expect((await verified()).faults).toEqual([]);
  });

  it('can be verified by themselves, by the command that the documents name', async () => {
    await copy();
    const [[, text = ''] = []] = [...files];
    const verify = (name: string, lines: string) => {
      const at = path.join(folder, name);
      mkdirSync(at);
      writeFileSync(path.join(at, '000000000001.jsonl'), lines);
      const main = path.join(import.meta.dirname, '..', '..', 'laptop', 'verify-audit', 'main.ts');
      const { status, stdout } = spawnSync(process.execPath, [main, '--copies', at], { encoding: 'utf8' });
      return { status, said: stdout.trim().split('\n') };
    };
    expect(verify('whole', text)).toEqual({
      status: 0,
      said: ['9 entries and 0 records looked at; compared with copies: s1-home-care.', 'All is as it was recorded.'],
    });
    const { status, said } = verify('changed', text.replace('deed 4', 'deed 9'));
    expect([status, said[0]]).toEqual([1, 's1-home-care, entry 5: says another thing than was recorded.']);
  });
});
