import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import type { LedgerOperation } from '../ledger/format.js';
import { instantText } from '../time/instant.js';

/** Why what was answered before no longer holds. */
export type RecallReason =
  /** It was never so: corrected, removed, or withdrawn. */
  | 'WRONG'
  /** It was so, and ended or changed since: what relied on it may have to be looked at again. */
  | 'NO_LONGER';

/** A record that was told otherwise before a change set. */
export type RecalledRecord = {
  entity: string;
  recordId: string;
  reason: RecallReason;
  /** Since when it was told as it no longer is; null where nothing was told of it before. */
  since: string | null;
  /** Whoever stood behind it at any time meanwhile. Of data about nobody: none. */
  persons: readonly string[];
};

export type RecalledSet = { id: string; recordedFrom: string; records: readonly RecalledRecord[] };

/**
 * What a change set took back or ended, from the ledger and the register: of each record since when the states that it displaced were told, and
 * who stood behind it at any time meanwhile, whatever is known today.
 */
export async function recalledSet(tx: Tx, model: Model, changeSetId: string): Promise<RecalledSet | undefined> {
  const { rows: sets } = isUuid(changeSetId)
    ? await tx.query<{ recordedFrom: string; first: string; last: string }>(
        `select ${instantText('recorded_from')} as "recordedFrom", first_position::text as first, last_position::text as last from change_set where id = $1`,
        [changeSetId],
        'recall-set',
      )
    : { rows: [] };
  const [set] = sets;
  if (set === undefined) return undefined;
  const changed = await changedRecords(tx, set);
  const told = await toldSince(tx, model, changed, set.recordedFrom);
  const since = ({ recordId, before }: Changed) => told.get(recordId)?.since ?? before;
  const behind = await personsMeanwhile(tx, model, changed, { since, until: set.recordedFrom });
  const records = changed.map((one) => ({
    entity: one.entity,
    recordId: one.recordId,
    reason: one.operations.some((operation) => NEVER_SO.has(operation)) ? ('WRONG' as const) : ('NO_LONGER' as const),
    since: since(one),
    persons: [...new Set([...(told.get(one.recordId)?.subjects ?? []), ...one.subjects, ...(behind.get(one.recordId) ?? [])])],
  }));
  return { id: changeSetId, recordedFrom: set.recordedFrom, records };
}

/** An update or a closing says that something else is so from a day on; what was told of the days before stands. */
export const NEVER_SO: ReadonlySet<LedgerOperation> = new Set(['correct', 'remove']);

type Changed = {
  entity: string;
  recordId: string;
  operations: readonly LedgerOperation[];
  /** When the change before the set was recorded: since then nothing, or something else, was told. */
  before: string | null;
  subjects: readonly string[];
};

async function changedRecords(tx: Tx, { first, last }: { first: string; last: string }): Promise<Changed[]> {
  const { rows } = await tx.query<Changed>(
    `select entity, record_id as "recordId", array_agg(distinct operation::text) as operations,
       (select ${instantText('p.recorded_from')} from change p where p.record_id = c.record_id and p.version < min(c.version) order by p.version desc limit 1) as before,
       coalesce((select array_agg(distinct u.id)::text[] from change a cross join lateral unnest(a.subjects) as u(id)
         where a.record_id = c.record_id and a.position between $1::bigint and $2::bigint), '{}') as subjects
     from change c where c.position between $1::bigint and $2::bigint group by entity, record_id order by min(c.position)`,
    [first, last],
    'recall-records',
  );
  return rows;
}

/** Since when the states were told that knowledge of the set's instant ended, and of whom they were. One statement for each entity. */
async function toldSince(
  tx: Tx,
  model: Model,
  changed: readonly Changed[],
  recordedFrom: string,
): Promise<Map<string, { since: string; subjects: string[] }>> {
  const found = new Map<string, { since: string; subjects: string[] }>();
  for (const entity of new Set(changed.map((one) => one.entity))) {
    const table = model.declarations.entities.get(entity)?.table;
    if (table === undefined) continue;
    const ids = changed.flatMap((one) => (one.entity === entity ? [one.recordId] : []));
    const { rows } = await tx.query<{ id: string; since: string; subjects: string[] }>(
      `select id, ${instantText('min(recorded_from)')} as since, coalesce(array_agg(distinct subject_id) filter (where subject_id is not null), '{}')::text[] as subjects
       from ${table} where id = any($1::uuid[]) and recorded_to = $2::timestamptz group by id`,
      [ids, recordedFrom],
    );
    for (const { id, ...told } of rows) found.set(id, told);
  }
  return found;
}

/**
 * Whoever stood behind records at any time while they were told so: over all that was known meanwhile, whatever is known today. One statement
 * for each entity about people.
 */
async function personsMeanwhile(
  tx: Tx,
  model: Model,
  changed: readonly Changed[],
  { since, until }: { since(one: Changed): string | null; until: string },
): Promise<Map<string, Set<string>>> {
  const persons = new Map<string, Set<string>>();
  for (const name of new Set(changed.map(({ entity }) => entity))) {
    const entity = model.declarations.entities.get(name);
    if (!entity?.subject) continue;
    const told = changed.flatMap((one) => {
      const from = one.entity === name ? since(one) : null;
      return from === null ? [] : [{ id: one.recordId, since: from }];
    });
    const { rows } = await tx.query<{ id: string; subject: string }>(
      `select distinct w.id, ${standingBehind(entity)} from json_to_recordset($1::json) as w(id uuid, since timestamptz)
       join ${entity.table} t on t.id = w.id and t.recorded_from < $2::timestamptz and t.recorded_to > w.since ${linked(entity)}`,
      [JSON.stringify(told), until],
    );
    for (const { id, subject } of rows) if (subject !== null) persons.set(id, (persons.get(id) ?? new Set()).add(subject));
  }
  return persons;
}

function standingBehind({ subject }: Entity): string {
  return `${subject?.via === 'self' ? 't.id' : subject?.via === 'list' ? 's.subject_id' : 't.subject_id'} as subject`;
}

/** The records in whose list the persons stand, as they were known meanwhile. */
function linked({ subject }: Entity): string {
  if (subject?.via !== 'list') return '';
  const anchors = subject.anchors.map((anchor) => `t.${anchor}`).join(', ');
  return `join ${subject.table} s on s.${subject.column} in (${anchors}) and s.recorded_from < $2::timestamptz and s.recorded_to > w.since`;
}
