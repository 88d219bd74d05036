import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { auditTrail } from '../../adapters/dynamodb/audit.ts';
import { documentClient, table as tableNamed } from '../../adapters/dynamodb/table.ts';
import { agreements } from '../../agreements/index.ts';
import type { Link, Placed } from '../../domain/audit/chain.ts';
import { SERVICE } from '../../domain/audit/entry.ts';
import type { Checked } from './check.ts';

/** What was stored where, until it is closed. */
export interface Stored extends Pick<Checked, 'chains' | 'recordAt'> {
  readonly copies: ReadonlyMap<string, readonly Link[]>;
  close(): Promise<void>;
}

interface Tables {
  readonly table: string;
  readonly records?: string | undefined;
  readonly region: string;
}

/**
 * The chains in a table, read to their ends: those of the agreements, and those `copied` before, of which nothing may be left. Records are
 * looked up one by one where their table is named.
 */
export const storedInTables = async (
  { table, records, region }: Tables,
  copied: Iterable<string>,
  config: DynamoDBClientConfig = {},
): Promise<Stored> => {
  const client = new DynamoDBClient({ region, ...config });
  const documents = documentClient(client);
  const trail = auditTrail(tableNamed(documents, table));
  const chains = new Map<string, readonly Placed[]>();
  for (const chain of new Set([...agreements.map(({ id }) => id), SERVICE, ...copied]))
    chains.set(chain, await Array.fromAsync(trail.chain(chain)));
  const recordAt: Checked['recordAt'] = async (pk, sk) =>
    (await documents.send(new GetCommand({ TableName: records, Key: { pk, sk }, ConsistentRead: true }))).Item;
  return {
    chains,
    copies: new Map(),
    ...(records !== undefined && { recordAt }),
    close: async () => client.destroy(),
  };
};
