import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { instantText } from '../time/instant.js';
import { endOf, startOf } from '../time/period.js';
import { changedFieldsOf, fieldChange, stateOn } from './describe-change.js';
import type { State } from './format.js';
import { FRAME, type HashedChange } from './hashes.js';
import { type Held, heldSlices, knownAt } from './held-slices.js';
import { type LedgerChange, namedColumns } from './read-history.js';
import { namesOf, rewriteState, sameState, type WrittenState } from './states.js';
import { storedFields } from './stored-fields.js';
import { type LedgerFault, readVerified, type Tell, type VerifiedRow } from './verified-row.js';
import { checkErased, checkFieldHashes, checkSeal } from './verify-hashes.js';
import { fitsRegister, type TwoStates, unwrittenSlices } from './verify-register.js';

/**
 * Reads the ledger from one position to another and names every row that no longer fits: its own hashes, the change before it of the same
 * record, its change set and the register. Someone who rewrites hashes too is caught by the log's signed tree, not here.
 */
export async function verifyHashes(tx: Tx, from: string, to: string, model: Model): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  let expected = BigInt(from);
  let earlier = expected > 1n ? await instantOf(tx, String(expected - 1n)) : undefined;
  for (;;) {
    const rows = await readVerified(tx, String(expected), to);
    if (rows.length === 0) break;
    const held = await heldSlices(tx, model, rows);
    for (const row of rows) {
      const tell: Tell = (kind, field) => faults.push({ position: row.position, kind, ...(field === undefined ? {} : { field }) });
      if (BigInt(row.position) !== expected || !row.inItsSet) tell('POSITION');
      if (!row.atItsInstant || (earlier !== undefined && !follows(row, earlier))) tell('INSTANT');
      checkRow(model, row, held.get(row.recordId) ?? [], tell);
      expected = BigInt(row.position) + 1n;
      earlier = row;
    }
  }
  if (expected <= BigInt(to)) faults.push({ position: String(expected), kind: 'POSITION' });
  return [...faults, ...(await unwrittenSlices(tx, model, from))];
}

/** Names in what a row does not fit its own hashes, the change before it of the same record, or what the register holds of that. */
export function checkRow(model: Model, row: VerifiedRow, held: readonly Held[], tell: Tell): void {
  const { names, states, before } = readStates(model, row, held);
  const told = { before: stateOn(states.previous, row.validFrom), after: stateOn(states.slices, row.validFrom) };
  if (!isOfItsForm(row, states)) tell('FORM');
  checkErased(row, [before, ...states.slices], names, tell);
  switch (row.format) {
    case 1: {
      const after = row.after === null ? undefined : rewriteState(row.after, names);
      if (!sameState(told.after, after)) tell('DESCRIPTION');
      checkFieldHashes(row, hashedFrom(row, [before, after, ...states.slices], names), tell);
      break;
    }
    case 2:
      checkSeal(row, hashedFrom(row, [before, ...states.slices], names), tell);
  }

  if ((row.previous === null) !== (row.version === 1)) tell('CHAIN');
  // What this change did not write stands as it stood before.
  if (states.slices.some((state) => state.version !== row.version && !states.previous.some((old) => sameState(old, state)))) tell('CHAIN');

  if (!sameState(told.before, before) || !tellsItsChanges(row, states, names, told)) tell('DESCRIPTION');
  if (!fitsRegister(row, states, held)) tell('REGISTER');
}

/** Whether the changed fields that a row tells are those that its states show; of a row that tells none nothing is to be compared. */
function tellsItsChanges(
  row: VerifiedRow,
  { previous, slices }: TwoStates,
  names: readonly string[],
  on: { before: WrittenState | undefined; after: WrittenState | undefined },
): boolean {
  if (row.changedFields === null) return true;
  const shown = changedFieldsOf(previous, slices, names, on);
  // An erasure tells which fields it takes, without what stood in them.
  if (row.erasure) shown.push(...row.erasure.fields.map((name) => fieldChange(name, undefined, undefined)));
  const told = row.changedFields.map(({ name, before, after }) => fieldChange(name, JSON.stringify(before), JSON.stringify(after)));
  return shown.sort().join() === told.sort().join();
}

/** What a row's digest is over; undefined of rows of FORMAT 1, which have a hash for each field. */
export function hashedChange(model: Model, row: VerifiedRow, held: readonly Held[]): HashedChange | undefined {
  if (row.format === 1) return undefined;
  const { names, states, before } = readStates(model, row, held);
  return hashedFrom(row, [before, ...states.slices], names);
}

function hashedFrom(row: VerifiedRow, states: HashedChange['states'], names: readonly string[]): HashedChange {
  const { format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, restores } = row;
  const erasure = row.erasure ?? null;
  return { format, schemaVersion, entity, recordId, version, operation, validFrom, validTo, subjects, restores, erasure, states, names };
}

/** The states before and after a row, as it and the one before it tell them, or leave them to the register. */
function readStates(model: Model, row: VerifiedRow, held: readonly Held[]) {
  const entity = model.declarations.entities.get(row.entity);
  const declared = entity === undefined ? [] : storedFields(entity).names;
  // Fields of another release follow those that are declared, so the texts of what the register holds keep their places. A value that was
  // taken away leaves its salt and its hash behind.
  const names = withOthers(declared, namesIn(row));
  const states = {
    previous: row.previous === null ? [] : statesOf(row.previous, held, names),
    slices: statesOf(row, held, names),
  };
  return { names, states, before: row.before === null ? undefined : rewriteState(row.before, names) };
}

/** The fields that a row names; none in the most of them, which leave all to the register. */
function namesIn({ before, after, slices, previous, hashes, salts }: VerifiedRow): readonly string[] {
  const states = [before, after, ...(slices ?? []), ...(previous?.slices ?? [])].filter((state) => state !== null);
  if (states.length === 0 && hashes === null && salts === null) return NO_NAMES;
  return [...namesOf(states), ...Object.keys(hashes ?? {}), ...Object.keys(salts ?? {})];
}

const NO_NAMES: readonly string[] = [];

function withOthers(declared: readonly string[], names: readonly string[]): readonly string[] {
  if (names.length === 0) return declared;
  const others = new Set(names.filter((name) => name !== FRAME && !declared.includes(name)));
  return others.size === 0 ? declared : [...declared, ...others];
}

/** The states a row tells, or leaves to the register. */
function statesOf(
  row: { slices: readonly State[] | null; recordedFrom: string },
  held: readonly Held[],
  names: readonly string[],
): WrittenState[] {
  return row.slices === null
    ? knownAt(held, row.recordedFrom).map(({ state }) => state)
    : row.slices.map((state) => rewriteState(state, names));
}

/** Whether there is in a row what its format says, and nothing else. */
function isOfItsForm(row: VerifiedRow, { slices }: TwoStates): boolean {
  const { format, knownFrom, knownTo } = row;
  if (row.isMisshapen) return false;
  const said = {
    slices: row.slices !== null,
    changedFields: row.changedFields !== null,
    digest: row.digest !== null,
    marks: row.marks !== null,
  };
  if (format === 1)
    return said.slices && said.changedFields && !said.digest && !said.marks && row.seed === null && knownFrom === null && knownTo === null;
  if (format !== 2 || row.after !== null || !said.digest || !said.marks) return false;
  // What the record's last change of a set leaves behind stands in the register alone, and so does all that a registration says.
  if (said.slices === row.isLastOfSet || said.changedFields !== (said.slices || row.operation !== 'register')) return false;
  const [first, last] = [slices[0], slices.at(-1)];
  const from = first !== undefined && !said.slices && startOf(first.validFrom) < startOf(row.validFrom) ? startOf(first.validFrom) : null;
  const to = last !== undefined && !said.slices && endOf(last.validTo) > endOf(row.validTo) ? endOf(last.validTo) : null;
  return knownFrom === from && knownTo === to;
}

function follows(row: VerifiedRow, earlier: SetInstant): boolean {
  return row.changeSetId === earlier.changeSetId ? row.recordedFrom === earlier.recordedFrom : row.recordedFrom > earlier.recordedFrom;
}

type SetInstant = Pick<LedgerChange, 'recordedFrom' | 'changeSetId'>;

async function instantOf(tx: Tx, position: string): Promise<SetInstant | undefined> {
  const { rows } = await tx.query<SetInstant>(
    `select ${namedColumns({ recordedFrom: instantText('c.recorded_from'), changeSetId: 'c.change_set_id' })} from change c where c.position = $1::bigint`,
    [position],
  );
  return rows[0];
}
