import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { clock } from '../../builders/clock.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** What came back, as a browser's user would look at it. */
export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, string>;
  readonly location: string;
  readonly title: string;
  /** A file that is no text. */
  readonly bytes: Uint8Array;
}

type Fields = Record<string, string | readonly string[]>;

/**
 * A browser in front of a site's handler: it keeps cookies, sends what browsers send, and fills in forms, hidden fields and all.
 * Nothing stands between it and the handler but the event that API Gateway would make, at the time of the tests' clock.
 */
export const browser = (handler: Handler, { host = 'site.test' } = {}) => {
  const jar = new Map<string, string>();
  let last = '';

  const send = async (method: string, url: string, body?: string, headers: Record<string, string> = {}) => {
    const { pathname, search } = new URL(url, `https://${host}`);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`);
    const event = anEvent({ method, path: pathname, query: search.slice(1), body, headers, cookies, host });
    const response = await handler(event, aContext());
    for (const cookie of response.cookies ?? []) keep(jar, cookie);
    const html = textOf(response);
    if (html) last = html;
    const shown = Object.fromEntries(
      Object.entries(response.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return {
      status: response.statusCode ?? 200,
      html,
      headers: shown,
      location: shown.location ?? '',
      title:
        /<h1[^>]*>\s*([\s\S]*?)\s*<\/h1>/
          .exec(html)?.[1]
          ?.replaceAll(/<[^>]+>/g, '')
          .trim() ?? '',
      bytes: Buffer.from(response.body ?? '', response.isBase64Encoded ? 'base64' : 'utf8'),
    } satisfies Shown;
  };

  const follow = async (first: Shown): Promise<Shown> => {
    let shown = first;
    while (shown.status === 303 && shown.location.startsWith('/')) shown = await send('GET', shown.location);
    return shown;
  };

  return {
    jar,
    /** The page as last shown. */
    html: () => last,
    get: (url: string, headers?: Record<string, string>) => send('GET', url, undefined, headers),
    head: (url: string) => send('HEAD', url),
    /** GET, and on along redirects within the site. */
    open: async (url: string) => follow(await send('GET', url)),
    /** Posts as a form on this site would, with exactly these fields. */
    post: (url: string, fields: Fields, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
      send('POST', url, encoded(fields), { 'content-type': 'application/x-www-form-urlencoded', ...headers }),
    /** Sends the form of the page last shown, with its hidden fields, and follows redirects within the site. */
    submit: async (url: string, fields: Fields = {}) =>
      follow(
        await send('POST', url, encoded({ ...hiddenFields(last), ...fields }), {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        }),
      ),
  };
};

/** What a browser makes of the answer, where it is text: packed or not. */
const textOf = ({ body = '', isBase64Encoded, headers = {} }: APIGatewayProxyStructuredResultV2): string => {
  if (!isBase64Encoded) return body;
  const isText = /^(text\/(csv|html)|application\/json)/.test(String(headers['content-type']));
  const isPackedText = headers['content-encoding'] === 'gzip' && isText;
  return isPackedText ? gunzipSync(Buffer.from(body, 'base64')).toString() : '';
};

export type Browser = ReturnType<typeof browser>;

const keep = (jar: Map<string, string>, cookie: string): void => {
  const [pair = ''] = cookie.split(';');
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  if (value === '' || /Max-Age=0/.test(cookie)) jar.delete(name);
  else jar.set(name, value);
};

const encoded = (fields: Fields): string => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  }
  return body.toString();
};

/** The hidden fields of a page's forms. */
const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string | undefined;
  readonly headers: Record<string, string>;
  readonly cookies: string[];
  readonly host: string;
}

export const anEvent = ({ method, path, query, body, headers, cookies, host }: Asked): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: query,
  cookies,
  headers: { host, ...headers },
  requestContext: {
    accountId: 'anonymous',
    apiId: 'test',
    domainName: host,
    domainPrefix: 'test',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: clock.now(),
    timeEpoch: Date.parse(clock.tick()),
  },
  isBase64Encoded: false,
  ...(body === undefined ? {} : { body }),
});

/** As long as a page has where it is deployed (lib/running/house-function.ts). */
const A_PAGE_MS = 29_000;

export const aContext = (): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: randomUUID(),
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => A_PAGE_MS,
  done: () => {},
  fail: () => {},
  succeed: () => {},
});
