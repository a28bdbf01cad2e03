import pg from 'pg';
import { instantOf } from './instant-text.js';

/**
 * How column values come out of the driver: times and exact numbers as text. The driver's own habit is wrong for a register:
 * it turned the date 2025-07-01 into 2025-06-30T17:00Z under our zone, and cut instants to milliseconds.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const parse = format === 'binary' ? undefined : PARSERS.get(oid);
    return parse ?? (format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid));
  },
};

function asIs(text: string): string {
  return text;
}

const TEXT_ARRAY = 1009;
/** The driver's own reader of `{a,NULL,"b c"}`; its type names only the scalar types. */
const parserOf = pg.types.getTypeParser as (oid: number) => (text: string) => unknown;
const textArray = parserOf(TEXT_ARRAY) as (text: string) => (string | null)[];

function instantArray(text: string): (string | null)[] {
  return textArray(text).map((item) => (item === null ? null : instantOf(item)));
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [25, asIs], // text; the driver would make one of what `bytes.ts` hands on
  [20, asIs], // int8: positions outgrow a JavaScript number's exactness only in theory, but as text they are never rounded
  [1016, textArray],
  [1082, asIs], // date
  [1182, textArray],
  [1114, asIs], // timestamp without time zone: no register uses it
  [1115, textArray],
  [1184, instantOf], // timestamptz
  [1185, instantArray],
  [1700, asIs], // numeric
  [1231, textArray],
]);
