import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { java, whyJavaFailed } from './java.ts';
import { startKept } from './kept-process.ts';

export interface DynamoDbLocal {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  stop(): Promise<void>;
}

const emulator = join(dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator')), 'emulator');

/** A small heap and the plain compiler: it answers sooner and uses a third of the memory on a machine of two cores. */
const jvm = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m'];

/**
 * Starts DynamoDB Local, AWS's own, on a free port, and waits until it answers (2 to 3 seconds). It ends with this
 * process, however that does. Tables are kept apart by access key and region. It listens on all interfaces, which cannot
 * be turned off: what nobody else may see is kept under an access key that nobody else knows.
 *
 * @param where the folder of its files, or memory for what need not outlive it.
 * @throws CannotStart, when Java is missing or too old.
 */
export async function startDynamoDb(
  where: { readonly dir: string } | { readonly inMemory: true },
): Promise<DynamoDbLocal> {
  const dir = 'dir' in where ? resolve(where.dir) : undefined;
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnFreePort(dir);
    } catch (error) {
      // Someone else took the port in the moment between.
      if (tries === 3 || !/bind|in use/i.test(String(error))) throw error;
    }
  }
}

async function startOnFreePort(dir: string | undefined): Promise<DynamoDbLocal> {
  const port = await freePort('0.0.0.0');
  const endpoint = `http://127.0.0.1:${port}`;
  const { child, end } = startKept(
    java(process.env),
    [
      ...jvm,
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(emulator, 'DynamoDBLocal.jar'),
      '-port',
      String(port),
      '-disableTelemetry',
      ...(dir === undefined ? ['-inMemory'] : ['-dbPath', dir]),
    ],
    // It writes a file of its own where it runs.
    dir ?? tmpdir(),
  );
  try {
    await answering(child, endpoint);
  } catch (error) {
    await end();
    throw error;
  }
  return { endpoint, stop: end };
}

async function answering(child: ChildProcess, endpoint: string): Promise<void> {
  let printed = '';
  let failure: Error | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    // Read to the end of its life: a full pipe would stop it.
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length < 10_000) printed += text;
    });
  }
  child.on('error', (error: NodeJS.ErrnoException) => {
    failure = whyJavaFailed(error.code ?? error.message, printed);
  });
  child.on('close', (code, signal) => {
    failure ??= whyJavaFailed(code ?? signal, printed);
  });
  for (const giveUp = performance.now() + 60_000; performance.now() < giveUp; await sleep(25)) {
    if (failure) throw failure;
    // Any answer will do: it answers 400 to a request without a signature.
    const answer = await fetch(endpoint, { method: 'POST', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer && !failure) return void (await answer.arrayBuffer());
  }
  throw whyJavaFailed('no answer within 60 s', printed);
}
