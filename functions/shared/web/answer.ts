import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { keptFor } from './kept-for.ts';
import { render } from './render.ts';
import type { PageEvent } from './request.ts';
import type { PageOptions, PageResult } from './results.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site } from './site.ts';

type Response = APIGatewayProxyStructuredResultV2;

/** A result as the HTTP response that API Gateway sends. */
export const answer = (site: Site, event: PageEvent, result: PageResult): Response => {
  const response = packed(event, responseTo(site, event, result));
  return event.requestContext.http.method === 'HEAD' ? { ...response, body: '', isBase64Encoded: false } : response;
};

/** A function answers with 6 MB at most, in which a text takes up to twice its length. */
const MOST_PLAIN = 2_000_000;
/** What fits into one packet of a network comes no sooner if it is packed. */
const LITTLE = 1_000;

/** A text as it goes over a network: packed for whoever takes it so, as every browser does, and in any case where it is too long otherwise. */
const packed = ({ headers }: PageEvent, response: Response): Response => {
  const { body = '', isBase64Encoded } = response;
  const isTaken = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(headers['accept-encoding'] ?? '');
  if (isBase64Encoded || body.length < LITTLE) return response;
  const varying = { ...response, headers: { ...response.headers, vary: 'accept-encoding' } };
  if (!isTaken && body.length <= MOST_PLAIN) return varying;
  return {
    ...varying,
    headers: { ...varying.headers, 'content-encoding': 'gzip' },
    body: gzipSync(body).toString('base64'),
    isBase64Encoded: true,
  };
};

const responseTo = (site: Site, event: PageEvent, result: PageResult): Response => {
  const headers = { ...securityHeaders(formActions(site, result)), 'cache-control': 'no-store' };
  switch (result.kind) {
    case 'redirect':
      return {
        statusCode: 303,
        headers: { ...headers, location: result.location },
        cookies: [...result.cookies],
        body: '',
      };
    case 'content': {
      const binary = typeof result.body !== 'string';
      const body = binary ? Buffer.from(result.body).toString('base64') : String(result.body);
      return { statusCode: result.status, headers: { ...headers, ...result.headers }, body, isBase64Encoded: binary };
    }
    case 'page': {
      const { cache = cacheOf(site, event, result.status, result.options), cookies = [] } = result.options;
      return {
        statusCode: result.status,
        headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': cache },
        cookies: [...cookies],
        body: render(result.template, { ...shared(site, event), ...result.model }),
      };
    }
  }
};

/** What may be kept of a page: nothing of one that went wrong, nor of one that a clock makes untrue. */
const cacheOf = (site: Site, event: PageEvent, status: number, { changesAt }: PageOptions): string => {
  const { keptSeconds = 0 } = site;
  const { timeEpoch: at } = event.requestContext;
  return keptFor({ seconds: status === 200 ? keptSeconds : 0, changesAt, at });
};

const formActions = (site: Site, result: PageResult): readonly string[] => [
  ...new Set([
    ...(site.signIn?.origins() ?? []),
    ...(result.kind === 'page' ? (result.options.formActions ?? []) : []),
  ]),
];

const shared = (site: Site, { rawPath, visit: { visitor } = {} }: PageEvent) => ({
  site,
  visitor,
  help: site.help?.(rawPath) ?? [],
  formToken: visitor?.formToken,
  session: visitor && { endsInMs: visitor.session.endsInMs, stillHref: `${site.home}/still-signed-in` },
  navigation: [
    ...(site.navigation?.(visitor) ?? []),
    ...(visitor ? [{ text: 'Sign out', href: `${site.home}/sign-out` }] : []),
  ],
});
