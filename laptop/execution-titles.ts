import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StoredData } from '@laptop/cloud';
import { applicationRepository } from '../adapters/dynamodb/applications.ts';
import { documentClient, table } from '../adapters/dynamodb/table.ts';
import { isApplicationId } from '../domain/application/opened-application.ts';

/**
 * Whom a process is about: the organisation whose application's id its name is, where need be with the round behind it. Nobody is
 * named whose application is still sealed, as only records of unsealed ones are read.
 */
export const executionTitles = ({ tables, ...database }: StoredData) => {
  const records = tables.find(({ logicalId }) => logicalId.startsWith('Records'));
  if (!records) throw new Error('The template has no table of records');
  const applications = applicationRepository(table(documentClient(new DynamoDBClient(database)), records.name));
  return async (name: string): Promise<string | undefined> => {
    for (const id of isApplicationId(name) ? new Set([name, name.replace(/-\d+$/, '')]) : []) {
      const application = await applications.get(id);
      if (application) return application.organisationName;
    }
    return undefined;
  };
};
