import { dayJson, writeState } from '../ledger/states.js';
import type { StoredSlice } from '../ledger/stored-slices.js';
import { canonicalObject } from '../log/canonical-json.js';

/**
 * A record as one line that everybody who holds the same states writes alike: `{"id":…,"slices":[…]}`, in each state `version`,
 * `validFrom`, `validTo` and every field that has a value, as canonical JSON with every number a text. A copy made from the feed's `slices`
 * gives the very same bytes, so that two hashes prove it equal to the source.
 */
export function canonicalRecord(id: string, states: readonly StoredSlice[], names: readonly string[]): string {
  const slices = states.map((state) => {
    const { version, validFrom, validTo, texts } = writeState(state, names);
    const fields = names.map((name, index) => [name, texts[index]] as const);
    return canonicalObject([...fields, ['version', `"${version}"`], ['validFrom', dayJson(validFrom)], ['validTo', dayJson(validTo)]]);
  });
  return `${canonicalObject([
    ['id', `"${id}"`],
    ['slices', `[${slices.join(',')}]`],
  ])}\n`;
}
