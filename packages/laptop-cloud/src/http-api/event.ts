import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { account } from '../template/names.ts';
import type { Match } from './router.ts';

/** Only these come as text; all else, forms included, comes in base64, as API Gateway does it. */
const isText = (contentType: string) =>
  /^(text\/.*|application\/(json|xml|javascript))$/.test(contentType.split(';')[0]?.trim().toLowerCase() ?? '');

/** A path with its escapes undone, but for that of `%` itself, as API Gateway does it; undefined where they are none. */
export function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path.replaceAll('%25', '%2525'));
  } catch {
    return undefined;
  }
}

/** The event, payload format 2.0, that API Gateway makes of a request. Its times are virtual. */
export function eventOf(req: IncomingMessage, body: Buffer, { route, parameters }: Match): APIGatewayProxyEventV2 {
  const [path = '/', query = ''] = splitOnce(req.url ?? '/', '?');
  const { cookie, connection: _, ...headers } = joined(req);
  const now = new Date();
  const isBase64Encoded = body.length > 0 && !isText(headers['content-type'] ?? '');
  const parametersOfQuery = together(query);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: decoded(path) ?? path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: {
      ...headers,
      'x-forwarded-for': req.socket.remoteAddress ?? '127.0.0.1',
      'x-forwarded-port': String(req.socket.localPort),
      'x-forwarded-proto': 'http',
    },
    ...(parametersOfQuery && { queryStringParameters: parametersOfQuery }),
    requestContext: {
      accountId: account,
      apiId: route.apiId,
      domainName: headers.host ?? '',
      domainPrefix: headers.host?.split('.')[0] ?? '',
      http: {
        method: req.method ?? 'GET',
        path: decoded(path) ?? path,
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: req.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

/** Headers by lower-case name; those sent more than once are joined by commas. */
function joined(req: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(req.headersDistinct)) {
    headers[name] = values.join(name === 'cookie' ? '; ' : ',');
  }
  return headers;
}

/** Query parameters, decoded; those sent more than once are joined by commas. */
function together(query: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return query === '' ? undefined : parameters;
}

function splitOnce(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}

/** `22/Nov/2026:16:04:00 +0000` */
function commonLogTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
