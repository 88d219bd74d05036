import type { S3Client } from '@aws-sdk/client-s3';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { savedAs } from './saved-as.ts';

/** Gives an address at which an officer's browser may fetch an unsealed file for five minutes. */
export type OpenedDocument = (file: StoredFile) => Promise<string>;

export const openedDocuments =
  (client: S3Client, bucket: string): OpenedDocument =>
  (file) =>
    savedAs(client, bucket, file);
