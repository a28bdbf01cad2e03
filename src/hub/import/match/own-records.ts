import type { Model } from '../../declare/model.js';
import { targetKeys } from '../../declare/target-keys.js';
import type { Entity } from '../../declare/types.js';
import { periodOf, startOf } from '../../time/period.js';
import { uuidv7 } from '../../write/identity.js';
import { listIn } from '../../write/load.js';
import type { CheckedRow } from '../check/checked-row.js';
import { type Identity, isReused } from '../check/identity.js';
import type { HeaderMap } from '../check/map-header.js';
import { type HeaderOf, rowProblem } from '../check/row-problems.js';
import type { FileRecords } from './resolve-links.js';
import { type PreparedRow, rejected } from './row-operations.js';

/** Whether rows under this header may name records of the entity. */
export function linksTo(map: HeaderMap, entity: Entity): boolean {
  return map.columns.some((column) => column.kind === 'link' && column.field.target === entity.name);
}

/**
 * Only when a row may link to another of the same file (an agency to its parent, a pattern to its route) must rows know the records they
 * will become.
 */
export function ownRecords(model: Model, entity: Entity, identity: Identity): FileRecords | undefined {
  if (identity.kind !== 'keys') return undefined;
  const key = targetKeys(model, entity.name).find(({ field }) => field.name === identity.keys[0]?.name);
  return key === undefined ? undefined : { key, byText: new Map() };
}

/**
 * Gives every row the id its record will have if it is new, states of one record the same, and makes it known to the links of this part and
 * later ones.
 */
export function announce(own: FileRecords, identity: Identity, rows: readonly CheckedRow[]): Map<CheckedRow, string> {
  const ids = new Map<CheckedRow, string>();
  const byText = new Map<string, CheckedRow[]>();
  for (const row of rows) {
    const text = row.values[own.key.field.name];
    if (typeof text === 'string' && row.named === undefined) listIn(byText, text).push(row);
  }
  for (const [text, together] of byText) {
    const known = [];
    let before: { id: string; to: string } | undefined;
    for (const row of together.sort((a, b) => (startOf(a.validFrom) < startOf(b.validFrom) ? -1 : 1))) {
      const period = periodOf(row);
      const id: string = before?.to === period.from && !isReused(identity, row.values) ? before.id : uuidv7();
      before = { id, to: period.to };
      ids.set(row, id);
      known.push({ id, ...period });
    }
    own.byText.set(text, [...(own.byText.get(text) ?? []), ...known]);
  }
  return ids;
}

/** A row that names one of the same part which does not become a record cannot be written either; looked for again until none is left. */
export function rejectLinksToRejected(prepared: PreparedRow[], ids: ReadonlyMap<CheckedRow, string>, headerOf: HeaderOf): void {
  if (ids.size === 0) return;
  for (let again = true; again; ) {
    again = false;
    const gone = new Set(ids.values());
    for (const { checked, result } of prepared) if (result === 'new') gone.delete(ids.get(checked) ?? '');
    for (const [i, { checked, result }] of prepared.entries()) {
      if (result === 'rejected') continue;
      const link = checked.links.find(({ column }) => gone.has(String(checked.values[column.field.name])));
      if (link === undefined) continue;
      checked.problems.push(rowProblem('LINK_TO_REJECTED', checked, headerOf.get(link.column.field.name)));
      prepared[i] = rejected(checked);
      again = true;
    }
  }
}

/** Rows of later parts find what is in the register there, and must not find what never becomes a record. */
export function withdrawOthers(own: FileRecords, prepared: readonly PreparedRow[], ids: ReadonlyMap<CheckedRow, string>): void {
  const kept = new Set(prepared.filter(({ result }) => result === 'new').map(({ checked }) => ids.get(checked)));
  const mine = new Set(ids.values());
  for (const { checked } of prepared) {
    const text = checked.values[own.key.field.name];
    if (typeof text !== 'string') continue;
    const left = own.byText.get(text)?.filter(({ id }) => !mine.has(id) || kept.has(id)) ?? [];
    if (left.length > 0) own.byText.set(text, left);
    else own.byText.delete(text);
  }
}
