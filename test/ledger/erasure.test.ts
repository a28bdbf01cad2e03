import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { fieldHash, hasValue } from '../../src/hub/ledger/hashes.js';
import { heldSlices, knownAt } from '../../src/hub/ledger/held-slices.js';
import { rewriteState } from '../../src/hub/ledger/states.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { readVerified } from '../../src/hub/ledger/verified-row.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { saltFrom } from '../../src/hub/log/salted-hash.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { model, person, register, write } from '../write/world.js';

const ERASED = 'fullName';
const COLUMN = 'full_name';
const NAME = person('').fullName as string;

let database: TestDatabase;
let superuser: Pool;
let someone: string;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = createPool({ url: database.url, max: 1 });
  someone = await register(database, 'Person', person('001090000001'));
  await write(database, [
    { operation: 'update', entity: 'Person', id: someone, from: '2025-01-01', values: { fullName: 'Người Khác' } },
    { operation: 'correct', entity: 'Person', id: someone, from: '2025-02-01', to: '2025-03-01', values: { fullName: 'Người Nữa' } },
  ]);
  await write(database, [{ operation: 'close', entity: 'Person', id: someone, from: '2026-01-01' }]);
});
afterAll(async () => {
  await endPool(superuser);
  await database.drop();
});

const tx = () => ({
  query: async <R>(sql: string, values?: unknown[]) => ({ rows: (await superuser.query(sql, values)).rows as R[], rowCount: 0 }),
});
const faults = () => verifyHashes(tx(), '1', '4', model);
const digests = async () =>
  (await superuser.query<{ digest: string }>(`select encode(digest, 'hex') as digest from change order by position`)).rows;

/** What the operation that erases will do to every change of a person. Tells the commitments that it keeps, and the salts. */
async function erase(): Promise<{ commitments: string[]; salts: string[] }> {
  const entity = model.declarations.entities.get('Person');
  if (entity === undefined) throw new Error('there is no Person');
  const { names } = storedFields(entity);
  const kept = { commitments: [] as string[], salts: [] as string[] };
  const held = (await heldSlices(tx(), model, [{ entity: 'Person', recordId: someone }])).get(someone) ?? [];
  const rows = await readVerified(tx(), '1', '4');
  for (const table of ['change', 'change_salt', 'person']) await superuser.query(`alter table ${table} disable trigger all`);
  await superuser.query(`alter table person alter column ${COLUMN} drop not null`);
  for (const { position, before, slices, recordedFrom, seed, ...row } of rows) {
    const known = slices?.map((state) => rewriteState(state, names)) ?? knownAt(held, recordedFrom).map(({ state }) => state);
    const change = { ...row, states: [before === null ? undefined : rewriteState(before, names), ...known], names };
    const commitment = fieldHash(change, names.indexOf(ERASED), saltFrom(seed ?? '', ERASED));
    const salts = Object.fromEntries(
      names.flatMap((name, i) => (name !== ERASED && hasValue(change, i) ? [[name, saltFrom(seed ?? '', name)]] : [])),
    );
    await superuser.query(
      `update change set hashes = $2::json, before = (before::jsonb - '${ERASED}')::json,
         slices = (select json_agg(s - '${ERASED}' order by nr) from jsonb_array_elements(slices::jsonb) with ordinality as x(s, nr)),
         changed_fields = case when changed_fields is not null then
           coalesce((select json_agg(f order by nr) from json_array_elements(changed_fields) with ordinality as x(f, nr) where f->>'name' <> '${ERASED}'), '[]') end
       where position = $1`,
      [position, JSON.stringify({ [ERASED]: commitment })],
    );
    await superuser.query('update change_salt set seed = null, salts = $2::json where position = $1', [position, JSON.stringify(salts)]);
    kept.commitments.push(commitment);
    kept.salts.push(...Object.values(salts));
  }
  await superuser.query(`update person set ${COLUMN} = null`);
  return kept;
}

async function found(sql: string) {
  await superuser.query('begin');
  expect((await superuser.query(sql)).rowCount).toBeGreaterThan(0);
  const now = await faults();
  await superuser.query('rollback');
  return now;
}

it('a field that is erased everywhere leaves every digest as it was and provable, and its value cannot be guessed from what stays', async () => {
  const before = await digests();
  const seeds = (await superuser.query<{ seed: string }>(`select encode(seed, 'hex') as seed from change_salt`)).rows.map(
    ({ seed }) => seed,
  );
  expect(new Set(seeds).size).toBe(4);
  expect(await faults()).toEqual([]);
  const { commitments, salts } = await erase();
  expect(await faults()).toEqual([]);
  expect(await digests()).toEqual(before);

  const { rows } = await superuser.query<{ all: string }>(
    `select string_agg(x::text, ' ') as all from (select c::text as x from change c union all select s::text from change_salt s union all select p::text from person p) y`,
  );
  for (const gone of [...seeds, NAME, 'Người Khác', 'Người Nữa']) expect(rows[0]?.all).not.toContain(gone);
  const guess = { texts: [JSON.stringify(NAME)] } as unknown as ReturnType<typeof rewriteState>;
  for (const salt of salts) expect(commitments).not.toContain(fieldHash({ states: [undefined, guess], names: [ERASED] } as never, 0, salt));

  expect(await found(`update person set ${COLUMN} = '${NAME}' where version = 1`)).toContainEqual({
    position: '1',
    kind: 'VALUE',
    field: ERASED,
  });
  expect(await found(`update change set hashes = '{"${ERASED}":"x"}' where position = 2`)).toContainEqual({
    position: '2',
    kind: 'VALUE',
    field: ERASED,
  });
  expect(await found(`update change set hashes = null where position = 2`)).toContainEqual({ position: '2', kind: 'VALUE', field: ERASED });
  expect(await found(`update change_salt set seed = '\\x${seeds[2]}', salts = null where position = 3`)).toContainEqual({
    position: '3',
    kind: 'SALT',
  });
  expect(await found(`update change_salt set salts = '{}' where position = 4`)).toContainEqual({
    position: '4',
    kind: 'VALUE',
    field: 'personalId',
  });
  expect(await found(`update person set personal_id = '001090000002' where version = 1`)).toContainEqual({
    position: '1',
    kind: 'VALUE',
    field: 'personalId',
  });
});
