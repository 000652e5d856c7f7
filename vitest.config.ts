import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    globalSetup: ['test/support/postgres.ts'],
    // A third does no more on two cores.
    maxWorkers: 2,
    // Files of one worker share its modules, which take longer to load than most tests take to run. Nothing
    // of ours happens on import.
    isolate: false,
    // For what hangs: on a slow machine, with other work beside it, no test may run into them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
  },
});
