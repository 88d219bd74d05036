import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Notes that something was to happen at a time: when it did by the clock of the function, and how often. */
export const handler = async (event: { readonly agreementId: string; readonly scheduledTime: string }) => {
  const at = new Date().toISOString();
  await db.send(
    new UpdateCommand({
      TableName: process.env.TABLE,
      Key: { PK: `OPEN#${event.agreementId}`, SK: event.scheduledTime },
      UpdateExpression: 'SET #at = :at, #zone = :zone ADD #times :one',
      ExpressionAttributeNames: { '#at': 'at', '#zone': 'zone', '#times': 'times' },
      ExpressionAttributeValues: { ':at': at, ':zone': 'z1', ':one': 1 },
    }),
  );
  return { noted: at };
};
