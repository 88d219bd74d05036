import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { withVirtualDate } from '../gate/answers.ts';
import type { Outcome } from '../lambda/function-thread.ts';
import type { Route } from '../template/routes.ts';
import { timeLimit } from '../time-limit.ts';
import { type Answer, answerOf, own } from './answer.ts';
import { decoded, eventOf } from './event.ts';
import { router } from './router.ts';

/** What a request may hold at most, in bytes. */
const largest = 10 * 1024 * 1024;
/** What the request line and all headers may hold together, in bytes. */
const largestHead = 10_240;

interface Options {
  readonly routes: readonly Route[];
  readonly invoke: (functionArn: string, payload: string) => Promise<Outcome>;
  /** May change a page on its way out. */
  readonly dress: (answer: Answer, path: string) => Answer;
  /** Is told of each answer's status and how many bytes it has. */
  readonly answered?: (status: number, bytes: number) => void;
}

/** The HTTP API of the template: finds the route, calls its function, and answers every request. */
export function httpApi({ routes, invoke, dress, answered }: Options) {
  const find = router(routes);

  const answer = async (req: IncomingMessage): Promise<Answer> => {
    const path = decoded((req.url ?? '/').split('?')[0] ?? '/');
    if (path === undefined) return own(400, 'Bad Request');
    const match = find(req.method ?? 'GET', path);
    if (!match) return own(404, 'Not Found');
    if (headOf(req) > largestHead) return own(431, 'Request Header Fields Too Large');
    const body = await upTo(largest, req);
    if (!body) return own(413, 'Request Entity Too Large');
    const late = new AbortController();
    const timedOut = sleep(timeLimit(Math.min(match.route.timeoutMs, 30_000)), undefined, {
      signal: late.signal,
    }).catch(() => undefined);
    const outcome = await Promise.race([
      invoke(match.route.functionArn, JSON.stringify(eventOf(req, body, match))),
      timedOut,
    ]);
    late.abort();
    if (!outcome) return own(503, 'Service Unavailable');
    return outcome.ok ? dress(answerOf(outcome.payload), path) : own(500, 'Internal Server Error');
  };

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { status, headers, cookies, body } = await answer(req);
    answered?.(status, body.length);
    withVirtualDate(res);
    res.setHeader('apigw-requestid', randomUUID());
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (cookies.length > 0) res.setHeader('set-cookie', [...cookies]);
    // The connection is not used again after a request that was not read to its end.
    if (status === 413) res.setHeader('connection', 'close');
    if (status !== 204 && status !== 304) res.setHeader('content-length', body.length);
    res.writeHead(status);
    res.end(body);
  };
}

/** How much the request line and the headers take, in bytes, each with the signs around it. */
const headOf = ({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number =>
  Buffer.byteLength(`${method} ${url} HTTP/${httpVersion}\r\n`) +
  rawHeaders.reduce((size, text) => size + Buffer.byteLength(text) + 2, 0);

/** The body, or undefined when it is larger than it may be. */
async function upTo(most: number, req: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > most) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
