import { join } from 'node:path';
import { develop } from '@laptop/cloud';
import { cloudOptions, type Laptop, type LaptopOptions, projectDir } from './laptop.ts';

const inProject = (folder: string): string => join(projectDir, folder);

const sources = {
  builder: inProject('bin/bundler.ts'),
  code: ['functions', 'adapters', 'domain', 'agreements', 'views'].map(inProject),
  rest: ['bin', 'lib', 'statemachines', 'laptop', 'packages/laptop-cloud/src', 'packages/step-functions/src'].map(
    inProject,
  ),
};

const changedAt = 'LAPTOP_CHANGED_AT';

/** Starts the service as `startLaptop` does, with functions that run what was last saved. */
export const startDevelopment = (options: LaptopOptions): Promise<Laptop> =>
  develop({
    ...cloudOptions(options),
    sources,
    tell: console.log,
    // In the place of this process, so that the laptop's own code is new too. What is stored stays.
    startAgain: (since) => {
      const args = process.argv.slice(1).filter((given) => given !== '--fresh');
      process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...args], {
        ...process.env,
        [changedAt]: String(since),
      });
    },
  });

/** How long ago that was saved for which this process started in another's place, in ms; undefined where none did. */
export function startedAgainAfter(): number | undefined {
  const since = process.env[changedAt];
  return since === undefined ? undefined : Number((process.hrtime.bigint() - BigInt(since)) / 1_000_000n);
}
