import { defineConfig } from 'vitest/config';

/** They run the whole service on a laptop's cloud. */
const laptops = [
  'test/e2e/road.test.ts',
  'test/grants/grants.test.ts',
  'test/laptop/alarms/alarms.test.ts',
  'test/laptop/seed/states.test.ts',
  'test/laptop/torn-down.test.ts',
  'test/laptop/viruses.test.ts',
];
/** They run a part of a laptop's cloud, which has a clock of its own in the place of the process's. */
const clouds = ['test/laptop/**/*.test.ts', 'packages/*/test/**/*.test.ts'];

const each = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  env: { POWERTOOLS_LOG_LEVEL: 'SILENT', TZ: 'UTC' },
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/own-temporary-folder.ts', 'test/support/global-dynamodb.ts'],
    // Two cores are what a small laptop and most CI machines give: more workers only take turns.
    maxWorkers: 2,
    // They begin in the order of their names: the longest files are not left to the end.
    projects: [
      { test: { ...each, name: '1 laptops', include: laptops, globalSetup: 'test/support/global-assembly.ts' } },
      { test: { ...each, name: '2 clouds', include: clouds, exclude: laptops } },
      {
        test: {
          ...each,
          name: '3 parts',
          include: ['test/**/*.test.ts'],
          exclude: [...laptops, ...clouds],
          // What all these import (SDK, templates, agreements) is loaded once a worker, and not once a file.
          isolate: false,
          setupFiles: 'test/support/as-found.ts',
        },
      },
    ],
  },
});
