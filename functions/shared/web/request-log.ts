import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logger } from '../logger.ts';
import type { PageEvent } from './request.ts';

/** One line a request: which route, what came of it, how long it took. Never a path, a form, a header or who it was. */
export const requestLog = (): MiddlewareObj<PageEvent, APIGatewayProxyStructuredResultV2> => {
  let startedAt = 0;
  return {
    // One event at a time is what Lambda promises, so one start is enough.
    before: ({ context }) => {
      startedAt = performance.now();
      logger.addContext(context);
    },
    after: ({ event, response }) => {
      logger.info('Answered', {
        method: event.requestContext.http.method,
        route: event.route ?? 'none',
        status: response?.statusCode,
        milliseconds: Math.round(performance.now() - startedAt),
      });
    },
  };
};
