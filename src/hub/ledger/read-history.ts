import { instantText } from '../time/instant.js';
import { periodDay } from '../time/period-sql.js';
import type { FieldChange, LedgerOperation, State } from './format.js';

/** A change as the ledger tells it. */
export type LedgerChange = {
  position: string;
  changeSetId: string;
  entity: string;
  recordId: string;
  version: number;
  operation: LedgerOperation;
  validFrom: string | null;
  validTo: string | null;
  recordedFrom: string;
  /** The state before, on the first day the change is about; the state after is that of `slices`. */
  before: State | null;
  changedFields: readonly FieldChange[];
  slices: readonly State[];
  subjects: readonly string[];
};

/** What of a change stands in columns, each by its one expression; the table is called `c`. */
export const changeColumns = {
  position: 'c.position::text',
  changeSetId: 'c.change_set_id',
  entity: 'c.entity',
  recordId: 'c.record_id',
  version: 'c.version',
  operation: 'c.operation',
  validFrom: periodDay('c', 'validFrom'),
  validTo: periodDay('c', 'validTo'),
  recordedFrom: instantText('c.recorded_from'),
} satisfies Partial<Record<keyof LedgerChange, string>>;

/** Expressions as the columns of a statement, by name. */
export function namedColumns(expressions: Readonly<Record<string, { toString(): string }>>): string {
  return Object.entries(expressions)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', ');
}

/** Expressions as the members of a JSON object, by name. */
export function jsonOf(expressions: Readonly<Record<string, { toString(): string }>>): string {
  const members = Object.entries(expressions).map(([name, expression]) => `'${name}', ${expression}`);
  return `json_build_object(${members.join(', ')})`;
}

/**
 * Expressions as columns of texts, in their order, and how one finds a row's text by name. Where all rows of a table are read, an object in
 * JSON for each costs more to make and to read than what is done with it.
 */
export function textColumns<N extends string>(
  expressions: Readonly<Record<N, { toString(): string }>>,
): { columns: string; textsOf(row: readonly (string | null)[], frame: number): (name: N) => string | null } {
  const entries = Object.entries(expressions) as [N, { toString(): string }][];
  const at = Object.fromEntries(entries.map(([name], index) => [name, index])) as Record<N, number>;
  return {
    columns: entries.map(([, expression]) => `(${expression})::text`).join(', '),
    textsOf: (row, frame) => (name) => row[frame + at[name]] ?? null,
  };
}

/** The ids of an array as PostgreSQL writes one. */
export function idsOf(array: string | null): readonly string[] {
  return array === null || array === '{}' ? NO_IDS : array.slice(1, -1).split(',');
}

const NO_IDS: readonly string[] = [];
