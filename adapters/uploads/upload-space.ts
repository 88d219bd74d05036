import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { savedAs } from '../documents/saved-as.ts';
import { virusCheckIn } from '../documents/virus-check-in.ts';
import { type Arrived, arrivals, type Space } from './arrivals.ts';
import { keyOfKept, type Named, named } from './kept.ts';
import { untilClean } from './until-clean.ts';

/** Applicants' files: they arrive in one place, and the site keeps them in another (docs/decisions/0028). */
export const uploadSpace = ({ client, bucket, now }: Space) => ({
  ...arrivals({ client, bucket, now }),

  /**
   * Keeps the very bytes that were looked at, once: a page loaded again finds what was kept the first time, and another file sent by the
   * same form is kept beside it.
   */
  keep: async (applicationId: string, { id, bytes }: Arrived): Promise<Named> => {
    const hash = createHash('sha256').update(bytes).digest();
    const at = { Bucket: bucket, Key: keyOfKept(applicationId, id, hash) };
    try {
      const { VersionId } = await client.send(
        new PutObjectCommand({ ...at, Body: bytes, ChecksumSHA256: hash.toString('base64'), IfNoneMatch: '*' }),
      );
      return named(at.Key, VersionId, hash);
    } catch (error) {
      if (!(error instanceof Error && THERE.has(error.name))) throw error;
      const { VersionId, ChecksumSHA256 = '' } = await client.send(
        new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }),
      );
      return named(at.Key, VersionId, Buffer.from(ChecksumSHA256, 'base64'));
    }
  },

  /** An address at which the applicant's browser may save a file that was kept, for five minutes. */
  address: (file: StoredFile): Promise<string> => savedAs(client, bucket, file, file.version),

  /** Where the scan of a file that was kept stands. */
  virusCheck: untilClean((file) => virusCheckIn(client, bucket, file, file.version)),
});
export type UploadSpace = ReturnType<typeof uploadSpace>;

/** The object is there, or another request writes it at this moment. */
const THERE = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);
