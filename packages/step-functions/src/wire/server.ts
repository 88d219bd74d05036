import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AwsError } from '../aws-error.ts';
import { type JsonObject, tryParseJson } from '../json.ts';
import { MAX_REQUEST_BYTES } from '../limits.ts';
import type { Operation } from './operation.ts';

const TARGET = /^AWSStepFunctions\.([A-Za-z]+)$/;

/** Longer than the SDK keeps idle sockets, so that it is the client who closes them. */
const KEEP_ALIVE = 75_000;

/** The AWS JSON 1.0 protocol over HTTP, for loopback only. */
export const serve = (operations: Record<string, Operation>, now: () => number): Server => {
  const server = createServer((request, response) => {
    answer(operations, request).then(
      (body) => send(response, 200, body, now),
      (thrown: unknown) => {
        const { code, status, message } = asAwsError(thrown);
        send(response, status, { __type: code, message }, now);
      },
    );
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  return server;
};

const answer = async (operations: Record<string, Operation>, request: IncomingMessage): Promise<JsonObject> => {
  const name = TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1];
  const operation = name !== undefined && Object.hasOwn(operations, name) ? operations[name] : undefined;
  const text = await bodyOf(request);
  if (request.method !== 'POST' || !operation) {
    throw new AwsError('UnknownOperationException', 'The requested operation is not supported.');
  }
  const body = tryParseJson(text);
  if (body === undefined) throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  return operation(body);
};

const bodyOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // The rest is read all the same, so that the client gets to see the answer.
      if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size <= MAX_REQUEST_BYTES) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new AwsError('RequestEntityTooLarge', 'The request is too large.', 413));
    });
    request.on('error', reject);
  });

const asAwsError = (thrown: unknown): AwsError => {
  if (thrown instanceof AwsError) return thrown;
  console.error('A request failed by a defect of the engine:', thrown);
  return new AwsError('InternalFailure', 'An internal error occurred.', 500);
};

const send = (response: ServerResponse, status: number, body: JsonObject, now: () => number): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    // The SDK corrects its clock by this header; with another clock than the engine's it would sign for another day.
    date: new Date(now()).toUTCString(),
  });
  response.end(text);
};
