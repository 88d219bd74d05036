import { join } from 'node:path';
import { BuildFailed, CannotStart, SynthesisFailed, UnknownInTemplate } from '@laptop/cloud';
import { startArguments } from './arguments.ts';
import { banner } from './banner.ts';
import { startDevelopment, startedAgainAfter } from './development.ts';
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

const forPeople = [BuildFailed, CannotStart, SynthesisFailed, UnknownInTemplate];

try {
  const { dev, state, ...given } = startArguments(process.argv.slice(2), process.env);
  const options = { ...given, dir: state ?? join(import.meta.dirname, '..', '.local') };
  cloud = await (dev ? startDevelopment : startLaptop)(options);
  const after = startedAgainAfter();
  process.stdout.write(after === undefined ? banner(cloud) : `Running again, ${after} ms after what was saved\n`);
} catch (error) {
  const known = error instanceof Error && forPeople.some((kind) => error instanceof kind);
  console.error(known ? error.message : error);
  process.exit(1);
}
