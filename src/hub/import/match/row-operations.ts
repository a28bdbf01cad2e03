import type { Operation } from '../../write/operations.js';
import type { CheckedRow } from '../check/checked-row.js';

export type RowResult = 'new' | 'changed' | 'same' | 'rejected';

/** What a row comes to: the operations that make the register say what the row says. `changed` names fields. */
export type PreparedRow = {
  checked: CheckedRow;
  result: RowResult;
  operations: readonly Operation[];
  changed: readonly string[];
  /** Where it comes among the rows of its part: states of one record are written in the order of time, whatever the order of lines. */
  turn: number;
  /** The record that several rows may be about; absent where nobody else can be. */
  record?: string;
  /** Writes nothing itself, and yet is true only if the row after it is written, which ends its state. */
  isEndedByNext?: boolean;
};

export function rejected(checked: CheckedRow): PreparedRow {
  return { checked, result: 'rejected', operations: [], changed: [], turn: 0 };
}

/** The operations of a part as they are written, and the row each came from. */
export function operationsOf(prepared: readonly PreparedRow[]): { operations: Operation[]; rowOf: PreparedRow[] } {
  const ordered = prepared.filter(({ operations }) => operations.length > 0).sort((a, b) => a.turn - b.turn);
  return { operations: ordered.flatMap(({ operations }) => operations), rowOf: ordered.flatMap((row) => row.operations.map(() => row)) };
}
