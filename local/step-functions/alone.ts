import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine } from './engine.ts';
import { realTimers } from './timers.ts';

/**
 * `npm run local:stepfunctions -- --port N --data DIR`: the engine by itself, on the computer's own clock. Tasks call
 * Lambda at AWS_ENDPOINT_URL_LAMBDA.
 */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, data: { type: 'string', default: '.local' } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('Usage: npm run local:stepfunctions -- --port N --data DIR');
  process.exit(2);
}

const engine = await startEngine({
  file: join(values.data, 'engine.sqlite'),
  timers: realTimers(),
  port,
  region: process.env.AWS_REGION ?? 'eu-west-2',
  account: process.env.AWS_ACCOUNT_ID ?? '000000000000',
});
console.log(`Step Functions at ${engine.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void engine.close().then(() => process.exit(0));
  });
}
