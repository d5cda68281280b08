import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/postgres.ts'],
    // Real browsers, databases and servers start within these tests, on machines with two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
