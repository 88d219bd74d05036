import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3 } from '@laptop/cloud/s3';
import { openedBytes } from '../../../adapters/documents/opened-bytes.ts';
import { openedDocuments } from '../../../adapters/documents/opened-documents.ts';
import { packAddress, storedPacks } from '../../../adapters/documents/stored-packs.ts';
import { storedTables, tableAddress } from '../../../adapters/documents/stored-tables.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import { FOUND_CLEAN, SCAN_STATUS_TAG } from '../../../domain/questions/virus-check.ts';
import { pdfBytes } from '../../builders/files.ts';
import { siteServer } from '../shared/site-server.ts';

const Bucket = 'opened';
const PACKS = 'packs';

/** The storage of the laptop with unsealed files in it, each scanned as a test says. */
export const openedFiles = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opened-'));
  const storage = s3({ folder, buckets: [Bucket, PACKS] });
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
    bytes: openedBytes(client, Bucket),
    packs: storedPacks(client, PACKS),
    packAddress: packAddress(client, PACKS),
    tables: storedTables(client, PACKS),
    tableAddress: tableAddress(client, PACKS),
    /** Unseals a file that a scan found to be so; undefined where it is not scanned yet. */
    put: async ({ key }: Pick<StoredFile, 'key'>, status: string | undefined = FOUND_CLEAN): Promise<void> => {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: pdfBytes() }));
      if (status) storage.store.tag(Bucket, { key, version: 'null' }, { [SCAN_STATUS_TAG]: status });
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
