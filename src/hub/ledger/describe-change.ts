import { overlap, periodOf, startOf } from '../time/period.js';
import { dayJson, type WrittenState } from './states.js';

/** `changedFields`: each a JSON text `{"name":…,"before":…,"after":…}`. */
export type Description = { before: WrittenState | undefined; after: WrittenState | undefined; changedFields: string[] };

/**
 * What a change did, told from the states known before and after it and the first day it is about. The door writes it down and
 * `verify` works it out again from the row before, so that a description edited later no longer fits.
 *
 * `before`/`after` are the states on that day. `changedFields` is the whole of it: a field is named once, with the first pair of
 * values that differ in time order; the record's own start and end are `validFrom` and `validTo`.
 */
export function describeChange(
  previous: readonly WrittenState[],
  next: readonly WrittenState[],
  names: readonly string[],
  day: string | null,
): Description {
  const before = stateOn(previous, day);
  const after = stateOn(next, day);
  return { before, after, changedFields: changedFieldsOf(previous, next, names, { before, after }) };
}

/** `changedFields` alone: `before` and `after` are the states on the day. */
export function changedFieldsOf(
  previous: readonly WrittenState[],
  next: readonly WrittenState[],
  names: readonly string[],
  { before, after }: Pick<Description, 'before' | 'after'>,
): string[] {
  const changedFields: string[] = [];
  const tell = (index: number, old: string | undefined, now: string | undefined) =>
    changedFields.push(fieldChange(names[index] ?? '', old, now));

  if (before === undefined || after === undefined) {
    for (let index = 0; index < names.length; index++) {
      const old = before?.texts[index];
      const now = after?.texts[index];
      if (old !== now) tell(index, old, now);
    }
    return changedFields;
  }
  const told = new Set<number>();
  for (const old of previous) {
    for (const now of next) {
      if (old === now || !share(old, now)) continue;
      for (const index of names.keys()) {
        if (told.has(index) || old.texts[index] === now.texts[index]) continue;
        told.add(index);
        tell(index, old.texts[index], now.texts[index]);
      }
    }
  }
  const [start, end] = [previous[0]?.validFrom ?? null, previous.at(-1)?.validTo ?? null];
  const [newStart, newEnd] = [next[0]?.validFrom ?? null, next.at(-1)?.validTo ?? null];
  if (start !== newStart) changedFields.push(fieldChange('validFrom', dayJson(start), dayJson(newStart)));
  if (end !== newEnd) changedFields.push(fieldChange('validTo', dayJson(end), dayJson(newEnd)));
  return changedFields;
}

export function fieldChange(name: string, before: string | undefined, after: string | undefined): string {
  return `{"name":"${name}","before":${before ?? 'null'},"after":${after ?? 'null'}}`;
}

/** The state on the day; else the last that began before it (a closed record), else the first (one whose start was moved). */
export function stateOn<S extends Pick<WrittenState, 'validFrom'>>(states: readonly S[], day: string | null): S | undefined {
  return states.findLast(({ validFrom }) => startOf(validFrom) <= startOf(day)) ?? states[0];
}

/** Whether two states hold on a common day. */
function share(a: WrittenState, b: WrittenState): boolean {
  return overlap(periodOf(a), periodOf(b));
}
