import { afterAll, vi } from 'vitest';
import { clock } from '../builders/clock.ts';

// Files that run in one process find it as the first of them did.
clock.reset();
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
