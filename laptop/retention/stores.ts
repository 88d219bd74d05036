import { DynamoDBClient, type DynamoDBClientConfig, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { CannotStart } from '@laptop/cloud';
import { openKeptState, openStoppedState } from '@laptop/cloud/kept-state';
import { now } from '../../adapters/clock.ts';
import { keptVersions } from '../../adapters/documents/kept-versions.ts';
import { auditChains } from '../../adapters/dynamodb/audit-chains.ts';
import { readsTogether } from '../../adapters/dynamodb/reads.ts';
import { removals } from '../../adapters/dynamodb/removals.ts';
import { retainedRecords } from '../../adapters/dynamodb/retained-records.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { agreements } from '../../agreements/index.ts';
import { RETENTION } from '../../domain/retention/planned-removal.ts';
import { callerOf } from './caller.ts';
import type { Confirming } from './confirm.ts';
import { whatIsDue } from './due.ts';
import type { Stored } from './found.ts';
import type { FileStore } from './plan.ts';

/** The tables of a deployment, by their names. */
export interface Names {
  readonly records: string;
  readonly sealed: string;
  readonly letters: string;
  readonly audit: string;
}

/** What is stored, until it is closed. */
export interface Stores extends Pick<Confirming, 'removals' | 'files' | 'due' | 'isRecorded' | 'now'> {
  /** Whose credentials these are, where that can be asked. */
  readonly caller?: () => Promise<string>;
  readonly names: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Clients {
  readonly database: DynamoDBClientConfig;
  readonly files: Stores['files'];
}

/** With the credentials of whoever runs this. */
export const storesNamed = (
  names: Names,
  { database, files }: Clients,
  known: Stored['agreements'] = agreements,
): Stores => {
  const client = new DynamoDBClient(database);
  const documents = documentClient(client);
  const together = readsTogether(documents);
  const of = (name: string) => table(documents, name, RETENTION, together);
  const tables = { records: of(names.records), sealed: of(names.sealed), letters: of(names.letters) };
  const stored: Stored = { records: retainedRecords({ client: documents, ...tables }), files, agreements: known };
  return {
    names: { ...names },
    removals: removals(tables),
    files,
    due: (asked) => whatIsDue(stored, asked),
    isRecorded: auditChains(of(names.audit)).isRecorded,
    now,
    close: async () => client.destroy(),
  };
};

/** On AWS, where files lie in two buckets. */
export const storesOnAws = (names: Names & Record<FileStore, string>, region: string): Stores => {
  const storage = new S3Client({ region });
  const files = {
    'sealed-files': keptVersions(storage, names['sealed-files']),
    'opened-files': keptVersions(storage, names['opened-files']),
  };
  const stores = storesNamed(names, { database: { region }, files });
  return {
    ...stores,
    caller: async () => {
      const credentials = await storage.config.credentials().catch((error: unknown) => {
        throw new CannotStart('There are no credentials of AWS to work with.', { cause: error });
      });
      return callerOf(region, credentials, now());
    },
    close: async () => {
      await stores.close();
      storage.destroy();
    },
  };
};

/**
 * What a laptop has stored: a copy of it to be looked at, or the state itself of one that is stopped. Its stream is one list, so that
 * what is entered before a removal is recorded before it, when the laptop next starts.
 */
export const storesOnLaptop = async (folder: string, isCopied: boolean): Promise<Stores> => {
  const state = isCopied ? await openKeptState(folder) : await openStoppedState(folder);
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
    const files = {
      'sealed-files': state.versionsIn('SealedDocuments'),
      'opened-files': state.versionsIn('OpenedDocuments'),
    };
    const stores = storesNamed(names, { database: { endpoint, region, credentials }, files });
    return {
      ...stores,
      isRecorded: async () => true,
      now: state.now,
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
