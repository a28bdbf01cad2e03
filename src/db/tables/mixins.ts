import { getTableName, type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  date,
  type ExtraConfigColumn,
  index,
  integer,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { foldSql } from '../fold-sql.js';

/**
 * The columns of a slice: one state of one record, over its two half-open periods. Every table of a register begins with them.
 * Instants and dates are text on the way to us (a JavaScript Date loses microseconds and shifts days); the open end is `infinity`,
 * the unknown start `-infinity`. No foreign keys: links go to the record's identity, and the guards of migration 0004 hold them.
 */
export const bitemporal = () => ({
  id: uuid().notNull(),
  version: integer().notNull(),
  position: bigint({ mode: 'bigint' }).notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validTo: date({ mode: 'string' }).notNull(),
  recordedFrom: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  recordedTo: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  subjectId: uuid(),
});

/** Link to one record, stored as its id: `owner` → `ownerId: link()` → `owner_id`. */
export const link = () => uuid();

/** A calendar day as `YYYY-MM-DD` text. */
export const day = () => date({ mode: 'string' });

/** `[String!]`; `whole()` keeps empty elements out. */
export const texts = () => text().array();

/** The stored twin of a `@search` field: `name` → `name_folded`, compared without diacritics and case. */
export function folded<Name extends string>(field: Name) {
  const twin = text().generatedAlwaysAs(sql.raw(foldSql(`"${snake(field)}"`)));
  return { [`${field}Folded`]: twin } as Record<`${Name}Folded`, typeof twin>;
}

/** The stored twin of a `Chainage`: its place along the road as a number, `chainage` → `chainage_rank`. */
export function ranked<Name extends string>(field: Name) {
  const twin = integer().generatedAlwaysAs(sql.raw(`chainage_rank("${snake(field)}")`));
  return { [`${field}Rank`]: twin } as Record<`${Name}Rank`, typeof twin>;
}

const box = customType<{ data: string }>({ dataType: () => 'box' });

/** The stored twin of a `GeoJSON`: the box it fills, `geometry` → `geometry_box`; `placed()` gives it its index. */
export function boxed<Name extends string>(field: Name) {
  const twin = box().generatedAlwaysAs(sql.raw(`geojson_box("${snake(field)}")`));
  return { [`${field}Box`]: twin } as Record<`${Name}Box`, typeof twin>;
}

type SliceColumns = Record<'id' | 'version' | 'validFrom' | 'validTo' | 'recordedFrom' | 'recordedTo' | 'subjectId', ExtraConfigColumn>;

/**
 * What every slice table promises beside its columns, and its indexes. `lookups` are the keys and the links that others read backwards or
 * that closing a record must search. The indexes are full and carry the time columns: one set for "now" and for "as known then". Behind a
 * link stand records by the thousand, which are read in pages in the order of their ids: there the id follows at once, so that a page is
 * read and nothing is sorted.
 */
export function slices(t: SliceColumns, lookups: readonly ExtraConfigColumn[]): PgTableExtraConfigValue[] {
  const table = getTableName(t.id.table);
  return [
    primaryKey({ name: `${table}_pkey`, columns: [t.id, t.version, t.validFrom] }),
    check(`${table}_valid_period`, sql`${t.validFrom} < ${t.validTo}`),
    check(`${table}_recorded_period`, sql`${t.recordedFrom} < ${t.recordedTo}`),
    ...[t.id, ...lookups].map((column) =>
      index(`${table}_${snake(column.name)}_at`).on(
        column,
        ...(column !== t.id && column.columnType === 'PgUUID' ? [t.id] : []),
        t.recordedTo,
        t.validTo,
        t.validFrom,
        t.recordedFrom,
      ),
    ),
    ...lookups.filter(({ columnType }) => columnType === 'PgText').map((column) => twinsOf(table, column)),
  ];
}

/**
 * Keys that are written otherwise than they are compared (`key_fold`: lower case, an en dash), by what they are compared as. Nearly every
 * key is its own fold and stands in the index of the column, so this one is all but empty.
 */
function twinsOf(table: string, column: ExtraConfigColumn): PgTableExtraConfigValue {
  return index(`${table}_${snake(column.name)}_twins`)
    .on(sql`key_fold(${column})`)
    .where(sql`key_fold(${column}) <> ${column}`);
}

/**
 * For the link by which another register finds the people behind its records (`@subject(via:)` a list): only the rows that name one, with
 * all that the question "does a person stand behind this?" looks at. It is asked of every row of a page and of every record that is
 * counted, and mostly the answer is no.
 */
export function standingBehind(t: SliceColumns, column: ExtraConfigColumn): PgTableExtraConfigValue {
  return index(`${getTableName(column.table)}_${snake(column.name)}_subjects`)
    .on(column, t.recordedTo, t.validTo, t.validFrom, t.recordedFrom, t.subjectId)
    .where(sql`${t.subjectId} is not null`);
}

/** For `@alike` of a large register: what is known now, by the fields that two records of one thing agree in. */
export function alike(t: SliceColumns, columns: [ExtraConfigColumn, ...ExtraConfigColumn[]]): PgTableExtraConfigValue {
  return index(`${getTableName(columns[0].table)}_alike`)
    .on(...columns)
    .where(sql`${t.recordedTo} = 'infinity'`);
}

/** The same by a first field that few records have. */
export function alikeWhereKnown(t: SliceColumns, columns: [ExtraConfigColumn, ...ExtraConfigColumn[]]): PgTableExtraConfigValue {
  const [first] = columns;
  return index(`${getTableName(first.table)}_${snake(first.name)}_alike`)
    .on(...columns)
    .where(sql`${t.recordedTo} = 'infinity' and ${first} is not null`);
}

/** Trigram index over a folded twin, for `contains` of three characters or more. */
export function searched(twin: ExtraConfigColumn): PgTableExtraConfigValue {
  return index(`${getTableName(twin.table)}_${snake(twin.name)}_trgm`).using('gin', twin.op('gin_trgm_ops'));
}

/** Index over the box of a geometry, for `bbox` and `near`. */
export function placed(twin: ExtraConfigColumn): PgTableExtraConfigValue {
  return index(`${getTableName(twin.table)}_${snake(twin.name)}_gist`).using('gist', twin);
}

/**
 * NaN and the infinities cannot be written as JSON numbers, so a served number never holds them. NaN sorts above infinity, hence one range.
 */
export function finite(column: ExtraConfigColumn): PgTableExtraConfigValue {
  return columnCheck(column, 'finite', sql`${column} > '-infinity' and ${column} < 'infinity'`);
}

/** A list without null elements, as `[String!]` says. */
export function whole(column: ExtraConfigColumn): PgTableExtraConfigValue {
  return columnCheck(column, 'whole', sql`array_position(${column}, null) is null`);
}

function columnCheck(column: ExtraConfigColumn, promise: string, condition: SQL): PgTableExtraConfigValue {
  return check(`${getTableName(column.table)}_${snake(column.name)}_${promise}`, condition);
}

/** As drizzle's `casing: 'snake_case'` writes it; `column.name` is still the property's name where constraints are named. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}
