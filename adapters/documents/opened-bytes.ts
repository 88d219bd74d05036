import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** The bytes of an unsealed file, as they come. Storage gives out none that was not found clean. */
export type OpenedBytes = (key: string) => AsyncGenerator<Uint8Array>;

export const openedBytes = (client: S3Client, bucket: string): OpenedBytes =>
  async function* bytes(key) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new Error('A file was answered otherwise than as bytes');
    for await (const chunk of Body) if (chunk instanceof Uint8Array) yield chunk;
  };
