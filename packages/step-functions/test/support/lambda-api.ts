import { createServer } from 'node:http';

/** A function of the stand-in: gives its answer, or throws what the function would throw. */
export type LambdaFunction = (payload: unknown) => unknown;

export interface Invocation {
  readonly name: string;
  readonly payload: unknown;
  /** Access key id that signed the call. */
  readonly signedBy: string;
}

/** Answers as Lambda itself does when it does not run the function. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Lambda's Invoke API over HTTP, with functions that are plain functions. */
export const lambdaApi = async (functions: Record<string, LambdaFunction>) => {
  const invocations: Invocation[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const name = decodeURIComponent(request.url?.split('/')[3] ?? '').replace(/^.*:function:/, '');
      const text = Buffer.concat(chunks).toString();
      const payload = text === '' ? undefined : JSON.parse(text);
      const signedBy = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      invocations.push({ name, payload, signedBy });
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-amz-executed-version', '$LATEST');
      try {
        const run = functions[name];
        if (!run) throw new Refusal(404, 'ResourceNotFoundException', `Function not found: ${name}`);
        response.end(JSON.stringify((await run(payload)) ?? null));
      } catch (thrown) {
        if (thrown instanceof Refusal) {
          response.statusCode = thrown.status;
          response.setHeader('x-amzn-errortype', thrown.code);
          response.end(JSON.stringify({ Message: thrown.message }));
          return;
        }
        const error = thrown as Error;
        response.setHeader('x-amz-function-error', 'Unhandled');
        response.end(JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] }));
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    functions,
    invocations,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
