import { CopyObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { DraftAnswers } from '../../domain/application/answers.ts';
import { CannotBeUnsealed } from '../../domain/application/set-aside.ts';
import { storedFile } from '../../domain/questions/stored-file.ts';

/**
 * Copies the files that an application names from the sealed bucket to the one officers read. Repeating it copies the same again.
 * @throws CannotBeUnsealed where one of them is missing or cannot be copied
 */
export type UnsealDocuments = (answers: DraftAnswers) => Promise<void>;

const withFile = z.record(z.string(), z.unknown());

export const unsealDocuments =
  (client: S3Client, sealedBucket: string, openedBucket: string): UnsealDocuments =>
  async (answers) => {
    for (const { key } of filesIn(answers)) {
      try {
        await client.send(
          new CopyObjectCommand({ Bucket: openedBucket, Key: key, CopySource: copySourceOf(sealedBucket, key) }),
        );
      } catch (error) {
        throw new CannotBeUnsealed(isMissing(error) ? 'file-missing' : 'file-not-copied', { cause: error });
      }
    }
  };

/** A key as CopyObject reads it: each sign that is not plain is encoded, a question mark and a plus above all. */
const copySourceOf = (bucket: string, key: string): string =>
  `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;

// Who may not list a bucket is told "denied" of what is not there.
const MISSING = new Set(['NoSuchKey', 'NotFound', 'AccessDenied']);
const isMissing = (error: unknown): boolean => error instanceof Error && MISSING.has(error.name);

/** Every file that the answers name. */
export const filesIn = (answers: DraftAnswers) =>
  Object.values(answers)
    .flatMap((page) => Object.values(withFile.parse(page)))
    .flatMap((value) => {
      const file = storedFile.safeParse(value);
      return file.success ? [file.data] : [];
    });
