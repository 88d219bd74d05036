import type { S3Client } from '@aws-sdk/client-s3';
import type { StoredFile } from '../../domain/questions/stored-file.ts';
import { savedAs } from './saved-as.ts';
import { virusCheckIn } from './virus-check-in.ts';

/** Unsealed files, as officers reach them. */
export const openedDocuments = (client: S3Client, bucket: string) => ({
  /** An address at which an officer's browser may fetch a file for five minutes. Storage gives it out alone where it was found clean. */
  address: (file: StoredFile): Promise<string> => savedAs(client, bucket, file),
  virusCheck: (file: StoredFile) => virusCheckIn(client, bucket, file),
});
export type OpenedDocuments = ReturnType<typeof openedDocuments>;
