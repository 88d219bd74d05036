import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.TABLE;

interface Request {
  readonly rawPath: string;
  readonly body?: string;
  readonly pathParameters?: Record<string, string>;
  readonly requestContext: { readonly http: { readonly method: string } };
}

/** A page for each thing that the router must carry: HTML, an item written and read, an event shown, bytes. */
export const handler = async (event: Request) => {
  const id = event.pathParameters?.id;
  const { method } = event.requestContext.http;
  if (event.rawPath === '/') return html('<h1>Parish</h1>');
  if (id === 'refused') await db.send(new GetCommand({ TableName, Key: { PK: 'SEALED#1', SK: 'a' } }));
  if (id && method === 'PUT') {
    await db.send(new PutCommand({ TableName, Item: { PK: `PLACE#${id}`, SK: 'a', zone: 'z1' } }));
    return { statusCode: 204 };
  }
  if (id && method === 'POST') {
    const Item = { PK: `PLACE#${id}`, SK: 'b', zone: 'z2' };
    await db.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] }));
    return { statusCode: 303, headers: { location: '/' }, cookies: ['a=1; Path=/', 'b=2; Path=/'] };
  }
  if (id)
    return { found: (await db.send(new GetCommand({ TableName, Key: { PK: `PLACE#${id}`, SK: 'a' } }))).Item ?? null };
  if (event.rawPath.endsWith('.bin')) {
    return {
      statusCode: 200,
      body: 'AAEC/w==',
      isBase64Encoded: true,
      headers: { 'content-type': 'application/octet-stream' },
    };
  }
  return event;
};

const html = (body: string) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><head><title>Parish</title></head><body>${body}</body></html>`,
});
