import { joined, writeState } from '../ledger/states.js';
import type { StoredSlice } from '../ledger/stored-slices.js';

/**
 * A record as one line that everybody who holds the same states writes alike: `{"id":…,"slices":[…]}`, in each state `version`, `validFrom`,
 * `validTo` and every field that has a value, by name in code point order, every number a text. A copy made from the feed's `slices`
 * gives the very same bytes, so that two hashes prove it equal to the source.
 */
export function canonicalRecord(id: string, states: readonly StoredSlice[], names: readonly string[]): string {
  const sorted = ['version', 'validFrom', 'validTo', ...names].sort();
  const texts = states.map((state) => {
    const { version, validFrom, validTo, texts: values } = writeState(state, names);
    const members = new Map<string, string | undefined>(names.map((name, index) => [name, values[index]]));
    members.set('version', `"${version}"`).set('validFrom', dayOf(validFrom)).set('validTo', dayOf(validTo));
    return `{${sorted.flatMap((name) => (members.get(name) === undefined ? [] : [`"${name}":${members.get(name)}`])).join(',')}}`;
  });
  return joined([`{"id":"${id}","slices":[`, texts.join(','), ']}\n']);
}

function dayOf(day: string | null): string {
  return day === null ? 'null' : `"${day}"`;
}
