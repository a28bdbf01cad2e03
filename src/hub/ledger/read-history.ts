import type { Tx } from '../../db/tx.js';
import { instantText, periodDay } from '../time/period-sql.js';
import type { LedgerOperation } from '../write/operations.js';
import { type FieldChange, STATE_FRAME, type State } from './format.js';

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

/** And who answers for it. */
export type HistoryChange = LedgerChange & { agency: string | null };

export type HistoryQuestion = {
  recordIds: readonly string[];
  /** Only what was known at this instant. */
  knownAt: string;
  /** Of each record. */
  first: number;
  /** Position after which to go on. */
  after?: string;
};

/** The changes of records known at a time, record by record, oldest first. Unmasked: who may see what is decided by whoever asks. */
export async function readHistories(tx: Tx, { recordIds, knownAt, first, after = '0' }: HistoryQuestion): Promise<HistoryChange[]> {
  const { rows } = await tx.query<HistoryChange>(
    `select h.* from unnest($1::uuid[]) with ordinality as asked(id, nr) cross join lateral (
       select ${CHANGE_COLUMNS}, s.agency from change c join change_set s on s.id = c.change_set_id
       where c.record_id = asked.id and c.recorded_from <= $2::timestamptz and c.position > $3::bigint order by c.position limit $4::integer) h
     order by asked.nr, h.position::bigint`,
    [recordIds, knownAt, after, first],
    'ledger-histories',
  );
  return rows;
}

/** A change with the values of the fields outside `readable` taken out of it. */
export function masked<C extends Pick<LedgerChange, 'changedFields' | 'slices'>>(change: C, readable: ReadonlySet<string>): C {
  const tells = (name: string) => readable.has(name) || STATE_FRAME.has(name);
  return {
    ...change,
    changedFields: change.changedFields.map((field) => (tells(field.name) ? field : { name: field.name, before: null, after: null })),
    slices: change.slices.map((state) => Object.fromEntries(Object.entries(state).filter(([name]) => tells(name))) as State),
  };
}

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
export function namedColumns(expressions: Readonly<Record<string, string>>): string {
  return Object.entries(expressions)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', ');
}

/** A whole change as TypeScript reads it. */
export const CHANGE_COLUMNS = `${namedColumns(changeColumns)}, c.before, c.after, c.changed_fields as "changedFields", c.slices, c.subjects::text[] as subjects`;
