import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { requireAudit } from '../access/decide.js';
import { personEntity } from '../access/own-subject.js';
import { fieldsOf } from '../access/processing-record.js';
import type { Model } from '../declare/model.js';
import { FIELD_CLASSES } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { instantText } from '../time/instant.js';
import { groundText } from '../write/ground-text.js';
import type { AuditNotes } from './audit-notes.js';
import { conditionsOf, type ReadSearch } from './find-reads.js';
import { READ_ROWS } from './read-rows.js';

type Context = { pool: Pool; model: Model; caller: Caller; audit: AuditNotes };

/** Whose reads went where they should not, in which window. Without an asker: whoever asked then, as where a key of the identity provider leaked. */
export type BreachAsked = Pick<ReadSearch, 'actor' | 'client' | 'official' | 'agency' | 'caseCode'>;
type Window = { readsFrom: string; readsTo: string };

/** Who was answered about persons, and what they were shown at most: the log knows kinds of records and classes of fields. */
export type BreachReader = {
  actor: string;
  client: string | null;
  official: string | null;
  agency: string | null;
  role: string;
  purpose: string | null;
  reads: number;
  firstAt: string;
  lastAt: string;
  /** `Person.fullName` */
  fields: readonly string[];
};
export type BreachFound = { reads: number; persons: number; cases: number; fields: readonly string[]; readers: readonly BreachReader[] };

export type Breach = Window & {
  id: string;
  isDrill: boolean;
  knownAt: string;
  /** Until when the authority has to be told (Luật 91/2025/QH15, Art. 23). */
  notifyBy: string;
  state: 'WAITING' | 'OVERDUE' | 'NOTIFIED';
  asked: BreachAsked;
  seenTo: string;
  found: BreachFound;
  reason: string;
  actor: string;
  caseCode: string | null;
  recordedAt: string;
  notifiedAt: string | null;
  notifiedBy: string | null;
  told: string | null;
};

/** A person who was read about, by the hub's own id. */
export type BreachedPerson = { id: string; reads: number; firstAt: string; lastAt: string };

/** `readsTo`, `knownAt`: null for now. */
type Recorded = { asked: BreachAsked; readsFrom: string; readsTo: string | null; isDrill: boolean; knownAt: string | null; reason: string };

/**
 * Looks through the read log for what somebody was answered in a window, and writes down what was found, with the clock that runs. Whom it was
 * about is noted as read by whoever looks.
 */
export async function recordBreach(
  context: Context,
  { asked, isDrill, knownAt, reason, ...given }: Recorded,
): Promise<{ breach: Breach; persons: BreachedPerson[] }> {
  const { model, caller, pool } = context;
  requireAudit(model.access, caller);
  const why = groundText('reason', reason);
  return withTx(pool, { label: 'record breach', isolation: 'repeatable read' }, async (tx) => {
    const { readsFrom, readsTo } = await windowOf(tx, { ...given, knownAt });
    const { rows } = await tx.query<{ seenTo: string }>('select coalesce(max(position), 0)::text as "seenTo" from read_log');
    const seenTo = rows[0]?.seenTo ?? '0';
    const persons = await personsOf(tx, model, { asked, readsFrom, readsTo, seenTo });
    const found = await foundOf(tx, model, { asked, readsFrom, readsTo, seenTo }, persons.length);
    note(context, persons);
    const { rows: kept } = await tx.query<{ id: string }>(
      `insert into breach (is_drill, known_at, reads_from, reads_to, asked, seen_to, found, reason, actor, case_code)
       values ($1, coalesce($2::timestamptz, clock_timestamp()), $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [isDrill, knownAt, readsFrom, readsTo, JSON.stringify(asked), seenTo, JSON.stringify(found), why, caller.actor, caller.caseCode],
    );
    const breach = await breachOf(tx, kept[0]?.id ?? '');
    return { breach, persons };
  });
}

/** A breach with whom it reached, read from the log as it was then. */
export async function reportBreach(context: Context, id: string): Promise<{ breach: Breach; persons: BreachedPerson[] }> {
  requireAudit(context.model.access, context.caller);
  return withTx(context.pool, { readOnly: true, label: 'report breach', isolation: 'repeatable read' }, async (tx) => {
    const breach = await breachOf(tx, id);
    const persons = await personsOf(tx, context.model, breach);
    note(context, persons);
    return { breach, persons };
  });
}

/** Writes down that the notice was given: once, and what is written stays. The same again changes nothing. */
export async function noteNotice(
  { model, caller, pool }: Context,
  given: { id: string; told: string; notifiedAt: string | null },
): Promise<Breach> {
  requireAudit(model.access, caller);
  const told = groundText('reason', given.told);
  return withTx(pool, { label: 'notice of breach' }, async (tx) => {
    const { id, knownAt } = await breachOf(tx, given.id);
    const { rowCount } = await tx.query(
      `insert into breach_notice (id, told, actor, notified_at)
       select $1, $2, $3, coalesce($4::timestamptz, clock_timestamp()) where coalesce($4::timestamptz, clock_timestamp()) between $5::timestamptz and clock_timestamp()
       on conflict (id) do nothing`,
      [id, told, caller.actor, given.notifiedAt, knownAt],
    );
    const breach = await breachOf(tx, id);
    if (breach.notifiedAt === null)
      throw oddTime('at', 'phải sau khi phát hiện và không ở tương lai.', 'it must lie after the finding and not in the future.');
    if (rowCount === 0 && breach.told !== told) throw new HubError('IDEMPOTENCY_MISMATCH');
    return breach;
  });
}

/** All of them, what waits for its notice first. */
export async function listBreaches(tx: Tx): Promise<Breach[]> {
  const { rows } = await tx.query<Breach>(`${SELECT} order by n.notified_at is not null, b.known_at`, []);
  return rows;
}

async function breachOf(tx: Tx, id: string): Promise<Breach> {
  const { rows } = await tx.query<Breach>(`${SELECT} where b.id = $1`, [isUuid(id) ? id : null]);
  const [found] = rows;
  if (found === undefined) throw new HubError('NOT_FOUND', { what: 'sự cố / breach' });
  return found;
}

const NOTIFY_BY = `(b.known_at + interval '72 hours')`;
const KEPT = 'from breach b left join breach_notice n on n.id = b.id';
const IS_LATE = `n.id is null and ${NOTIFY_BY} < clock_timestamp()`;
/** SQL of how many breaches nobody was told of in time; a drill is nobody's duty. */
export const OVERDUE_BREACHES = `select 'Breach' as kind, count(*)::integer as overdue ${KEPT} where ${IS_LATE} and not b.is_drill`;
const SELECT = `select b.id, b.is_drill as "isDrill", ${instantText('b.known_at')} as "knownAt", ${instantText(NOTIFY_BY)} as "notifyBy",
  case when n.id is not null then 'NOTIFIED' when ${IS_LATE} then 'OVERDUE' else 'WAITING' end as state,
  ${instantText('b.reads_from')} as "readsFrom", ${instantText('b.reads_to')} as "readsTo", b.asked, b.seen_to::text as "seenTo", b.found, b.reason, b.actor,
  b.case_code as "caseCode", ${instantText('b.recorded_at')} as "recordedAt", ${instantText('n.notified_at')} as "notifiedAt", n.actor as "notifiedBy", n.told ${KEPT}`;

type Looked = Window & { asked: BreachAsked; seenTo: string };

/** SQL of the answers in question, and its values. */
async function answersOf(tx: Tx, { asked, readsFrom, readsTo, seenTo }: Looked): Promise<{ sql: string; values: unknown[] }> {
  const values: unknown[] = [seenTo];
  const conditions = await conditionsOf(
    tx,
    { ...asked, from: readsFrom, to: readsTo, subjects: null },
    (value) => `$${values.push(value)}`,
  );
  return { sql: `from ${READ_ROWS} l where ${[`l.kind = 'answer'`, 'l.position <= $1::bigint', ...conditions].join(' and ')}`, values };
}

/** Whom the answers were about, alone, on a page or in a block of an export. Identifiers that lead to nobody in the registers are nobody's data. */
async function personsOf(tx: Tx, model: Model, looked: Looked): Promise<BreachedPerson[]> {
  const people = personEntity(model);
  if (people === undefined) return [];
  const { sql, values } = await answersOf(tx, looked);
  const { rows } = await tx.query<BreachedPerson>(
    `with l as materialized (select l.position, l.recorded_at as at, l.subject_id ${sql}),
     about as (
       select l.position, l.at, l.subject_id as id from l where l.subject_id is not null
       union all select l.position, l.at, s.subject_id from l join read_subject s on s.position = l.position
       union all select l.position, l.at, unnest(b.subject_ids) from l join read_block b on b.position = l.position)
     select a.id, count(distinct a.position)::integer as reads, ${instantText('min(a.at)')} as "firstAt", ${instantText('max(a.at)')} as "lastAt"
     from about a where exists (select from ${people.entity.table} p where p.id = a.id) group by a.id order by a.id`,
    values,
  );
  return rows;
}

type Told = Omit<BreachReader, 'fields'> & { entities: readonly string[]; classes: readonly string[] };

async function foundOf(tx: Tx, model: Model, looked: Looked, persons: number): Promise<BreachFound> {
  const { sql, values } = await answersOf(tx, looked);
  const { rows } = await tx.query<Told>(
    `select l.actor, l.client, l.official, coalesce(l.behalf_agency, l.agency) as agency, l.role, l.purpose, l.entities, l.field_classes as classes,
       count(*)::integer as reads, ${instantText('min(l.recorded_at)')} as "firstAt", ${instantText('max(l.recorded_at)')} as "lastAt"
     ${sql} group by 1, 2, 3, 4, 5, 6, 7, 8 order by min(l.position)`,
    values,
  );
  const { rows: counted } = await tx.query<{ cases: number }>(`select count(distinct l.case_code)::integer as cases ${sql}`, values);
  const readers = new Map<string, BreachReader>();
  for (const { entities, classes, ...row } of rows) {
    const key = JSON.stringify([row.actor, row.client, row.official, row.agency, row.role, row.purpose]);
    const before = readers.get(key);
    const fields = new Set([...(before?.fields ?? []), ...shown(model, { entities, classes })]);
    readers.set(key, {
      ...row,
      reads: row.reads + (before?.reads ?? 0),
      firstAt: [row.firstAt, before?.firstAt ?? row.firstAt].sort()[0] ?? row.firstAt,
      lastAt: [row.lastAt, before?.lastAt ?? row.lastAt].sort()[1] ?? row.lastAt,
      fields: [...fields].sort(),
    });
  }
  const all = [...readers.values()];
  return {
    reads: all.reduce((sum, { reads }) => sum + reads, 0),
    persons,
    cases: counted[0]?.cases ?? 0,
    fields: [...new Set(all.flatMap(({ fields }) => fields))].sort(),
    readers: all,
  };
}

/** Open fields are anybody's to read. */
function shown({ declarations }: Model, { entities, classes }: Pick<Told, 'entities' | 'classes'>): string[] {
  return entities.flatMap((name) => {
    const entity = declarations.entities.get(name);
    if (entity === undefined) return [];
    const told = FIELD_CLASSES.filter((cls) => cls !== 'open' && classes.includes(cls));
    return told.flatMap((cls) => fieldsOf(entity, cls)).map((field) => `${name}.${field}`);
  });
}

function note({ audit }: Context, persons: readonly BreachedPerson[]): void {
  audit.classes.add('personal');
  audit.entities.add('Read');
  for (const { id } of persons) audit.subjects.add(id);
}

async function windowOf(tx: Tx, { readsFrom, readsTo, knownAt }: Pick<Recorded, 'readsFrom' | 'readsTo' | 'knownAt'>): Promise<Window> {
  const { rows } = await tx.query<Window & { isWindow: boolean; isPast: boolean }>(
    `select ${instantText('w.from_at')} as "readsFrom", ${instantText('w.to_at')} as "readsTo", w.from_at < w.to_at as "isWindow",
       w.known_at between w.from_at and clock_timestamp() as "isPast"
     from (select $1::timestamptz as from_at, coalesce($2::timestamptz, clock_timestamp()) as to_at, coalesce($3::timestamptz, clock_timestamp()) as known_at) w`,
    [readsFrom, readsTo, knownAt],
  );
  const [found] = rows;
  if (found?.isWindow !== true) throw oddTime('to', 'phải sau from.', 'it must lie after from.');
  if (!found.isPast) throw oddTime('known', 'phải sau from và không ở tương lai.', 'it must lie after from and not in the future.');
  return { readsFrom: found.readsFrom, readsTo: found.readsTo };
}

function oddTime(argument: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
