import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { render } from './render.ts';
import type { PageEvent, Visitor } from './request.ts';
import type { PageResult } from './results.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site } from './site.ts';

type Response = APIGatewayProxyStructuredResultV2;

/** A result as the HTTP response that API Gateway sends. */
export const answer = (site: Site, event: PageEvent, result: PageResult): Response => {
  const response = responseTo(site, event, result);
  return event.requestContext.http.method === 'HEAD' ? { ...response, body: '', isBase64Encoded: false } : response;
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
