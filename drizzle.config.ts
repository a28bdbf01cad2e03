import { defineConfig } from 'drizzle-kit';

/**
 * Drizzle writes the DDL of the registers' tables; our own migrator (`giaolo migrate`) runs `migrations/NNNN_*.sql`.
 * Drizzle's numbering and its memory of the last shape live in `migrations/drizzle/`, which the migrator does not read.
 *
 * The next one, after changing `src/db/tables/`:
 *   1. `npx drizzle-kit generate --name <what>`   → migrations/drizzle/<n>_<what>.sql and its snapshot
 *   2. `mv` that .sql to `migrations/<next free NNNN>_<what>.sql`, and put one line of intent on top; commit it with the snapshot
 *   3. for a new table, a hand-written migration beside it with `select attach_register('<Type>', '<table>');`
 * Slice columns are only ever added, nullable and never backfilled: what the ledger sealed must stay readable. If step 1 writes a
 * `drop` or an `alter … type`, the change is wrong, not the generator.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/tables/index.ts',
  out: './migrations/drizzle',
  casing: 'snake_case',
  breakpoints: false,
});
