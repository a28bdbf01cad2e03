import { setImmediate } from 'node:timers/promises';
import type { Entity } from '../declare/types.js';
import { describeChange, fieldChange } from '../ledger/describe-change.js';
import { FORMAT, SCHEMA_VERSION } from '../ledger/format.js';
import { freshSeed, sealed } from '../ledger/hashes.js';
import { beginnings, joined, stateText, type WrittenState, writeState } from '../ledger/states.js';
import { storedFields } from '../ledger/stored-fields.js';
import { hull, servedDay } from '../time/period.js';
import type { PlannedChange, TouchedRecord } from './check-context.js';
import { listIn } from './load.js';
import type { Plan } from './plan.js';
import type { PlannedErasure } from './plan-erasure.js';
import { type Sheets, sheets } from './sheets.js';
import type { Slice } from './slices.js';

/**
 * A plan as the parameters of its statements: all the work that needs neither a position nor an instant, done before the lock is taken.
 * Rows are numbered from 0; the statements add the first position.
 */
export type Written = {
  amount: number;
  identities: ReadonlyMap<string, readonly string[]>;
  changes: Sheets;
  salts: Sheets;
  superseded: ReadonlyMap<Entity, { ids: string[]; versions: number[]; starts: string[] }>;
  slices: ReadonlyMap<Entity, Sheets>;
  /** Each with the number of its row. */
  erasures: readonly { n: number; erasure: PlannedErasure }[];
};

export async function writeDown(plan: Plan): Promise<Written> {
  const [changes, salts] = [sheets('\n'), sheets('\n')];
  const identities = new Map<string, string[]>();
  const superseded = new Map<Entity, { ids: string[]; versions: number[]; starts: string[] }>();
  const slices = new Map<Entity, Sheets>();
  const open = new Map<string, Desk>();
  const erasures: { n: number; erasure: PlannedErasure }[] = [];

  for (const [n, change] of plan.changes.entries()) {
    // The part of a file that is being written waits for this process after each of its statements, and holds the ledger meanwhile.
    if (n % ROWS_A_BREATH === ROWS_A_BREATH - 1) await setImmediate();
    const desk = open.get(change.recordId) ?? { numbers: new Map(), states: new Map() };
    desk.numbers.set(change.version, n);
    const row = changeRow(n, change, { desk, isLast: plan.records.get(change.recordId)?.version === change.version });
    if (change.erasure !== undefined) erasures.push({ n, erasure: change.erasure });
    changes.add(row.change);
    salts.add(row.salts);
    open.set(change.recordId, desk);

    const record = plan.records.get(change.recordId);
    if (record?.version !== change.version) continue;
    // The record's last change: what outlives the set goes to the register, and its texts are let go.
    if (record.isNew) listIn(identities, record.entity.name).push(record.id);
    const known = new Set<Slice>(record.known);
    for (const slice of record.stored.filter((stored) => !known.has(stored))) {
      const list = superseded.get(record.entity) ?? { ids: [], versions: [], starts: [] };
      list.ids.push(record.id);
      list.versions.push(slice.version);
      list.starts.push(slice.from);
      superseded.set(record.entity, list);
    }
    for (const slice of record.known) {
      if (slice.writtenBy === undefined) continue;
      const sheet = slices.get(record.entity) ?? sheets(',');
      sheet.add(sliceRow(record, slice, desk));
      slices.set(record.entity, sheet);
    }
    open.delete(change.recordId);
  }
  return { amount: plan.changes.length, identities, changes, salts, superseded, slices, erasures };
}

const ROWS_A_BREATH = 200;

/** What is at hand while a record is being written down: which of its versions is which row, and its states, each rendered once. */
type Desk = { numbers: Map<number, number>; states: Map<Slice, WrittenState> };

function stateOf(slice: Slice, names: readonly string[], { states }: Desk): WrittenState {
  const known = states.get(slice);
  if (known !== undefined) return known;
  const state = writeState(slice, names);
  states.set(slice, state);
  return state;
}

/**
 * A row of the ledger as a line of columns. JSON texts hold neither a raw tab nor a line end, so they need no second escaping, and
 * PostgreSQL reads each once (as members of one JSON array it read them three times, a third of the cost of a large change set).
 * Texts are put together, not rendered from objects: making and dropping those was another third.
 */
function changeRow(n: number, change: PlannedChange, { desk, isLast }: { desk: Desk; isLast: boolean }): { change: string; salts: string } {
  const { operation, entity, recordId, version, restores, erasure } = change;
  const { names } = storedFields(entity);
  const [validFrom, validTo] = [servedDay(change.about.from), servedDay(change.about.to)];
  const previous = change.before.map((slice) => stateOf(slice, names, desk));
  const slices = change.after.map((slice) => stateOf(slice, names, desk));
  const { before, changedFields } = describeChange(previous, slices, names, validFrom);
  // Which fields an erasure takes, without what stood in them.
  if (erasure !== undefined) changedFields.push(...erasure.fields.map((name) => fieldChange(name, undefined, undefined)));
  const subjects = subjectsOf(change);
  const described = {
    format: FORMAT,
    schemaVersion: SCHEMA_VERSION,
    entity: entity.name,
    recordId,
    version,
    operation,
    validFrom,
    validTo,
    subjects,
  };
  const seed = freshSeed();
  const { digest, marks } = sealed(
    { ...described, restores: restores ?? null, erasure: erasure ?? null, states: [before, ...slices], names },
    seed,
  );
  // What the record's last change in the set leaves behind stands in the register, and there alone; so does all that a registration says.
  const isWhole = isLast && operation === 'register';
  const days = isLast ? hull(change.after) : undefined;
  return {
    change: joined([
      `${n}\t${entity.name}\t${recordId}\t${version}\t${operation}\t${change.about.from}\t${change.about.to}\t`,
      before === undefined ? NONE : stateText(before, names),
      '\t',
      isWhole ? NONE : `[${changedFields.join(',')}]`,
      '\t',
      isLast ? NONE : `[${slices.map((state) => stateText(state, names)).join(',')}]`,
      `\t${days !== undefined && days.from < change.about.from ? days.from : NONE}\t${days !== undefined && days.to > change.about.to ? days.to : NONE}`,
      `\t\\x${digest}\t\\x${marks}\t{`,
      subjects.join(','),
      '}\t',
      restores === undefined ? NONE : String(restores),
    ]),
    salts: `${n}\t\\x${seed}`,
  };
}

/** In the place of a column without a value. */
export const NONE = '';

function subjectsOf({ before, after, erasure }: PlannedChange): readonly string[] {
  if (erasure !== undefined) return erasure.subjects;
  const subjects = new Set<string>();
  for (const slices of [before, after]) {
    for (const { subjectId } of slices) if (typeof subjectId === 'string') subjects.add(subjectId);
  }
  return [...subjects].sort();
}

/** The ledger's texts go into the register's columns too: PostgreSQL reads a number out of a text as well. */
function sliceRow({ id, entity }: TouchedRecord, slice: Slice, desk: Desk): string {
  const { names, columns } = storedFields(entity);
  const { texts } = stateOf(slice, names, desk);
  const begin = beginnings(columns);
  const n = desk.numbers.get(slice.version) ?? 0;
  const parts = [`{"n":${n},"id":"${id}","version":${slice.version},"valid_from":"${slice.from}","valid_to":"${slice.to}"`];
  if (typeof slice.subjectId === 'string') parts.push(',"subject_id":"', slice.subjectId, '"');
  for (let index = 0; index < columns.length; index++) {
    const text = texts[index];
    if (text !== undefined) parts.push(begin[index] ?? '', text);
  }
  parts.push('}');
  return joined(parts);
}
