import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.SESSIONS;

/** Notes each event with letters that reaches it, and when. Then it fails at those that are unreadable for the time being, in the way that is noted with them. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const at = Date.now();
  await db.send(
    new UpdateCommand({
      TableName,
      Key: { id: 'events' },
      UpdateExpression: 'SET #all = list_append(if_not_exists(#all, :none), :one)',
      ExpressionAttributeNames: { '#all': 'all' },
      ExpressionAttributeValues: { ':none': [], ':one': [JSON.stringify({ at, Records })] },
    }),
  );
  const { Item } = await db.send(new GetCommand({ TableName, Key: { id: 'unreadable' }, ConsistentRead: true }));
  const unreadable = Records.find(({ dynamodb }) => Item?.letters.includes(dynamodb?.Keys?.id?.S));
  if (!unreadable) return { batchItemFailures: [] };
  if (Item?.how === 'hangs') await sleep(60_000);
  if (Item?.how === 'throws') throw new Error('Unreadable');
  return { batchItemFailures: [{ itemIdentifier: Item?.names ?? unreadable.dynamodb?.SequenceNumber }] };
};
