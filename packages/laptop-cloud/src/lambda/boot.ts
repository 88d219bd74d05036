// The first code of a function's thread: the clock is set before anything of the bundle is loaded.
import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { installVirtualDate } from '../clock/virtual-date.ts';
import { type Answer, type Boot, functionError, type Invoke } from './messages.ts';

type LambdaHandler = (event: unknown, context: object) => unknown;

const boot: Boot = workerData;
installVirtualDate(boot.clock);
// Not of Lambda's, but of the thread's.
delete process.env.NODE_COMPILE_CACHE;
const answer = (message: Answer) => parentPort?.postMessage(message);

async function load(): Promise<LambdaHandler> {
  const [file = '', name = ''] = boot.handler.split(/\.(?=[^.]+$)/);
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(boot.codeDir, file + ending)).find(existsSync);
  const loaded = path === undefined ? {} : await import(pathToFileURL(path).href);
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${boot.handler} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  }
  return handler;
}

function contextOf({ requestId, timeoutMs }: Invoke) {
  // By the real clock: a jump of the virtual one takes no time from a function.
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    functionName: boot.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: boot.functionArn,
    memoryLimitInMB: String(boot.memoryMb),
    logGroupName: `/aws/lambda/${boot.functionName}`,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}

try {
  const handler = await load();
  // Now, since a thread that is ended writes nothing more.
  flushCompileCache();
  parentPort?.on('message', async (invoke: Invoke) => {
    const before = process.threadCpuUsage();
    const cpuMs = () => {
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    };
    try {
      const result = await handler(JSON.parse(invoke.event), contextOf(invoke));
      answer({ kind: 'done', payload: JSON.stringify(result) ?? 'null', cpuMs: cpuMs() });
    } catch (error) {
      answer({ kind: 'failed', error: functionError(error), cpuMs: cpuMs() });
    }
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'broken', error: functionError(error) });
}
