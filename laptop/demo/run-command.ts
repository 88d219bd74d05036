import { CannotStart } from '@laptop/cloud';
import type { StartedSystem } from './start-system.ts';

/**
 * Runs a command that may have started a system of its own: a signal ends that first, and a fault is told in words where it was foreseen.
 * `started` answers the system, as soon as there is one.
 */
export const runCommand = async (
  main: () => Promise<void>,
  started: () => StartedSystem | undefined,
): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const system = started();
      if (!system) process.exit(1);
      system.stop();
      void system.ended.then(() => process.exit(0));
    });
  }
  try {
    await main();
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error);
    process.exit(1);
  }
};
