import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { keptForms } from '../../../adapters/sessions/kept-forms.ts';
import { sessionRepository } from '../../../adapters/sessions/session-repository.ts';
import { clock } from '../../builders/clock.ts';
import { localClient } from '../../support/local-client.ts';
import { byPerson } from '../../support/tables.ts';

/** A session table of its own in DynamoDB Local. */
export const aSessionTable = async () => {
  const client = localClient(inject('dynamoDbEndpoint'));
  const documents = DynamoDBDocumentClient.from(client);
  const table = `sessions-${randomUUID()}`;
  await client.send(new CreateTableCommand({ TableName: table, BillingMode: 'PAY_PER_REQUEST', ...byPerson }));
  return {
    client,
    documents,
    table,
    sessions: sessionRepository({ documents, table, now: clock.now }, 'provider'),
    officers: sessionRepository({ documents, table, now: clock.now }, 'officer'),
    keptForms: keptForms({ documents, table, now: clock.now }),
    stop: async () => {
      await client.send(new DeleteTableCommand({ TableName: table }));
      client.destroy();
    },
  };
};
