import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { type Arrived, arrivals, arrivedId, type Space } from './arrivals.ts';
import { keyOfKept, type Named, named } from './kept.ts';

/** Below an application's own files, so that they are scanned and removed with them; the officers' role may write there alone. */
const belowOf = (applicationId: string): string => `${applicationId}/referral`;

const hashOf = ({ bytes }: Pick<Arrived, 'bytes'>): Buffer => createHash('sha256').update(bytes).digest();
const keyOf = (applicationId: string, arrived: Arrived): string =>
  keyOfKept(belowOf(applicationId), arrived.id, hashOf(arrived));

/** Files that officers send with notes on a referral. They arrive and are kept in the bucket of what is unsealed (docs/decisions/0102). */
export const referralFiles = ({ client, bucket, now }: Space) => ({
  ...arrivals({ client, bucket, now }),

  /** Where the bytes that arrived are kept, or would be: the same are kept once. */
  keyOf,

  /**
   * Keeps the very bytes that were looked at. Written again they are the same under the same key: whether they are there cannot be asked
   * before they were found clean.
   */
  keep: async (applicationId: string, arrived: Arrived): Promise<Named> => {
    const [Key, hash] = [keyOf(applicationId, arrived), hashOf(arrived)];
    const { VersionId } = await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: arrived.bytes, ChecksumSHA256: hash.toString('base64') }),
    );
    return named(Key, VersionId, hash);
  },

  /** Whether a file that was kept came under this key: it is cleared from there after a day. */
  cameBy: ({ key }: Pick<StoredFile, 'key'>, arrivedAs: string): boolean => {
    const id = arrivedId(arrivedAs);
    return id !== '' && key.includes(`/${id}-`);
  },
});
export type ReferralFiles = ReturnType<typeof referralFiles>;
