import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    globalSetup: ['test/support/server.ts'],
    maxWorkers: 2,
    // Files of one worker share its modules, which take longer to load than most tests take to run. Nothing of ours happens on import.
    isolate: false,
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
});
