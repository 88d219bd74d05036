import { defineConfig } from 'vitest/config';

/** Tests that run a laptop's cloud, which has a clock of its own in the place of the process's, or part of one. */
const onClouds = ['test/e2e/**', 'test/grants/**', 'test/laptop/**', 'packages/**'].map((each) => `${each}/*.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['test/support/own-temporary-folder.ts', 'test/support/global-dynamodb.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores are what a small laptop and most CI machines give: more workers only take turns.
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: onClouds,
          // What all these import (SDK, templates, agreements) is loaded once a worker, and not once a file.
          isolate: false,
          setupFiles: 'test/support/as-found.ts',
        },
      },
      { extends: true, test: { name: 'clouds', include: onClouds } },
    ],
  },
});
