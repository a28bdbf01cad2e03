import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import type { Value } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { fieldChange } from '../../src/hub/ledger/describe-change.js';
import { stateText, writeState } from '../../src/hub/ledger/states.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { changedFieldsSql, slicesSql } from '../../src/hub/ledger/told-sql.js';
import { columnType } from '../../src/hub/write/load.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { model } from '../write/world.js';

/** What a change leaves to the register is told by SQL; what the door hashes is written by TypeScript. They are one text, to the byte. */
let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.url, max: 1 });
});
afterAll(async () => {
  await endPool(pool);
  await database.drop();
});

const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const floats = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-4, 1e-5, 9.5e-7, 1.5e-6, 1e15, 1e20, 1e21, 123456789012345680000, 0.1, -1e15, 1e300, 5e-324, 20.86),
);
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('"', '\\', 'a\nb\tc', '\u0001\u001f\u007f', 'Đường "số" 1\u2028', '{}', 'null'),
  )
  .filter((text) => !text.includes('\0'));
const values: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  String: texts,
  Float: floats,
  Int: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  Boolean: fc.boolean(),
  Date: days.map((day) => day.toISOString().slice(0, 10)),
  DateTime: fc
    .tuple(days, fc.integer({ min: 0, max: 999 }))
    .map(([at, micros]) => at.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`)),
  ID: fc.uuid(),
};

/** A field of every type, single and as a list, and in all more than a function of PostgreSQL takes arguments. */
const columns = [...Object.keys(values), ...Array.from({ length: 90 }, () => 'Int')].flatMap((type, i) =>
  [false, true]
    .filter((list) => !list || (i < 7 && type !== 'DateTime'))
    .map((list) => ({ kind: 'column', name: `f${i}${list ? 's' : ''}`, column: `Field ${i} ${list}`, type, list })),
);
const links = [{ kind: 'link', name: 'owner', column: 'owner_id' }];
const probe = {
  name: 'Probe',
  table: 'pg_temp.probe',
  fields: new Map([...columns, ...links].map((field) => [field.name, field])),
} as unknown as Entity;
const anotherEntity = model.declarations.entities.get('PortCode');

it('every value there can be, in every type of field', async () => {
  const { names, fields } = storedFields(probe);
  expect(names.length).toBeGreaterThan(100);
  const types = [...fields.values()].map((field) => `"${field.column}" ${columnType(field)}`);
  await pool.query(
    `create temporary table probe (id uuid, version integer, valid_from date, valid_to date, recorded_from timestamptz, recorded_to timestamptz, ${types.join(', ')})`,
  );
  const some = fc.record(
    Object.fromEntries(
      [...fields.values()].map((field) => {
        const one = field.kind === 'link' ? fc.uuid() : (values[field.type] ?? texts);
        const value: fc.Arbitrary<Value> =
          field.kind === 'column' && field.list ? fc.array(one as fc.Arbitrary<string>, { maxLength: 3 }) : one;
        return [field.name, fc.option(value, { freq: 3 })];
      }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      some,
      fc.constantFrom('-infinity', '2024-02-29'),
      fc.constantFrom('infinity', '2025-01-01'),
      async (given, from, to) => {
        const id = randomUUID();
        const state = writeState({ version: 3, from, to, values: given }, names);
        const members = [...fields.values()].flatMap((field, i) =>
          state.texts[i] === undefined ? [] : [`${JSON.stringify(field.column)}:${state.texts[i]}`],
        );
        const row = `{"id":"${id}","version":3,"valid_from":"${from}","valid_to":"${to}","recorded_from":"2025-01-01","recorded_to":"2025-02-01"${members.map((member) => `,${member}`).join('')}}`;
        await pool.query('insert into pg_temp.probe select * from json_populate_record(null::pg_temp.probe, $1::json)', [row]);
        const entities = anotherEntity === undefined ? [] : [anotherEntity, probe];
        const { rows } = await pool.query<{ slices: string; changed: string; later: string }>(
          `select ${slicesSql(entities)} as slices, ${changedFieldsSql(entities)} as changed,
           (select ${slicesSql(entities)} from (select c.slices, c.entity, c.record_id, c.recorded_from + interval '1 month' as recorded_from) c) as later
         from (values ('Probe', null::json, null::json, $1::uuid, 3, $2::date, timestamptz '2025-01-01'))
           c (entity, slices, changed_fields, record_id, version, valid_from, recorded_from)`,
          [id, from],
        );
        const changed = names.flatMap((name, i) => (state.texts[i] === undefined ? [] : [fieldChange(name, undefined, state.texts[i])]));
        expect(rows).toEqual([{ slices: `[${stateText(state, names)}]`, changed: `[${changed.join(',')}]`, later: '[]' }]);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
