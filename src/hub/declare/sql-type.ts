import { isNarrowed, NARROWED } from './number-types.js';

const SQL_TYPES: Readonly<Record<string, string>> = {
  Int: 'integer',
  Float: 'double precision',
  Boolean: 'boolean',
  Date: 'date',
  ID: 'uuid',
  DateTime: 'timestamptz',
};

/** The PostgreSQL type a GraphQL type is stored in; every other scalar and every enum is text. */
export function sqlType(type: string): string {
  return SQL_TYPES[isNarrowed(type) ? NARROWED[type] : type] ?? 'text';
}
