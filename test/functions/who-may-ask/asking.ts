import { gunzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import pMap from 'p-map';
import { aContext, anEvent } from '../shared/browser.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** One request of the matrix, with the only answer that it may get. */
export interface Case {
  /** Who asks, and when. */
  readonly who: string;
  readonly method: string;
  /** With its query, if any. */
  readonly address: string;
  readonly cookies: readonly string[];
  /** The form's token; absent where none is sent. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expected: number;
  /** What no part of the answer may contain. */
  readonly secret?: readonly string[];
}

const AT_ONCE = 8;

/** Asks them all, a few at once. @returns what was answered otherwise than expected, in words */
export const wrongAnswers = async (handler: Handler, cases: readonly Case[], atOnce = AT_ONCE) => {
  const wrong = await pMap(cases, (each) => faultsOf(handler, each), { concurrency: atOnce });
  return wrong.flat().toSorted();
};

const faultsOf = async (handler: Handler, asked: Case): Promise<readonly string[]> => {
  const { who, method, address, expected, secret = [] } = asked;
  const { statusCode = 200, body = '', headers, isBase64Encoded } = await handler(eventOf(asked), aContext());
  const text = `${isBase64Encoded ? unpacked(Buffer.from(body, 'base64'), headers) : body}\n${JSON.stringify(headers)}`;
  const what = `${method} ${address} by ${who}`;
  return [
    ...(statusCode === expected ? [] : [`${what}: ${statusCode} instead of ${expected}`]),
    ...(method === 'HEAD' && statusCode < 400 && body !== '' ? [`${what}: a body`] : []),
    ...secret.filter((word) => text.includes(word)).map((word) => `${what}: shows “${word}”`),
  ];
};

const unpacked = (body: Buffer, headers: APIGatewayProxyStructuredResultV2['headers']): Buffer =>
  headers?.['content-encoding'] === 'gzip' ? gunzipSync(body) : body;

const eventOf = ({ method, address, cookies, token, headers = {} }: Case): APIGatewayProxyEventV2 => {
  const [path = '', query = ''] = address.split('?');
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return anEvent({
    method,
    path,
    query,
    body: method === 'POST' && token ? new URLSearchParams({ _token: token }).toString() : undefined,
    headers: { ...(method === 'POST' ? form : {}), ...headers },
    cookies: [...cookies],
    host: 'site.test',
  });
};

/** Everything that tables hold. */
export const everythingIn = async (documents: DynamoDBDocumentClient, ...tables: readonly string[]) =>
  Promise.all(
    tables.map(async (TableName) => {
      const pages = paginateScan({ client: documents }, { TableName });
      const items = (await Array.fromAsync(pages)).flatMap(({ Items = [] }) => Items);
      return items
        .filter(({ pk, sk }) => !String(pk).startsWith('ENTRY#') && !/#SEAL READ#/.test(`${pk} ${sk}`))
        .map((item) => JSON.stringify(item))
        .toSorted();
    }),
  );
