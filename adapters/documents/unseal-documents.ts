import { CopyObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { DraftAnswers } from '../../domain/application/answers.ts';
import { CannotBeUnsealed } from '../../domain/application/set-aside.ts';
import { type StoredFile, storedFile } from '../../domain/questions/stored-file.ts';

/**
 * Copies the files that an application names from the sealed bucket to the one officers read: the versions that were kept, whatever has
 * happened since, each held to the hash that the receipt covers. Repeating it copies the same again.
 * @throws CannotBeUnsealed where one of them is missing, cannot be copied, or is not the file that was submitted
 */
export type UnsealDocuments = (answers: DraftAnswers) => Promise<void>;

const withFile = z.record(z.string(), z.unknown());

export const unsealDocuments =
  (client: S3Client, sealedBucket: string, openedBucket: string): UnsealDocuments =>
  async (answers) => {
    for (const file of filesIn(answers)) {
      const copied = await copy(client, sealedBucket, openedBucket, file);
      if (copied !== Buffer.from(file.sha256, 'hex').toString('base64')) throw new CannotBeUnsealed('file-changed');
    }
  };

/** The copy's SHA-256 in base64, which storage works out from the bytes that it has written. */
const copy = async (client: S3Client, from: string, to: string, file: StoredFile): Promise<string | undefined> => {
  try {
    const { CopyObjectResult } = await client.send(
      new CopyObjectCommand({
        Bucket: to,
        Key: file.key,
        CopySource: copySourceOf(from, file),
        ChecksumAlgorithm: 'SHA256',
        // The copy is scanned itself: what counts for officers is what the scanner knows then (docs/decisions/0030).
        TaggingDirective: 'REPLACE',
      }),
    );
    return CopyObjectResult?.ChecksumSHA256;
  } catch (error) {
    throw new CannotBeUnsealed(isMissing(error) ? 'file-missing' : 'file-not-copied', { cause: error });
  }
};

/** A key as CopyObject reads it: each sign that is not plain is encoded, a question mark and a plus above all. */
const copySourceOf = (bucket: string, { key, version }: StoredFile): string =>
  `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}?versionId=${encodeURIComponent(version)}`;

// Who may not list a bucket is told "denied" of what is not there.
const MISSING = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound', 'AccessDenied']);
const isMissing = (error: unknown): boolean => error instanceof Error && MISSING.has(error.name);

/** Every file that the answers name: an answer is words, a list of words, or a file. @throws CannotBeUnsealed where it is none of these */
const filesIn = (answers: DraftAnswers): readonly StoredFile[] =>
  Object.values(answers)
    .flatMap((page) => Object.values(withFile.parse(page)))
    .filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    .map((value) => {
      const file = storedFile.safeParse(value);
      if (!file.success) throw new CannotBeUnsealed('submission-unreadable', { cause: file.error });
      return file.data;
    });
