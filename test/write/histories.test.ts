import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { copy, DAYS, perform, type World } from './day-model.js';
import { asOperation, histories, readDays } from './random-histories.js';
import { model, refusals, write } from './world.js';

/** `HISTORIES=250` and more for a night; the suite asks less. */
const RUNS = Number(process.env.HISTORIES ?? 100);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('random histories are, on every day and as known at every instant, what a simple model says', async () => {
  const met = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(histories, async (sets) => {
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      let world: World = new Map();
      const known: { at: string; world: World }[] = [];
      for (const set of sets) {
        const next = copy(world);
        const expected = set.map((one) => perform(next, one, ids[one.record] ?? '')).filter((code) => code !== undefined);
        const written = write(
          database,
          set.map((one) => asOperation(one, ids[one.record] ?? '', ids[one.record] ?? '')),
        );
        for (const code of expected.length === 0 ? ['written'] : expected) met.set(code, (met.get(code) ?? 0) + 1);
        if (expected.length > 0) {
          expect(await refusals(written)).toEqual(expected);
          continue;
        }
        const outcome = await written;
        expect(outcome.changes.map(({ operation }) => operation)).toEqual(set.map(({ kind }) => kind));
        world = next;
        known.push({ at: outcome.recordedFrom, world: copy(world) });
      }
      for (const { at, world: then } of known) {
        for (const [index, id] of ids.entries()) {
          expect(await readDays(database, id, at)).toEqual(then.get(index)?.days ?? Array.from({ length: DAYS }, () => null));
        }
      }
    }),
    { numRuns: RUNS },
  );
  // A generator that only ever met refusals, or never met one, would prove nothing.
  for (const code of ['written', 'LATER_STATE_EXISTS', 'RECORD_CLOSED', 'PERIOD_INVALID', 'NOT_FOUND', 'KEY_TAKEN'])
    expect([code, met.get(code) ?? 0]).not.toEqual([code, 0]);
  expect(met.get('written')).toBeGreaterThan(RUNS * 2);

  const { rows } = await database.appPool.query<{ head: string }>('select max(position)::text as head from change');
  expect(await withTx(database.appPool, {}, (tx) => verifyHashes(tx, '1', rows[0]?.head ?? '0', model))).toEqual([]);
}, 180_000);
