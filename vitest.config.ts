import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** A file that puts something else in a module's place would put it there for the files after it too. */
const REPLACES_MODULES = /\bvi\.(mock|doMock|hoisted|spyOn|stubEnv|stubGlobal|useFakeTimers)\b/;
const apart = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file}`)
  .filter((file) => file.endsWith('.test.ts') && REPLACES_MODULES.test(readFileSync(file, 'utf8')));

export default defineConfig({
  // Node loads graphql's CommonJS entry; Vite would take the ESM one beside it, and two copies refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // One throw-away PostgreSQL 18 for the whole run; each file clones its own database from a migrated template.
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/summary-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // To end what hangs: of two busy cores a test that takes three seconds alone may take twenty.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A poll ends as soon as it sees what it waits for; vitest's one second is short of what two busy cores may need for it.
    expect: { poll: { timeout: 15_000 } },
    // Loading the hub's modules anew for each file took a tenth of the run: files share a process and its modules, but for the few above.
    projects: [
      { extends: true, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: apart, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart, isolate: true } },
    ],
  },
});
