import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/postgres.ts'],
    // Much of the time is spent waiting: for a pace that Telegram sets, for a disk, for a process to start.
    maxWorkers: 4,
    // Files of a worker share their modules, which hold no state of their own: a third of the time went into loading them anew.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxConcurrency: 20,
    // Real browsers, databases and servers start within these tests, on machines with two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
