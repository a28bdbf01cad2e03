import type { Values } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import type { Operation } from '../../write/operations.js';
import { worded } from '../../write/problems.js';
import { applyOperation, type Slice } from '../../write/slices.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { FileOperation } from '../check/file-operation.js';
import { carriesIdentity, type Identity, isReused } from '../check/identity.js';
import type { HeaderMap } from '../check/map-header.js';
import type { HeaderOf } from '../check/row-problems.js';
import { type PreparedRow, rejected } from './row-operations.js';

/** What is known of one record, and after each row of the file what would be known then. */
export type Timeline = { id: string; known: readonly Slice[] };

export type Judging = {
  entity: Entity;
  identity: Identity;
  map: HeaderMap;
  headerOf: HeaderOf;
  today: string;
  /** What the whole file does, where it says so: what each row says is then done in no other way. */
  operation: FileOperation | undefined;
  /** The records that rows name themselves. */
  named: ReadonlyMap<CheckedRow, string>;
  /** The records a row may be about: those that carry its key on whatever days, or the one it names. */
  timelinesOf(row: CheckedRow): readonly Timeline[];
  /** The id announced for the record a row registers. */
  idOf(row: CheckedRow): string | undefined;
};

/** The operations, once the record has taken them. What it does not take is told with the column that asked for it. */
export function applied(
  judging: Judging,
  row: CheckedRow,
  timeline: Timeline,
  operations: readonly Operation[],
  names: readonly string[],
): PreparedRow {
  for (const operation of operations) {
    const outcome = applyOperation(operation, timeline.known, { version: 0, operation: 0 });
    if ('code' in outcome) {
      const column = judging.headerOf.get(operation.operation === 'close' ? 'validTo' : 'validFrom');
      return refused(row, { ...worded(outcome), row: row.row.line, ...(column === undefined ? {} : { field: column }) });
    }
    timeline.known = outcome.known;
  }
  return { checked: row, result: 'changed', operations, changed: names, turn: 0, record: timeline.id };
}

export function isSeparate({ identity, named }: Judging, row: CheckedRow): boolean {
  return !named.has(row) && isReused(identity, row.values);
}

/** A record that a row names is meant whatever its key. */
export function holds({ identity, named }: Judging, row: CheckedRow, slice: Slice | undefined): boolean {
  return slice !== undefined && (named.has(row) || carriesIdentity(identity, slice.values, row.values));
}

export function valuesOf({ values }: CheckedRow, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

export function refused(row: CheckedRow, problem: CheckedRow['problems'][number]): PreparedRow {
  row.problems.push(problem);
  return rejected(row);
}
