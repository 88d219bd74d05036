import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Authorise, s3 } from '../../src/s3/s3.ts';
import { listening } from '../listening.ts';

export const Bucket = 'documents';
export const Versioned = 'versioned';

export const clientOf = (url: string, accessKeyId = 'Role1A') =>
  new S3Client({
    endpoint: url,
    forcePathStyle: true,
    region: 'eu-west-2',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts: 1,
  });

/** S3 on a folder of its own, with one bucket besides `archive`, and one that keeps versions. */
export const openBucket = async (authorise?: Authorise) => {
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  const open = () =>
    s3({ folder, buckets: [Bucket, 'archive', Versioned], versioned: [Versioned], ...(authorise && { authorise }) });
  let store = open();
  const server = await listening((req, res) => store.handle(req, res));
  const client = clientOf(server.url);
  return {
    folder,
    /** What a service of the cloud writes tags with. */
    get store() {
      return store.store;
    },
    url: server.url,
    client,
    restart() {
      store.close();
      store = open();
    },
    async stop() {
      client.destroy();
      await server.stop();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
};
