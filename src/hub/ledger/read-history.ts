import { instantText } from '../time/instant.js';
import { periodDay } from '../time/period-sql.js';
import type { FieldChange, LedgerOperation, State } from './format.js';

/** A change as it stands in the ledger. */
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
  before: State | null;
  after: State | null;
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

/** A whole change as TypeScript reads it. */
export const CHANGE_COLUMNS = `${namedColumns(changeColumns)}, c.before, c.after, c.changed_fields as "changedFields", c.slices, c.subjects::text[] as subjects`;
