import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { malwareProtection } from '@laptop/cloud/malware';
import { s3 } from '@laptop/cloud/s3';
import { openedBytes } from '../../../adapters/documents/opened-bytes.ts';
import { openedDocuments } from '../../../adapters/documents/opened-documents.ts';
import { packAddress, storedPacks } from '../../../adapters/documents/stored-packs.ts';
import { storedTables, tableAddress } from '../../../adapters/documents/stored-tables.ts';
import { referralFiles } from '../../../adapters/uploads/referral-files.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import { FOUND_CLEAN, SCAN_STATUS_TAG } from '../../../domain/questions/virus-check.ts';
import { clock } from '../../builders/clock.ts';
import { pdfBytes } from '../../builders/files.ts';
import { siteServer } from '../shared/site-server.ts';

const Bucket = 'opened';
const PACKS = 'packs';

/** The storage of the laptop with unsealed files in it, each scanned as a test says. */
export const openedFiles = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opened-'));
  const storage = s3({
    folder,
    buckets: [Bucket, PACKS],
    versioned: [Bucket],
    // What a scan of a provider's file came to, a test says; what officers send is scanned itself.
    created: (at) => at.key.includes('/referral/') && scanner.created(at),
  });
  const scans: (() => unknown)[] = [];
  const scanner = malwareProtection({
    plans: [{ logicalId: 'Scan', arn: 'plan', roleArn: 'scanner', bucket: Bucket, prefixes: ['kept/'], tags: true }],
    clock: { now: () => Date.parse(clock.now()), schedule: (_id, _due, scan) => void scans.push(scan) },
    store: storage.store,
    takesMs: 0,
    may: () => true,
    publish: () => {},
  });
  const server = await siteServer();
  server.mount((req, res) => storage.handle(req, res));
  const client = new S3Client({
    endpoint: server.origin,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'local' },
  });
  return {
    documents: openedDocuments(client, Bucket),
    referralFiles: referralFiles({ client, bucket: Bucket, now: clock.now }),
    bytes: openedBytes(client, Bucket),
    packs: storedPacks(client, PACKS),
    packAddress: packAddress(client, PACKS),
    tables: storedTables(client, PACKS),
    tableAddress: tableAddress(client, PACKS),
    /** Unseals a file that a scan found to be so; undefined where it is not scanned yet. */
    put: async ({ key }: Pick<StoredFile, 'key'>, status: string | undefined = FOUND_CLEAN): Promise<void> => {
      const { VersionId = '' } = await client.send(new PutObjectCommand({ Bucket, Key: key, Body: pdfBytes() }));
      if (status) storage.store.tag(Bucket, { key, version: VersionId }, { [SCAN_STATUS_TAG]: status });
    },
    /** Ends every scan of a file that an officer sent. */
    scansEnd: async () => {
      for (const scan of scans.splice(0)) await scan();
    },
    stop: async () => {
      client.destroy();
      await server.stop();
      storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type OpenedFiles = Awaited<ReturnType<typeof openedFiles>>;
