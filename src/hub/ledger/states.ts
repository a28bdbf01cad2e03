import type { Value, Values } from '../declare/model.js';
import type { Json, State } from './format.js';

/** A state in the ledger's form. `names` are the entity's stored fields in SDL order. */
export function ledgerState(slice: { version: number; from: string; to: string; values: Values }, names: readonly string[]): State {
  const state: Record<string, Json> & { version: string; validFrom: string | null; validTo: string | null } = {
    version: String(slice.version),
    validFrom: slice.from === '-infinity' ? null : slice.from,
    validTo: slice.to === 'infinity' ? null : slice.to,
  };
  for (const name of names) {
    const value = slice.values[name];
    if (value !== null && value !== undefined) state[name] = ledgerValue(value);
  }
  return state;
}

function ledgerValue(value: Exclude<Value, null>): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value.map((item) => (typeof item === 'number' ? String(item) : item));
  return value;
}

/** Key order is not meaning: jsonb sorts keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && sameJson(a[name], b[name]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
