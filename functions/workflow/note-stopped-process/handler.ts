import type * as z from 'zod';
import { logger } from '../../shared/logger.ts';
import type { input } from './schema.ts';

interface Deps {
  readonly countOne: (metric: 'ProcessesStopped') => void;
}

/** Counts a process that somebody stopped. Those that the service itself stops, since their window was cancelled, it is not told of. */
export const noteStoppedProcess =
  ({ countOne }: Deps) =>
  async ({ detail: { executionArn } }: z.output<typeof input>) => {
    logger.error('A process was stopped by somebody', { executionArn });
    countOne('ProcessesStopped');
    return { noted: true as const };
  };
