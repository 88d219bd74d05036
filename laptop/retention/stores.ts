import { DynamoDBClient, type DynamoDBClientConfig, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { CannotStart } from '@laptop/cloud';
import { openKeptState } from '@laptop/cloud/kept-state';
import { keptVersions } from '../../adapters/documents/kept-versions.ts';
import { auditChains } from '../../adapters/dynamodb/audit.ts';
import { removals } from '../../adapters/dynamodb/removals.ts';
import { retainedRecords } from '../../adapters/dynamodb/retained-records.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { agreements } from '../../agreements/index.ts';
import { RETENTION } from '../../domain/retention/planned-removal.ts';
import type { Confirming } from './confirm.ts';
import { type Stored, whatIsDue } from './due.ts';

/** The tables and buckets of a deployment, by their names. */
export interface Names {
  readonly records: string;
  readonly sealed: string;
  readonly letters: string;
  readonly audit: string;
  /** Absent where files are not looked at. */
  readonly buckets?: { readonly sealed: string; readonly opened: string } | undefined;
}

/** What is stored, until it is closed. */
export interface Stores extends Pick<Confirming, 'removals' | 'files' | 'due' | 'isRecorded'> {
  /** Whose credentials these are, where that can be asked. */
  readonly caller?: () => Promise<string>;
  readonly names: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Clients {
  readonly database: DynamoDBClientConfig;
  readonly storage?: S3Client | undefined;
}

/** With the credentials of whoever runs this. */
export const storesNamed = (
  names: Names,
  { database, storage }: Clients,
  known: Stored['agreements'] = agreements,
): Stores => {
  const client = new DynamoDBClient(database);
  const documents = documentClient(client);
  const of = (name: string) => table(documents, name, RETENTION);
  const tables = { records: of(names.records), sealed: of(names.sealed), letters: of(names.letters) };
  const files =
    names.buckets && storage
      ? {
          'sealed-files': keptVersions(storage, names.buckets.sealed),
          'opened-files': keptVersions(storage, names.buckets.opened),
        }
      : undefined;
  const stored: Stored = { records: retainedRecords({ client: documents, ...tables }), files, agreements: known };
  return {
    names: { records: names.records, sealed: names.sealed, letters: names.letters, ...names.buckets },
    removals: removals(tables),
    files,
    due: (asked) => whatIsDue(stored, asked),
    isRecorded: auditChains(of(names.audit)).isRecorded,
    close: async () => {
      client.destroy();
      storage?.destroy();
    },
  };
};

/** A copy of what a laptop has stored in a folder, without its files. */
export const storesOnLaptop = async (folder: string): Promise<Stores> => {
  const state = await openKeptState(folder);
  const { endpoint, region, credentials } = state;
  try {
    const client = new DynamoDBClient({ endpoint, region, credentials });
    const { TableNames = [] } = await client.send(new ListTablesCommand());
    client.destroy();
    const named = (beginning: string): string => {
      const name = TableNames.find((each) => each.startsWith(beginning));
      if (name === undefined) throw new CannotStart(`The state in ${folder} has no table ${beginning}.`);
      return name;
    };
    const names = {
      records: named('Records'),
      sealed: named('Sealed'),
      letters: named('Letters'),
      audit: named('Audit'),
    };
    const stores = storesNamed(names, { database: { endpoint, region, credentials } });
    return {
      ...stores,
      close: async () => {
        await stores.close();
        await state.close();
      },
    };
  } catch (error) {
    await state.close();
    throw error;
  }
};
