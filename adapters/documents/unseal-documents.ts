import { CopyObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type DraftAnswers, storedFile } from '../../domain/application/answers.ts';

/** Copies the files that an application names from the sealed bucket to the one officers read. Repeating it copies the same again. */
export type UnsealDocuments = (answers: DraftAnswers) => Promise<void>;

const withFile = z.record(z.string(), z.unknown());

export const unsealDocuments =
  (client: S3Client, sealedBucket: string, openedBucket: string): UnsealDocuments =>
  async (answers) => {
    for (const { key } of filesIn(answers)) {
      await client.send(
        new CopyObjectCommand({
          Bucket: openedBucket,
          Key: key,
          CopySource: `${sealedBucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
        }),
      );
    }
  };

/** Every file that the answers name. */
export const filesIn = (answers: DraftAnswers) =>
  Object.values(answers)
    .flatMap((page) => Object.values(withFile.parse(page)))
    .flatMap((value) => {
      const file = storedFile.safeParse(value);
      return file.success ? [file.data] : [];
    });
