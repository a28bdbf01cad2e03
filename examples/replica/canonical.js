/**
 * A record as one line that everybody who holds the same states writes alike: members by name, those without a value left out.
 * The hub's JSONL exports are such lines, in order of id; so equal hashes mean equal contents.
 *
 * @param {string} id
 * @param {readonly Record<string, unknown>[]} slices
 */
export function canonicalLine(id, slices) {
  return `${JSON.stringify({ id, slices: slices.map(inOrder) })}\n`;
}

/** @param {Record<string, unknown>} state */
function inOrder(state) {
  const names = Object.keys(state).sort();
  return Object.fromEntries(names.flatMap((name) => (state[name] === null && !KEPT.has(name) ? [] : [[name, state[name]]])));
}

/** An unknown start and an open end are said. */
const KEPT = new Set(['validFrom', 'validTo']);
