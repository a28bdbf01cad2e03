import { defineConfig } from 'vitest/config';

/** Bundled tests, one after the other, on the server that all runs share. */
export default defineConfig({
  root: process.cwd(),
  test: {
    include: ['bundled*/*.test.js'],
    globalSetup: ['scripts/mutants/shared-server.ts'],
    setupFiles: ['scripts/mutants/stop-at-first.ts'],
    reporters: ['./scripts/mutants/told-reporter.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    server: { deps: { external: [/\/bundled\d*\//] } },
  },
});
