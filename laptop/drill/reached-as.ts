import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CannotStart } from '@laptop/cloud';
import type { ReadOne } from '../../adapters/dynamodb/reads.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import type { Laptop } from '../laptop.ts';

/** The tables of a laptop, as the function whose logical id begins so reaches them. */
export const reachedAs = ({ gateUrl, template }: Laptop, functionId: string) => {
  const found = template.functions.find(({ logicalId }) => logicalId.startsWith(functionId));
  const role = template.roles.find(({ arn }) => arn === found?.roleArn);
  if (!role) throw new CannotStart(`The template has no function ${functionId}.`);
  const client = new DynamoDBClient({
    endpoint: gateUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: role.logicalId, secretAccessKey: 'local' },
  });
  const documents = documentClient(client);
  const tableNamed = (logicalId: string, writer?: string, read?: ReadOne) => {
    const name = template.tables.find((one) => one.logicalId.startsWith(logicalId))?.name;
    if (name === undefined) throw new CannotStart(`The template has no table ${logicalId}.`);
    return table(documents, name, writer, read);
  };
  return { client, documents, tableNamed };
};
