import { join } from 'node:path';
import { CannotStart, SynthesisFailed, UnknownInTemplate } from '@laptop/cloud';
import { startArguments } from './arguments.ts';
import { banner } from './banner.ts';
import { type Laptop, startLaptop } from './laptop.ts';

let cloud: Laptop | undefined;
let stopping = false;

/** Ends what was started. Who asks twice, or before all runs, does not want to wait: what is left ends with us. */
async function stop(): Promise<void> {
  if (stopping || !cloud) process.exit(1);
  stopping = true;
  await cloud.close();
  process.exit(0);
}
// One request that goes wrong in the background must not end all the others.
process.on('unhandledRejection', (reason) => console.error('Unforeseen:', reason));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

try {
  const given = startArguments(process.argv.slice(2), process.env);
  cloud = await startLaptop({ ...given, dir: given.state ?? join(import.meta.dirname, '..', '.local') });
  process.stdout.write(banner(cloud));
} catch (error) {
  const known = error instanceof CannotStart || error instanceof SynthesisFailed || error instanceof UnknownInTemplate;
  console.error(known ? error.message : error);
  process.exit(1);
}
