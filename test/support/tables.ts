import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type CreateTableCommandInput, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../adapters/dynamodb/table.ts';
import { localClient } from './local-client.ts';

export interface Tables {
  readonly documents: DynamoDBDocumentClient;
  /** Names of the tables. */
  readonly records: string;
  readonly audit: string;
  readonly letters: string;
  readonly sealed: string;
  readonly providerSessions: string;
  readonly officerSessions: string;
  /** Deletes the tables and closes the client: DynamoDB Local takes longer for each request the more tables it has. */
  readonly close: () => Promise<void>;
}

/** Makes the tables of the whole service in DynamoDB Local, under names of their own, so that suites may share one endpoint. */
export const createTables = async ({ endpoint }: { readonly endpoint: string }): Promise<Tables> => {
  const client = localClient(endpoint);
  const run = randomUUID().slice(0, 8);
  const make = async (name: string, shape: Shape): Promise<string> => {
    const TableName = `${name}-${run}`;
    await client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...shape }));
    return TableName;
  };
  const [records, audit, letters, sealed, providerSessions, officerSessions] = await Promise.all([
    make('records', byStatus),
    make('audit', byStatus),
    make('letters', lettersShape),
    make('sealed', pkAndSk),
    make('provider-sessions', byPerson),
    make('officer-sessions', byPerson),
  ]);
  const names = { records, audit, letters, sealed, providerSessions, officerSessions };
  const close = async () => {
    const every = Object.values(names).map((TableName) => client.send(new DeleteTableCommand({ TableName })));
    await Promise.all(every);
    client.destroy();
  };
  return { documents: documentClient(client), ...names, close };
};

type Shape = Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes'>;

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' }) as const;
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' }) as const;

const pkAndSk: Shape = { KeySchema: [hash('pk'), range('sk')], AttributeDefinitions: [text('pk'), text('sk')] };
const indexNamed = (IndexName: string) => [
  { IndexName, KeySchema: [hash('gsi1pk'), range('gsi1sk')], Projection: { ProjectionType: 'ALL' as const } },
];
const byStatus: Shape = {
  ...pkAndSk,
  AttributeDefinitions: [text('pk'), text('sk'), text('gsi1pk'), text('gsi1sk')],
  GlobalSecondaryIndexes: indexNamed('byStatus'),
};
const byProvider = {
  IndexName: 'byProvider',
  KeySchema: [hash('gsi2pk'), range('gsi2sk')],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
};
const lettersShape: Shape = {
  ...pkAndSk,
  AttributeDefinitions: [...(byStatus.AttributeDefinitions ?? []), text('gsi2pk'), text('gsi2sk')],
  GlobalSecondaryIndexes: [...(byStatus.GlobalSecondaryIndexes ?? []), byProvider],
};
/** Of sessions: no sort key. */
export const byPerson: Shape = {
  KeySchema: [hash('pk')],
  AttributeDefinitions: [text('pk'), text('gsi1pk'), text('gsi1sk')],
  GlobalSecondaryIndexes: indexNamed('byPerson'),
};
