import type { S3Client } from '@aws-sdk/client-s3';
import type { TableFormat } from '../../domain/tables/table-file.ts';
import { keepAsItComes } from './keep-as-it-comes.ts';
import { savedAs } from './saved-as.ts';

const keyOf = (fileId: string, format: TableFormat): string => `tables/${fileId}.${format}`;

const types: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Tables as files: storage removes them within days. */
export const storedTables = (client: S3Client, bucket: string) => ({
  /** Keeps one of so many bytes as they come. */
  keep: (fileId: string, format: TableFormat, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void> =>
    keepAsItComes(client, bucket, { key: keyOf(fileId, format), size, type: types[format] }, bytes),
});
export type StoredTables = ReturnType<typeof storedTables>;

/** An address at which an officer's browser may fetch a table for five minutes: it comes from storage, whatever its size. */
export const tableAddress =
  (client: S3Client, bucket: string) =>
  (fileId: string, format: TableFormat, name: string): Promise<string> =>
    savedAs(client, bucket, { key: keyOf(fileId, format), name });
export type TableAddress = ReturnType<typeof tableAddress>;
