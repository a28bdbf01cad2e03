import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { instantText } from '../time/instant.js';
import { knowledgeEnd } from '../time/period-sql.js';
import { rewriteState, sameState, type WrittenState, writeState } from './states.js';
import { storedFields } from './stored-fields.js';
import { type SliceRow, sliceColumns, storedSlice } from './stored-slices.js';
import type { LedgerFault, VerifiedRow } from './verified-row.js';

/**
 * The register against the ledger: every slice a change left behind is there as written, with nothing beside it, and is known exactly as
 * long as the ledger says. One statement per entity and page.
 */
export async function verifyRegister(tx: Tx, model: Model, rows: readonly VerifiedRow[]): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const name of new Set(rows.map(({ entity }) => entity))) {
    const ofEntity = rows.filter((row) => row.entity === name);
    const entity = model.declarations.entities.get(name);
    const slices = entity && (await slicesOf(tx, entity, new Set(ofEntity.map(({ recordId }) => recordId))));
    const names = entity === undefined ? [] : storedFields(entity).names;
    for (const row of ofEntity) {
      if (!fits(row, slices?.get(row.recordId) ?? [], names)) faults.push({ position: row.position, kind: 'REGISTER' });
    }
  }
  return faults;
}

type Held = { state: WrittenState; position: string; recordedTo: string | null };

async function slicesOf(tx: Tx, entity: Entity, ids: ReadonlySet<string>): Promise<Map<string, Held[]>> {
  const { names } = storedFields(entity);
  const { rows } = await tx.query<SliceRow & { position: string; recordedTo: string | null }>(
    `select ${sliceColumns(entity)}, t.position::text as position, ${instantText(knowledgeEnd('t'))} as "recordedTo"
     from ${entity.table} t where t.id = any($1::uuid[]) order by t.id, t.valid_from`,
    [[...ids]],
  );
  const slices = new Map<string, Held[]>();
  for (const row of rows) {
    const held = { state: writeState(storedSlice(entity, row), names), position: row.position, recordedTo: row.recordedTo };
    slices.set(row.id, [...(slices.get(row.id) ?? []), held]);
  }
  return slices;
}

function fits(row: VerifiedRow, held: readonly Held[], names: readonly string[]): boolean {
  const said = row.slices.map((state) => rewriteState(state, names));
  const before = (row.previous ?? []).map((state) => rewriteState(state, names));
  const written = held
    .filter(({ state }) => state.version === row.version)
    .every((slice) => slice.position === row.position && said.some((state) => sameState(state, slice.state)));
  // In a set that touches a record twice, what the earlier change wrote never reaches the register.
  const superseded = before
    .filter((old) => !said.some((state) => sameState(state, old)))
    .every((old) => held.filter(({ state }) => sameState(state, old)).every(({ recordedTo }) => recordedTo === row.recordedFrom));
  const known = held.filter(({ recordedTo }) => recordedTo === null);
  const now = !row.isLast || (known.length === said.length && known.every(({ state }, index) => sameState(said[index], state)));
  return written && superseded && now;
}
