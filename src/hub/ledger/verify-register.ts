import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Held } from './held-slices.js';
import { sameState, type WrittenState } from './states.js';
import type { LedgerFault, VerifiedRow } from './verified-row.js';

/** The record's states before and after a change, as its row and the one before it tell them. */
export type TwoStates = { previous: readonly WrittenState[]; slices: readonly WrittenState[] };

/**
 * Whether every slice a change left behind is in the register as written, with nothing beside it, is known exactly as long as the ledger
 * says, and is about whom the change says.
 */
export function fitsRegister(row: VerifiedRow, { previous, slices: said }: TwoStates, held: readonly Held[]): boolean {
  const written = held
    .filter(({ state }) => state.version === row.version)
    .every(
      (slice) =>
        slice.position === row.position && slice.recordedFrom === row.recordedFrom && said.some((state) => sameState(state, slice.state)),
    );
  // In a set that touches a record twice, what the earlier change wrote never reaches the register.
  const superseded = previous
    .filter((old) => !said.some((state) => sameState(state, old)))
    .every((old) => held.filter(({ state }) => sameState(state, old)).every(({ recordedTo }) => recordedTo === row.recordedFrom));
  const known = held.filter(({ recordedTo }) => recordedTo === null);
  const now = !row.isLast || (known.length === said.length && known.every(({ state }, index) => sameState(said[index], state)));
  return written && superseded && now && isAboutThem(row, [...previous, ...said], held);
}

function isAboutThem({ subjects, operation, recordedFrom }: VerifiedRow, states: readonly WrittenState[], held: readonly Held[]): boolean {
  // An erasure reaches every state there ever was.
  if (operation === 'erase') {
    const ever = new Set(held.flatMap((slice) => (slice.recordedFrom < recordedFrom && slice.subjectId) || []));
    return ever.size === subjects.length && subjects.every((subject) => ever.has(subject));
  }
  const slices = states.map((state) => held.find((slice) => sameState(slice.state, state)));
  const behind = new Set(slices.flatMap((slice) => slice?.subjectId ?? []));
  // Who stood behind a state that never reached the register is told by the change alone.
  return [...behind].every((subject) => subjects.includes(subject)) && (behind.size === subjects.length || slices.includes(undefined));
}

/** Slices from a position on that no change wrote. */
export async function unwrittenSlices(tx: Tx, model: Model, from: string): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const { table } of model.declarations.entities.values()) {
    const { rows } = await tx.query<{ position: string }>(
      `select distinct t.position::text as position from ${table} t where t.position >= $1::bigint
         and not exists (select from change c where c.position = t.position and c.record_id = t.id and c.version = t.version)`,
      [from],
    );
    for (const { position } of rows) faults.push({ position, kind: 'REGISTER' });
  }
  return faults;
}
