import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Link } from '../../domain/audit/chain.ts';

/** Copies links of a chain, in their order, to where nobody can change or remove them. Copied before, they are left as they are. */
export type CopyLinks = (chain: string, links: readonly Link[]) => Promise<void>;

/** One file a run of links, a line each: named for the chain and its first and last place, so that a list of names has them in order. */
export const copyLinks =
  (client: S3Client, bucket: string): CopyLinks =>
  async (chain, links) => {
    const [first, last] = [links.at(0), links.at(-1)];
    if (!first || !last) return;
    const Key = `chains/${chain}/${[first, last].map(({ seq }) => String(seq).padStart(12, '0')).join('-')}.jsonl`;
    const Body = links.map((link) => `${JSON.stringify(link)}\n`).join('');
    const written = new PutObjectCommand({
      Bucket: bucket,
      Key,
      Body,
      ContentType: 'application/jsonl',
      IfNoneMatch: '*',
      ChecksumAlgorithm: 'SHA256',
    });
    await client.send(written).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
    });
  };
