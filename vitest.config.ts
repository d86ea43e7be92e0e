import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests, each a project of its own: `unit` beside the code, `contract` for what both databases
 * must do alike, `e2e` in a real browser against the built program.
 */
export default defineConfig({
  // Views are hono/jsx. Said here too, so that a test file outside tsconfig's `include` gets the same.
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['test/support/run-setup.ts'],
    // A file that leaves a timer or a global behind must not be able to break another one.
    isolate: true,
    pool: 'forks',
    // Vitest would leave one core idle; tests wait for disks and servers more than they count.
    maxWorkers: '100%',
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['src/storage/contract/*.contract.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/*.e2e.ts'],
          // A browser and a server each: more than one at a time on two cores makes both crawl.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
