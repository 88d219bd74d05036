import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { withVirtualDate } from '../gate/answers.ts';
import type { Handler } from '../gate/handler.ts';
import type { LambdaService } from './lambda-service.ts';

/** What an event may hold at most, in bytes: waited for, and not. */
const largest = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024 };

/** A key under which an event is taken once only; EventBridge Scheduler's stand-in sets it, AWS knows no such header. */
export const onceHeader = 'x-local-once';

/** Lambda's Invoke API, in the form in which `@aws-sdk/client-lambda` speaks it. */
export function invokeApi(service: LambdaService): Handler {
  return async (req, res) => {
    const named = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(req.url ?? '')?.[1];
    if (req.method !== 'POST' || named === undefined) return false;
    const fn = service.find(decodeURIComponent(named));
    withVirtualDate(res);
    res.setHeader('x-amzn-requestid', randomUUID());
    if (!fn) return fail(res, 404, 'ResourceNotFoundException', `Function not found: ${decodeURIComponent(named)}`);

    const payload = (await text(req)) || '{}';
    const type = req.headers['x-amz-invocation-type'] ?? 'RequestResponse';
    if (type !== 'RequestResponse' && type !== 'Event' && type !== 'DryRun') {
      return fail(res, 400, 'InvalidParameterValueException', `Invocation type ${String(type)} is not known`);
    }
    if (type !== 'DryRun' && Buffer.byteLength(payload) > largest[type]) {
      const message = `${Buffer.byteLength(payload)} byte payload is too large for the ${type} invocation type (limit ${largest[type]} bytes)`;
      return fail(res, 413, 'RequestTooLargeException', message);
    }
    if (!isJson(payload)) {
      return fail(res, 400, 'InvalidRequestContentException', 'Could not parse request body into json');
    }
    if (type === 'DryRun') return end(res, 204, '');
    if (type === 'Event') {
      const once = req.headers[onceHeader];
      service.invokeLater(fn.name, payload, typeof once === 'string' ? once : undefined);
      return end(res, 202, '');
    }
    if (service.refusesForNow(fn)) return fail(res, 429, 'TooManyRequestsException', 'Rate Exceeded.');
    const outcome = await service.invoke(fn.name, payload);
    res.setHeader('content-type', 'application/json');
    res.setHeader('x-amz-executed-version', '$LATEST');
    if (outcome.ok) return end(res, 200, outcome.payload);
    res.setHeader('x-amz-function-error', 'Unhandled');
    return end(res, 200, JSON.stringify(outcome.error));
  };
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function fail(res: ServerResponse, status: number, type: string, message: string): true {
  res.setHeader('content-type', 'application/json');
  res.setHeader('x-amzn-errortype', type);
  return end(res, status, JSON.stringify({ Type: 'User', Message: message }));
}

function end(res: ServerResponse, status: number, body: string): true {
  res.writeHead(status);
  res.end(body);
  return true;
}
