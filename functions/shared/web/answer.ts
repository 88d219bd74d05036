import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { render } from './render.ts';
import type { PageEvent, Visitor } from './request.ts';
import type { PageResult } from './results.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site } from './site.ts';

type Response = APIGatewayProxyStructuredResultV2;

/** A result as the HTTP response that API Gateway sends. */
export const answer = (site: Site, event: PageEvent, result: PageResult): Response => {
  const response = packedWhereLong(responseTo(site, event, result));
  return event.requestContext.http.method === 'HEAD' ? { ...response, body: '', isBase64Encoded: false } : response;
};

/** A function answers with 6 MB at most, in which a text takes up to twice its length. */
const MOST_PLAIN = 2_000_000;

/** What is too long for a function's answer is packed; what is not is there for the simplest program. */
const packedWhereLong = (response: Response): Response =>
  response.isBase64Encoded || (response.body ?? '').length <= MOST_PLAIN
    ? response
    : {
        ...response,
        headers: { ...response.headers, 'content-encoding': 'gzip' },
        body: gzipSync(response.body ?? '').toString('base64'),
        isBase64Encoded: true,
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
      const { cache = 'no-store', cookies = [] } = result.options;
      return {
        statusCode: result.status,
        headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': cache },
        cookies: [...cookies],
        body: render(result.template, { ...shared(site, event.visit?.visitor), ...result.model }),
      };
    }
  }
};

const formActions = (site: Site, result: PageResult): readonly string[] => [
  ...new Set([
    ...(site.signIn?.origins() ?? []),
    ...(result.kind === 'page' ? (result.options.formActions ?? []) : []),
  ]),
];

const shared = (site: Site, visitor: Visitor | undefined) => ({
  site,
  visitor,
  formToken: visitor?.formToken,
  navigation: [
    ...(site.navigation?.(visitor) ?? []),
    ...(visitor ? [{ text: 'Sign out', href: `${site.home}/sign-out` }] : []),
  ],
});
