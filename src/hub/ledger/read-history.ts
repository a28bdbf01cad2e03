import type { Tx } from '../../db/tx.js';
import type { FieldChange, State } from './format.js';
import { dayText, instantText } from './head.js';

export type LedgerChange = {
  position: string;
  changeSetId: string;
  entity: string;
  recordId: string;
  version: number;
  operation: 'register' | 'update' | 'correct' | 'close' | 'remove';
  validFrom: string | null;
  validTo: string | null;
  recordedFrom: string;
  before: State | null;
  after: State | null;
  changedFields: FieldChange[];
  slices: State[];
  subjects: string[];
};

export type HistoryQuestion = {
  recordId: string;
  /** Only what was known at this instant, or up to this position; by default everything. */
  knownAt?: { instant: string } | { position: string };
  first?: number;
  /** Position after which to go on. */
  after?: string;
};

/** The changes of one record known at a time, oldest first. Unmasked: who may see what is decided by whoever asks. */
export async function readHistory(tx: Tx, { recordId, knownAt, first = HISTORY_ROWS_DEFAULT, after = '0' }: HistoryQuestion): Promise<LedgerChange[]> {
  const instant = knownAt !== undefined && 'instant' in knownAt ? knownAt.instant : 'infinity';
  const position = knownAt !== undefined && 'position' in knownAt ? knownAt.position : null;
  const { rows } = await tx.query<LedgerChange>(
    `select ${CHANGE_COLUMNS} from change c
     where c.record_id = $1::uuid and c.position > $2::bigint and c.recorded_from <= $3::timestamptz and ($4::bigint is null or c.position <= $4::bigint)
     order by c.version limit $5::integer`,
    [recordId, after, instant, position, first],
    'ledger-history',
  );
  return rows;
}

/** A change as TypeScript reads it; the table is called `c`. */
export const CHANGE_COLUMNS = `c.position::text as position, c.change_set_id as "changeSetId", c.entity, c.record_id as "recordId", c.version, c.operation,
  ${dayText('c.valid_from')} as "validFrom", ${dayText('c.valid_to')} as "validTo", ${instantText('c.recorded_from')} as "recordedFrom",
  c.before, c.after, c.changed_fields as "changedFields", c.slices, c.subjects::text[] as subjects`;

const HISTORY_ROWS_DEFAULT = 50;
