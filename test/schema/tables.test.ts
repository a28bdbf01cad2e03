import { getTableColumns, getTableName, isTable } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import * as tables from '../../src/db/tables/index.js';
import { mayBeAbsent } from '../../src/hub/declare/erasable.js';
import { foldText } from '../../src/hub/declare/fold.js';
import { snake } from '../../src/hub/declare/read-declarations.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { TWINS } from '../../src/hub/declare/twins.js';
import { type Declarations, type Entity, RECORD_COLUMNS } from '../../src/hub/declare/types.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

type Column = { table: string; column: string; type: string; required: boolean; generated: boolean };

const { declarations } = loadModel(readSdl(new URL('src/schema/', packageRoot)));

let database: TestDatabase;
let catalogue: readonly Column[];

beforeAll(async () => {
  database = await createTestDatabase({ max: 2 });
  catalogue = await readCatalogue();
});

afterAll(() => database?.drop());

describe('the SDL and the tables', () => {
  it('say the same: every field has its column or expression, every column its field, and `!` is `not null` unless it may be erased', () => {
    expect(differences(declarations, catalogue)).toEqual([]);
  });

  it("are told apart by this very test when a column is missing, nobody's, of another type, or open where the SDL says `!`", () => {
    const broken = (change: (column: Column) => Column[]) => differences(declarations, catalogue.flatMap(change));
    const make = ({ table, column }: Column) => table === 'vehicle' && column === 'make';
    expect(broken((c) => (make(c) ? [] : [c]))).toEqual(['Vehicle.make has no column vehicle.make']);
    expect(broken((c) => (make(c) ? [c, { ...c, column: 'maker' }] : [c]))).toEqual(['vehicle.maker has no field']);
    expect(broken((c) => (make(c) ? [{ ...c, type: 'integer' }] : [c]))).toEqual(['Vehicle.make is stored as integer, not text']);
    expect(broken((c) => (make(c) ? [{ ...c, required: false }] : [c]))).toEqual(['Vehicle.make is String! but vehicle.make may be null']);
    expect(broken((c) => (c.table === 'road' ? [] : [c]))).toContain('Road.number has no column road.number');
    expect(broken((c) => (c.column === 'name_folded' && c.table === 'road' ? [{ ...c, generated: false }] : [c]))).toEqual([
      'road.name_folded is not a generated twin',
    ]);
  });

  it('have an expression for every computed field and none besides', () => {
    const declared = [...declarations.entities.values()].flatMap((e) =>
      [...e.fields.values()].filter((f) => f.kind === 'computed').map((f) => `${e.name}.${f.name}`),
    );
    expect(registers.flatMap(({ computed }) => Object.keys(computed)).sort()).toEqual(declared.sort());
  });

  it('are the shape drizzle knows', () => {
    const drizzle = Object.values(tables)
      .filter(isTable)
      .flatMap((table) =>
        Object.values(getTableColumns(table)).map(
          (c) => `${getTableName(table)}.${snake(c.name)}: ${c.getSQLType()}${c.notNull ? '!' : ''}`,
        ),
      );
    expect(drizzle.sort()).toEqual(catalogue.map((c) => `${c.table}.${c.column}: ${c.type}${c.required ? '!' : ''}`).sort());
  });
});

describe('a slice table', () => {
  it('is listed once for every declared type, so that it gets its rights and guards', async () => {
    const { rows } = await query<{ pair: string }>(database.ownerPool, "select entity || ' ' || table_name as pair from register_table");
    expect(rows.map(({ pair }) => pair).sort()).toEqual([...declarations.entities.values()].map((e) => `${e.name} ${e.table}`).sort());
  });

  it('has an index carrying the time columns, and behind a link the id, for every key, every link read backwards, and every link whose target may not be closed', async () => {
    const { rows } = await query<{ at: string }>(
      database.ownerPool,
      `
      select c.relname || '.' || a.attname as at from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indpred is null and pg_get_indexdef(i.indexrelid)
        like '% (' || a.attname || case when a.atttypid = 'uuid'::regtype and a.attname <> 'id' then ', id' else '' end || ', recorded_to, valid_to, valid_from, recorded_from)'`,
    );
    const indexed = new Set(rows.map(({ at }) => at));
    expect(wantedIndexes().filter((at) => !indexed.has(at))).toEqual([]);
  });

  it('has an index of the rows alone that name a person, wherever a register finds its people in a list', async () => {
    const { rows } = await query<{ at: string }>(
      database.ownerPool,
      `
      select c.relname || '.' || a.attname as at from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where pg_get_expr(i.indpred, i.indrelid) = '(subject_id IS NOT NULL)' and pg_get_indexdef(i.indexrelid)
        like '% (' || a.attname || ', recorded_to, valid_to, valid_from, recorded_from, subject_id)%'`,
    );
    const wanted = [...declarations.entities.values()].flatMap(({ subject }) =>
      subject?.via === 'list' ? [`${subject.table}.${subject.column}`] : [],
    );
    expect(wanted).toContain('ownership.vehicle_id');
    expect(rows.map(({ at }) => at)).toEqual(expect.arrayContaining(wanted));
  });

  it('folds a name exactly as the hub folds a search term', async () => {
    const name = 'Bến xe Giáp Bát – ĐẮK LẮK, Quảng Trị (Đồng Hới) ΟΔΟΣ';
    const { rows } = await query<{ folded: string }>(
      database.ownerPool,
      `
      with t as (select pg_get_expr(d.adbin, d.adrelid) as e from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where d.adrelid = 'road'::regclass and a.attname = 'name_folded') select replace(e, 'name', '$1') as folded from t`,
    );
    const expression = rows[0]?.folded ?? '';
    const answer = await query<{ folded: string }>(database.ownerPool, `select ${expression.replace('$1', '$1::text')} as folded`, [name]);
    expect(answer.rows[0]?.folded).toBe(foldText(name));
  });

  it.each(['NaN', 'infinity', '-infinity'])('refuses %s as a number, which JSON cannot say', async (value) => {
    const insert = `create temporary table road (like public.road including constraints including generated) on commit drop;
      insert into road (id, version, position, valid_from, valid_to, recorded_from, recorded_to, number, road_class, provenance, length_km)
      values (gen_random_uuid(), 1, 1, '-infinity', 'infinity', '2026-01-01Z', 'infinity', 'QL.1', 'quốc lộ', 'test', '${value}')`;
    await expect(query(database.ownerPool, insert)).rejects.toMatchObject({ constraint: 'road_length_km_finite' });
  });
});

/** What the declarations and the migrated catalogue disagree about, in words. */
function differences({ entities }: Declarations, columns: readonly Column[]): string[] {
  const stored = new Map(columns.map((c) => [`${c.table}.${c.column}`, c]));
  const claimed = new Set<string>();
  const found: string[] = [];
  for (const entity of entities.values()) {
    for (const wanted of wantedColumns(entity)) {
      const at = `${entity.table}.${wanted.column}`;
      const column = stored.get(at);
      claimed.add(at);
      if (!column) found.push(`${wanted.what} has no column ${at}`);
      else if (column.type !== wanted.type) found.push(`${wanted.what} is stored as ${column.type}, not ${wanted.type}`);
      else if (column.required !== wanted.required)
        found.push(`${wanted.what} is ${wanted.says} but ${at} may ${column.required ? 'not ' : ''}be null`);
      else if (column.generated !== wanted.generated) found.push(`${at} is ${wanted.generated ? 'not a generated twin' : 'generated'}`);
    }
  }
  return [...found, ...[...stored.keys()].filter((at) => !claimed.has(at)).map((at) => `${at} has no field`)];
}

type Wanted = { what: string; column: string; type: string; required: boolean; generated: boolean; says: string };

function wantedColumns(entity: Entity): Wanted[] {
  const own = [...entity.fields.values()].flatMap((field): Wanted[] => {
    const base = { what: `${entity.name}.${field.name}`, required: !mayBeAbsent(field), generated: false };
    if (field.kind === 'link')
      return [{ ...base, column: field.column, type: 'uuid', says: `${field.target}${field.required ? '!' : ''}` }];
    if (field.kind !== 'column') return [];
    const type = `${SQL_TYPES[field.type] ?? 'text'}${field.list ? '[]' : ''}`;
    const column = { ...base, column: field.column, type, says: `${field.type}${field.required ? '!' : ''}` };
    const twin = field.searchable
      ? { column: `${field.column}_folded`, type: 'text' }
      : field.twin && { column: field.twin, type: TWINS[field.type]?.sqlType ?? '' };
    return twin ? [column, { ...column, ...twin, required: false, generated: true }] : [column];
  });
  return [
    ...RECORD_COLUMNS.map((column) => ({
      what: `${entity.name} as a record`,
      column,
      ...RECORD_TYPES[column],
      generated: false,
      says: 'a time axis',
    })),
    ...own,
  ];
}

const SQL_TYPES: Readonly<Record<string, string>> = { Int: 'integer', Float: 'double precision', Boolean: 'boolean', Date: 'date' };

const RECORD_TYPES = {
  id: { type: 'uuid', required: true },
  version: { type: 'integer', required: true },
  position: { type: 'bigint', required: true },
  valid_from: { type: 'date', required: true },
  valid_to: { type: 'date', required: true },
  recorded_from: { type: 'timestamp with time zone', required: true },
  recorded_to: { type: 'timestamp with time zone', required: true },
  subject_id: { type: 'uuid', required: false },
} as const satisfies Record<(typeof RECORD_COLUMNS)[number], { type: string; required: boolean }>;

function wantedIndexes(): string[] {
  const all = [...declarations.entities.values()];
  const fields = all.flatMap((entity) => [...entity.fields.values()].map((field) => ({ entity, field })));
  return [
    ...all.map((entity) => `${entity.table}.id`),
    ...all.filter(({ subject }) => subject !== undefined && subject.via !== 'list').map((entity) => `${entity.table}.subject_id`),
    ...fields.flatMap(({ entity, field }) => {
      if (field.kind === 'column' && field.key) return [`${entity.table}.${field.column}`];
      if (field.kind === 'link' && field.onClose === 'refuse') return [`${entity.table}.${field.column}`];
      if (field.kind === 'links') return [`${declarations.entities.get(field.target)?.table}.${snake(field.via)}_id`];
      return [];
    }),
  ];
}

async function readCatalogue(): Promise<Column[]> {
  const { rows } = await query<Column>(
    database.ownerPool,
    `
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attgenerated <> '' as generated
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname = any($1)`,
    [[...declarations.entities.values()].map(({ table }) => table)],
  );
  return rows;
}
