import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from '../../src/s3/s3.ts';
import { Bucket, clientOf } from './bucket.ts';

// A process of its own that puts objects until it is killed, and says which were acknowledged.
const [, , folder = '', round = ''] = process.argv;
const { handle } = s3({ folder, buckets: [Bucket] });
const server = createServer((req, res) => void handle(req, res)).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

for (let n = 0; ; n += 1) {
  const Key = `object-${n % 5}`;
  const text = `${round}/${n}/${randomBytes(3000).toString('hex')}`;
  await client.send(new PutObjectCommand({ Bucket, Key, Body: text }));
  process.stdout.write(`${JSON.stringify({ Key, text })}\n`);
}
