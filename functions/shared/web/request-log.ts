import type { MiddlewareObj, Request } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logger } from '../logger.ts';
import type { PageEvent } from './request.ts';

/** One line a request, whatever came of it: which route, the status, how long it took. Never a path, a form, a header or who it was. */
export const requestLog = (): MiddlewareObj<PageEvent, APIGatewayProxyStructuredResultV2> => {
  let startedAt = 0;
  const answered = ({ event, response }: Request<PageEvent, APIGatewayProxyStructuredResultV2>) => {
    logger.info('Answered', {
      method: event.requestContext.http.method,
      route: event.route ?? 'none',
      status: response?.statusCode,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  };
  return {
    // One event at a time is what Lambda promises, so one start is enough.
    before: ({ context }) => {
      startedAt = performance.now();
      logger.addContext(context);
    },
    after: answered,
    // No page that was made of an error comes by `after`.
    onError: answered,
  };
};
