import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { Problem } from '../errors.js';
import { loadUses, meet, taken, type Use, useOf } from '../write/check-exclusive.js';
import { periodOf } from './compare.js';
import { type PreparedRow, rejected } from './row-operations.js';
import type { HeaderOf } from './row-problems.js';

/**
 * Tells new rows that the write door would refuse as a second one in use (`@exclusive`), before anything is written. Sees the register and the
 * other new rows of this part; what only the order of a whole file decides, the door still says line by line.
 */
export async function foreseeExclusive(
  tx: Tx,
  { model, entity, headerOf }: { model: Model; entity: Entity; headerOf: HeaderOf },
  prepared: PreparedRow[],
): Promise<PreparedRow[]> {
  const { exclusive } = entity;
  if (exclusive === undefined) return prepared;
  const claims = prepared.map(({ checked, result }, i) => {
    const to = checked.values[exclusive.per];
    if (result !== 'new' || typeof to !== 'string' || checked.values.state !== exclusive.state) return undefined;
    const { valid_from: from, valid_to } = periodOf(checked);
    return { to, use: useOf(`row ${i}`, { from, to: valid_to, values: checked.values }, exclusive) };
  });
  const wanted = new Set(claims.flatMap((claim) => claim?.to ?? []));
  if (wanted.size === 0) return prepared;

  const changedHere = new Set(prepared.flatMap(({ operations }) => operations.flatMap(({ id }) => id ?? [])));
  const uses = new Map<string, Use[]>([...wanted].map((to) => [to, []]));
  for (const { to, ...use } of await loadUses(tx, entity, exclusive, [...wanted])) if (!changedHere.has(use.recordId)) uses.get(to)?.push(use);
  for (const claim of claims) if (claim !== undefined) uses.get(claim.to)?.push(claim.use);

  return prepared.map((row, i) => {
    const claim = claims[i];
    const meets = claim !== undefined && uses.get(claim.to)?.some((other) => other.recordId !== claim.use.recordId && meet(claim.use, other, exclusive));
    if (!meets) return row;
    const field = headerOf.get(exclusive.per) ?? exclusive.per;
    const problem: Problem = { code: 'KEY_TAKEN', severity: 'error', row: row.checked.row.line, field, ...taken(model, entity, exclusive) };
    row.checked.problems.push(problem);
    return rejected(row.checked);
  });
}
