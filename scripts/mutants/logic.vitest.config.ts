import { defineConfig } from 'vitest/config';

/** The tests of logic that needs no database: what StrykerJS asks about each of its many small faults. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: [
      'test/access/decide.test.ts',
      'test/boundaries/{calendar,rows,rules}.test.ts',
      'test/import/cells.test.ts',
      'test/registers/identifiers/time.test.ts',
      'test/registers/*/rules.test.ts',
      'test/write/slices.test.ts',
    ],
  },
});
