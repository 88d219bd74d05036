import type { IncomingMessage, ServerResponse } from 'node:http';

/** What can be made to go wrong, besides `none`. */
export const faultNames = [
  'none',
  'too-many-requests',
  'server-error',
  'bad-gateway',
  'slow',
  'malformed',
  'connection-reset',
  'ghost-change',
] as const;

export type FaultName = (typeof faultNames)[number];

export const isFaultName = (name: string): name is FaultName => faultNames.some((known) => known === name);

const retryAfterSeconds = 7;

interface FaultReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** The faults that are answers: what is sent in place of the register's own. */
export const faultReply = (fault: FaultName): FaultReply | undefined => {
  switch (fault) {
    case 'too-many-requests':
      return {
        status: 429,
        headers: { 'retry-after': String(retryAfterSeconds) },
        text: JSON.stringify({
          statusCode: 429,
          message: `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`,
        }),
      };
    case 'server-error':
      return { status: 500, headers: {}, text: JSON.stringify({ message: 'Internal server error.' }) };
    case 'bad-gateway':
      return { status: 502, headers: { 'content-type': 'text/html' }, text: '<html><h1>502 Bad Gateway</h1></html>' };
    case 'malformed':
      return { status: 200, headers: {}, text: '{"locationId":"1-99000000100","name":"Demo' };
    default:
      return undefined;
  }
};

/** Ends the connection as a crashed server does: no answer, and a reset instead of a farewell. */
export const reset = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

/** Waits, unless the caller goes away first; `false` when it did. */
export const linger = (milliseconds: number, response: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => {
    const waited = setTimeout(() => {
      response.off('close', gone);
      resolve(true);
    }, milliseconds);
    const gone = () => {
      clearTimeout(waited);
      resolve(false);
    };
    response.once('close', gone);
  });
