import { join } from 'node:path';
import { startEngine } from './engine.ts';
import { optionsOf, wrongUsage } from './options.ts';
import { realTimers } from './timers.ts';

/**
 * `npm run local:stepfunctions -- --port N --data DIR`: the engine by itself, on the computer's own clock. Tasks call
 * Lambda at AWS_ENDPOINT_URL_LAMBDA.
 */
const USAGE = 'npm run local:stepfunctions -- --port N --data DIR';
const { port: wanted, data } = optionsOf(
  { port: { type: 'string', default: '0' }, data: { type: 'string', default: '.local' } },
  USAGE,
);
const port = Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) wrongUsage(USAGE, `${wanted} is no port.`);

const engine = await startEngine({
  file: join(data, 'engine.sqlite'),
  timers: realTimers(),
  port,
  region: process.env.AWS_REGION ?? 'eu-west-2',
  account: process.env.AWS_ACCOUNT_ID ?? '000000000000',
}).catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(inUse ? `Port ${port} is in use.` : `The engine could not be started: ${String(error)}`);
  process.exit(1);
});
console.log(`Step Functions at ${engine.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void engine.close().then(() => process.exit(0));
  });
}
