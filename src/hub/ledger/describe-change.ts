import { type FieldChange, type Json, STATE_FRAME, type State } from './format.js';
import { sameJson } from './states.js';

export type Description = { before: State | null; after: State | null; changedFields: FieldChange[] };

/**
 * What a change did, told from the states known before and after it and the first day it is about. The door writes it down and
 * `verify` works it out again from the row before, so that a description that was edited later no longer fits.
 *
 * `before`/`after` are the states on that day. `changedFields` is the whole of it: a field is named once, with the first pair of
 * values that differ in time order; the record's own start and end are `validFrom` and `validTo`.
 */
export function describeChange(previous: readonly State[], next: readonly State[], day: string | null): Description {
  const before = stateOn(previous, day);
  const after = stateOn(next, day);
  const [only] = next;
  if (before === null && only !== undefined) return { before, after, changedFields: listed(only, null) };
  if (after === null) return { before, after, changedFields: before === null ? [] : listed(null, before) };

  const changed = new Map<string, FieldChange>();
  for (const [old, now] of meetings(previous, next)) {
    for (const name of fieldNames(old, now)) {
      if (!changed.has(name) && !sameJson(old[name] ?? null, now[name] ?? null)) changed.set(name, { name, before: old[name] ?? null, after: now[name] ?? null });
    }
  }
  const start = { name: 'validFrom', before: previous[0]?.validFrom ?? null, after: next[0]?.validFrom ?? null };
  const end = { name: 'validTo', before: previous.at(-1)?.validTo ?? null, after: next.at(-1)?.validTo ?? null };
  return { before, after, changedFields: [...changed.values(), ...[start, end].filter((bound) => bound.before !== bound.after)] };
}

/** The state on the day; else the last that began before it (a closed record), else the first (one whose start was moved). */
function stateOn(states: readonly State[], day: string | null): State | null {
  const begun = states.filter((state) => state.validFrom === null || (day !== null && state.validFrom <= day));
  return begun.at(-1) ?? states[0] ?? null;
}

/** Pairs of an old and a new state that share days, in time order. */
function meetings(previous: readonly State[], next: readonly State[]): [State, State][] {
  return previous.flatMap((old) => next.filter((now) => old !== now && share(old, now)).map((now): [State, State] => [old, now]));
}

function share(a: State, b: State): boolean {
  return (a.validFrom ?? '') < (b.validTo ?? '~') && (b.validFrom ?? '') < (a.validTo ?? '~');
}

function fieldNames(...states: readonly State[]): string[] {
  return [...new Set(states.flatMap((state) => Object.keys(state)))].filter((name) => !STATE_FRAME.has(name));
}

function listed(now: State | null, old: State | null): FieldChange[] {
  const state: Readonly<Record<string, Json>> = now ?? old ?? {};
  return Object.keys(state)
    .filter((name) => !STATE_FRAME.has(name))
    .map((name) => ({ name, before: old?.[name] ?? null, after: now?.[name] ?? null }));
}
