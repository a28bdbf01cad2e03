import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { describeChange, fieldChange } from './describe-change.js';
import type { State } from './format.js';
import { FRAME, fieldHash, frameHash, type HashedChange, hasValue } from './hashes.js';
import { CHANGE_COLUMNS, type LedgerChange } from './read-history.js';
import { namesOf, rewriteState, sameState } from './states.js';
import type { FaultKind, LedgerFault, VerifiedRow } from './verified-row.js';
import { verifyRegister } from './verify-register.js';

/**
 * Reads the ledger from one position to another and names every row that no longer fits: its own hashes, the change before it of the same
 * record, its change set and, with a model, the register. Someone who rewrites hashes too is caught by the log's signed tree, not here.
 */
export async function verifyHashes(tx: Tx, from: string, to: string, model?: Model): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  let expected = BigInt(from);
  let earlier = expected > 1n ? await instantOf(tx, String(expected - 1n)) : undefined;
  for (;;) {
    const rows = await readRows(tx, String(expected), to);
    if (rows.length === 0) break;
    for (const row of rows) {
      const tell = (kind: FaultKind, field?: string) => faults.push({ position: row.position, kind, ...(field === undefined ? {} : { field }) });
      if (BigInt(row.position) !== expected || !row.inItsSet) tell('POSITION');
      if (!row.atItsInstant || (earlier !== undefined && !follows(row, earlier))) tell('INSTANT');
      checkRow(row, tell);
      expected = BigInt(row.position) + 1n;
      earlier = row;
    }
    if (model !== undefined) faults.push(...(await verifyRegister(tx, model, rows)));
  }
  if (expected <= BigInt(to)) faults.push({ position: String(expected), kind: 'POSITION' });
  return faults;
}

type Tell = (kind: FaultKind, field?: string) => void;

async function readRows(tx: Tx, from: string, to: string): Promise<VerifiedRow[]> {
  const { rows } = await tx.query<VerifiedRow>(
    `select ${CHANGE_COLUMNS}, c.format, c.schema_version as "schemaVersion", c.hashes, s.salts,
       coalesce(c.position between own.first_position and own.last_position, false) as "inItsSet",
       coalesce(c.recorded_from = own.recorded_from, false) as "atItsInstant",
       (select p.slices from change p where p.record_id = c.record_id and p.version = c.version - 1) as previous,
       not exists (select from change n where n.record_id = c.record_id and n.version = c.version + 1) as "isLast"
     from change c left join change_salt s on s.position = c.position left join change_set own on own.id = c.change_set_id
     where c.position between $1::bigint and $2::bigint order by c.position limit ${ROWS_AT_ONCE}`,
    [from, to],
  );
  return rows;
}

function checkRow(row: VerifiedRow, tell: Tell): void {
  const previous = row.previous ?? [];
  const names = namesOf([row.before, row.after, ...row.slices, ...previous]);
  const written = (state: State | null) => (state === null ? undefined : rewriteState(state, names));
  const states = {
    before: written(row.before),
    after: written(row.after),
    slices: row.slices.map((state) => rewriteState(state, names)),
    previous: previous.map((state) => rewriteState(state, names)),
  };
  checkHashes(row, { ...row, ...states, names }, tell);

  if ((row.previous === null) !== (row.version === 1)) tell('CHAIN');
  // What this change did not write stands as it stood before.
  if (states.slices.some((state) => state.version !== row.version && !states.previous.some((old) => sameState(old, state)))) tell('CHAIN');

  const told = describeChange(states.previous, states.slices, names, row.validFrom);
  const stored = row.changedFields.map(({ name, before, after }) => fieldChange(name, JSON.stringify(before), JSON.stringify(after)));
  if (!sameState(told.before, states.before) || !sameState(told.after, states.after) || told.changedFields.sort().join() !== stored.sort().join())
    tell('DESCRIPTION');
}

function checkHashes(row: VerifiedRow, change: HashedChange, tell: Tell): void {
  if (row.hashes[FRAME] !== frameHash(change)) tell('FRAME');
  for (const [index, name] of change.names.entries()) {
    const salt = row.salts?.[name];
    // An erased value has no salt and must not have come back.
    const holds =
      salt === undefined ? !hasValue(change, index) : row.hashes[name] === fieldHash(change, index, salt) && (hasValue(change, index) || name in row.hashes);
    if (!holds) tell('VALUE', name);
  }
  // A value that was taken away altogether leaves its salted hash behind.
  for (const name of Object.keys(row.salts ?? {})) if (!change.names.includes(name)) tell('VALUE', name);
}

function follows(row: VerifiedRow, earlier: { recordedFrom: string; changeSetId: string }): boolean {
  return row.changeSetId === earlier.changeSetId ? row.recordedFrom === earlier.recordedFrom : row.recordedFrom > earlier.recordedFrom;
}

async function instantOf(tx: Tx, position: string): Promise<LedgerChange | undefined> {
  const { rows } = await tx.query<LedgerChange>(`select ${CHANGE_COLUMNS} from change c where c.position = $1::bigint`, [position]);
  return rows[0];
}

const ROWS_AT_ONCE = 500;
