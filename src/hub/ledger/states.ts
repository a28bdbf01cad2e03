import type { Value, Values } from '../declare/model.js';
import { servedDay } from '../time/period.js';
import { type FieldChange, STATE_FRAME, type State } from './format.js';

/**
 * A state while the ledger works with it: each value is written once, as the canonical JSON text that is stored, hashed and compared.
 * `texts` lie in the order of the names they were made with; undefined is null.
 */
export type WrittenState = { version: number; validFrom: string | null; validTo: string | null; texts: readonly (string | undefined)[] };

/** A slice of a register as a state. `names` are the entity's stored fields in SDL order. */
export function writeState(slice: { version: number; from: string; to: string; values: Values }, names: readonly string[]): WrittenState {
  return {
    version: slice.version,
    validFrom: servedDay(slice.from),
    validTo: servedDay(slice.to),
    texts: names.map((name) => valueText(slice.values[name] ?? null)),
  };
}

/** What happened to one field, of the texts it had before and after. */
export function fieldChangeOf(name: string, before: string | undefined, after: string | undefined): FieldChange {
  return { name, before: before === undefined ? null : JSON.parse(before), after: after === undefined ? null : JSON.parse(after) };
}

/** A state as it was read back from the ledger. */
export function rewriteState(state: State, names: readonly string[]): WrittenState {
  return {
    version: Number(state.version),
    validFrom: state.validFrom,
    validTo: state.validTo,
    texts: names.map((name) => (state[name] === undefined || state[name] === null ? undefined : JSON.stringify(state[name]))),
  };
}

/** The fields that states read back from the ledger have, in whatever release they were written. */
export function namesOf(states: readonly (State | null)[]): string[] {
  const names = new Set<string>();
  for (const state of states) for (const name in state) if (!STATE_FRAME.has(name)) names.add(name);
  return [...names];
}

export function stateText(state: WrittenState | undefined, names: readonly string[]): string {
  if (state === undefined) return 'null';
  const begin = beginnings(names);
  const parts = [`{"version":"${state.version}","validFrom":${dayJson(state.validFrom)},"validTo":${dayJson(state.validTo)}`];
  for (let index = 0; index < names.length; index++) {
    const value = state.texts[index];
    if (value !== undefined) parts.push(begin[index] ?? '', value);
  }
  parts.push('}');
  return joined(parts);
}

/** How each of these names begins its member of an object, after another member. Made once for each list of names. */
export function beginnings(names: readonly string[]): readonly string[] {
  const known = begun.get(names);
  if (known !== undefined) return known;
  const made = names.map((name) => `,"${name}":`);
  begun.set(names, made);
  return made;
}

const begun = new WeakMap<readonly string[], readonly string[]>();

/** One flat text. Texts grown with `+=` stay trees of their pieces, and collecting those cost more than all hashing. */
export function joined(parts: readonly string[]): string {
  return parts.join('');
}

export function sameState(a: WrittenState | undefined, b: WrittenState | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.version === b.version && a.validFrom === b.validFrom && a.validTo === b.validTo && sameValues(a, b);
}

function sameValues(a: WrittenState, b: WrittenState): boolean {
  return a.texts.every((text, index) => text === b.texts[index]);
}

export function dayJson(day: string | null): string {
  return day === null ? 'null' : `"${day}"`;
}

/** Numbers are texts, so that no reader's arithmetic can change them. Values hold no keys to sort, so JSON.stringify is RFC 8785. */
function valueText(value: Value): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  return JSON.stringify(value.map((item) => (typeof item === 'number' ? String(item) : item)));
}
