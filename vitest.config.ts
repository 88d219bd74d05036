import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: 'test/support/global-dynamodb.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores are what a small laptop and most CI machines give: more workers only take turns.
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', TZ: 'UTC' },
  },
});
