import { Readable } from 'node:stream';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Storage takes no chunk of less than 8 KB but the last: bytes are gathered to so many. */
const AT_A_TIME = 1_000_000;

async function* gathered(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [held, length]: [Uint8Array[], number] = [[], 0];
  for await (const each of bytes) {
    held.push(each);
    length += each.length;
    if (length < AT_A_TIME) continue;
    yield Buffer.concat(held);
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(held);
}

interface Named {
  readonly key: string;
  readonly size: number;
  readonly type: string;
}

/** Keeps a file of so many bytes as they come: it is never held whole. */
export const keepAsItComes = async (
  client: S3Client,
  bucket: string,
  { key, size, type }: Named,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> => {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: Readable.from(gathered(bytes), { objectMode: false }),
      ContentLength: size,
      ContentType: type,
    }),
  );
};
