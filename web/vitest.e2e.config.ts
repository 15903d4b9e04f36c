import { defineConfig } from 'vitest/config';

/** End to end: the built server and the built client in real Chromium. Started by ./test, or `npm run e2e` after a build. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['e2e/support/shared-server.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A busy machine takes its time: what is waited for comes soon on a quiet one.
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
  },
});
