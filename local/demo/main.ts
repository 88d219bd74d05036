import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { agreementOf } from '../../agreements/index.ts';
import { CannotStart } from '../cannot-start.ts';
import { startCloud } from '../cloud.ts';
import { findWindow } from './find-window.ts';
import { play } from './play.ts';
import { progressOn } from './progress.ts';
import { answers } from './system.ts';
import { tableOf } from './table.ts';

/** `npm run demo [-- --fresh] [-- --json FILE]`: plays a whole window on the running system, or on one that it starts. */
const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'string' }, fresh: { type: 'boolean' } } });
  const agreement = agreementOf('s1-home-care');
  if (!agreement) throw new Error('The agreement of the demonstration is missing');
  const port = Number(process.env.PORT || 3000);
  const siteUrl = `http://127.0.0.1:${port}`;

  const running = await answers(siteUrl);
  if (running && values.fresh) throw new CannotStart('A system is running: stop it first, or leave out --fresh.');
  const cloud = running
    ? undefined
    : await startCloud({
        port,
        dir: join(import.meta.dirname, '..', '..', '.local'),
        fresh: values.fresh ?? false,
        quietLogs: true,
      });
  console.error(`Playing a window of the ${agreement.title} on ${siteUrl}`);

  const started = performance.now();
  const { windowId, closesAt } = await findWindow(siteUrl, agreement);
  const outcomes = await play(siteUrl, windowId, closesAt, progressOn());
  const seconds = Math.round((performance.now() - started) / 100) / 10;

  const { reasons, ...figures } = outcomes;
  console.log(tableOf(agreement, outcomes, seconds));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...figures, seconds }, null, 2)}\n`);
  console.error(
    `\nLook at it: ${siteUrl}/register, ${siteUrl}/officers, ${siteUrl}/_local${cloud ? ' (Ctrl-C stops it)' : ''}`,
  );
  if (!cloud) return;
  const stop = () => cloud.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

try {
  await main();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}
