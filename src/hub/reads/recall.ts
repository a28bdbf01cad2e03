import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import { pageSize } from '../sql/page.js';
import { instantText } from '../time/instant.js';
import type { AuditNotes } from './audit-notes.js';
import { type StandIn, standInsOf } from './person-names.js';
import { READ_ROWS } from './read-rows.js';
import { describePurpose, everyAnswerTold, READ_COLUMNS, READ_PAGES, type ReadRow } from './reads-about.js';
import { type RecalledSet, type RecallReason, recalledSet } from './recalled-records.js';

/** How sure it is that an answer told what no longer holds. */
export type RecallCertainty =
  /** It was about the person, and showed records of that kind. */
  | 'SHOWN'
  /** It was about the person; whether the record had a part in it the log does not say. */
  | 'POSSIBLE'
  /** The record is about nobody: answers of that time that showed records of its kind. */
  | 'KIND';

type Found = { reason: RecallReason; certainty: RecallCertainty };
export type RecalledClient = Found &
  Pick<ReadRow, 'agency' | 'actor' | 'role' | 'purpose' | 'caseCode'> & { reads: number; firstAt: string; lastAt: string };

/** Purposes for which somebody may ask whom a change concerns: whoever examines access, and whoever keeps the registers. */
export function requireRecall({ access }: Model, caller: Caller): void {
  const isAllowed = checkPurpose(access, caller, true)?.recalls === true;
  if (isAllowed) return;
  throw new HubError(
    'PURPOSE_NOT_ALLOWED',
    {},
    { details: { purposes: access.purposes.flatMap(({ code, recalls }) => (recalls === true ? [code] : [])) } },
  );
}

/** Everybody who was told, before a change set, what it took back or ended. */
export async function recallOf(tx: Tx, { model, standIn }: { model: Model; standIn: StandIn }, changeSetId: string) {
  const set = await recalledSet(tx, model, changeSetId);
  if (set === undefined) return undefined;
  const wrongs: Wrong[] = [];
  /** Of records about nobody their kind counts, from the first of them on: the log would be gone through once for each. */
  const kinds = new Map<string, Wrong>();
  for (const { entity, reason, since, persons } of set.records) {
    if (since === null) continue;
    const names = [...persons, ...(await standInsOf(tx, model, persons, standIn))];
    for (const subject of names) wrongs.push({ entity, reason, since, subject });
    const kind = `${entity} ${reason}`;
    const [first = since] = [since, kinds.get(kind)?.since ?? since].sort();
    if (names.length === 0) kinds.set(kind, { entity, reason, since: first, subject: null });
  }
  const values = [JSON.stringify([...wrongs, ...kinds.values()]), set.recordedFrom];
  return {
    set,
    persons: [...new Set(set.records.flatMap(({ persons }) => persons))],

    /** Oldest first, from a position on. */
    async reads(after: string, limit: number): Promise<(ReadRow & Found)[]> {
      const { rows } = await tx.query<ReadRow & Found>(
        `with found as (${FOUND}) select ${READ_COLUMNS}, f.reason, f.certainty from (select * from found where position > $3::bigint order by position limit $4) f
         join ${READ_ROWS} l on l.position = f.position order by l.position`,
        [...values, after, limit],
        'recall-reads',
      );
      return rows;
    },

    async count(): Promise<number> {
      const { rows } = await tx.query<{ count: number }>(
        `with found as (${FOUND}) select count(*)::integer as count from found`,
        values,
        'recall-count',
      );
      return rows[0]?.count ?? 0;
    },

    /** Released while it was told so, whatever the read log knows of the reading. */
    async receipts(): Promise<RecalledReceipt[]> {
      const told = set.records.flatMap(({ recordId, since }) => (since === null ? [] : [{ recordId, since }]));
      const { rows } = await tx.query<RecalledReceipt>(
        `select r.id, r.case_code as "caseCode", r.agency, r.procedure_id as "procedureId", ${instantText('r.released_at')} as "releasedAt"
         from evidence_receipt r where r.id in (
           select b.receipt_id from json_to_recordset($1::json) as w("recordId" uuid, since timestamptz)
           join receipt_basis b on b.record_id = w."recordId" join evidence_receipt e on e.id = b.receipt_id and e.known_at >= w.since)
         and r.released_at < $2::timestamptz + ${UNSEEN} order by r.released_at, r.id limit ${CLIENTS_MAX}`,
        [JSON.stringify(told), set.recordedFrom],
        'recall-receipts',
      );
      return rows;
    },

    /** By case and by who asked for it: what somebody decided there may have to be looked at again. */
    async clients(): Promise<RecalledClient[]> {
      const { rows } = await tx.query<RecalledClient>(
        `with found as (${FOUND})
         select l.agency, l.actor, l.role, l.purpose, l.case_code as "caseCode", ${MOST_CERTAIN} as certainty, ${WORST} as reason,
           count(*)::integer as reads, ${instantText('min(l.recorded_at)')} as "firstAt", ${instantText('max(l.recorded_at)')} as "lastAt"
         from found f join ${READ_ROWS} l on l.position = f.position
         group by l.agency, l.actor, l.role, l.purpose, l.case_code order by min(l.position) limit ${CLIENTS_MAX}`,
        values,
        'recall-clients',
      );
      return rows;
    },
  };
}

const CLIENTS_MAX = 10_000;

/** A receipt that rests on a state which no longer holds. */
export type RecalledReceipt = { id: string; caseCode: string; agency: string | null; procedureId: string; releasedAt: string };

/** Of a record, one of the persons behind it; or nobody, and then its kind counts. */
type Wrong = { entity: string; reason: RecallReason; since: string; subject: string | null };

/** Texts in the order of what is worst come last. */
const WORST = `case when bool_or(f.reason = 'WRONG') then 'WRONG' else 'NO_LONGER' end`;
const MOST_CERTAIN = `case when bool_or(f.certainty = 'SHOWN') then 'SHOWN' when bool_or(f.certainty = 'POSSIBLE') then 'POSSIBLE' else 'KIND' end`;

/** When a request began, whichever row tells it. */
const BEGUN = `least(l.recorded_at, l.begun_at, (select min(i.recorded_at) from ${READ_ROWS} i where i.request_id = l.request_id and i.kind = 'intent'))`;
/** A change is seen when its transaction ends, a little after its instant: what was read in between saw what was before. */
const UNSEEN = `interval '1 second'`;
/** A row stands in the log that long after its request began, at most. */
const ANSWERED = `interval '1 hour'`;

/**
 * SQL of the answers that fell between the first telling and the change set: each once, with the worst of its reasons. A read that began before
 * the change set and was written down after it saw what was before.
 */
const FOUND = `select f.position, ${WORST} as reason, ${MOST_CERTAIN} as certainty from (
  select l.position, who.reason, case when who.entity = any(l.entities) then 'SHOWN' else 'POSSIBLE' end as certainty
  from (select entity, reason, since, subject as id from json_to_recordset($1::json) as w(entity text, reason text, since timestamptz, subject uuid) where subject is not null) who
  cross join lateral (${everyAnswerTold('OVERSIGHT')}) a join ${READ_ROWS} l on l.position = a.position
  where l.recorded_at >= who.since and ${BEGUN} < $2::timestamptz + ${UNSEEN}
  union all
  select l.position, w.reason, 'KIND' from json_to_recordset($1::json) as w(entity text, reason text, since timestamptz, subject uuid)
  join ${READ_ROWS} l on l.recorded_at >= w.since and l.recorded_at < $2::timestamptz + ${ANSWERED}
  where w.subject is null and l.kind = 'answer' and w.entity = any(l.entities) and ${BEGUN} < $2::timestamptz + ${UNSEEN}
) f group by f.position`;

export type RecallContext = {
  model: Model;
  caller: Caller;
  audit: AuditNotes;
  reading: { tx: Tx };
};

/** Answers whom a change set concerns. Asking is reading about the persons behind its records, and leaves its row with each of them. */
export async function askRecall(
  { model, caller, audit, reading: { tx } }: RecallContext,
  { changeSet, first, after }: { changeSet: string; first?: number | null; after?: string | null },
) {
  requireRecall(model, caller);
  const limit = pageSize('first', first, 50, 'pageRecords');
  const recall = await recallOf(tx, { model, standIn: audit.standIn }, changeSet.toLowerCase());
  if (recall === undefined) return null;
  noteRecall(audit, recall);
  const from = READ_PAGES.keyOf(after);
  const rows = limit === 0 ? [] : await recall.reads(from ?? '0', limit + 1);
  const told = rows.map(({ reason, certainty, ...read }) => ({
    reason,
    certainty,
    read: { ...read, purpose: read.purpose === null ? null : describePurpose(model, read.purpose) },
  }));
  return {
    changeSet: recall.set.id,
    recordedAt: recall.set.recordedFrom,
    records: recall.set.records.map(({ persons: _persons, ...record }) => record),
    clients: async () =>
      (await recall.clients()).map((client) => ({
        ...client,
        purpose: client.purpose === null ? null : describePurpose(model, client.purpose),
      })),
    receipts: () => recall.receipts(),
    reads: {
      ...READ_PAGES.page(told, { limit, after: from, key: ({ read }) => read.position }),
      totalCount: () => recall.count(),
    },
  };
}

/** Whom a recall tells of. */
export function noteRecall(
  audit: Pick<AuditNotes, 'classes' | 'entities' | 'subjects'>,
  { set, persons }: { set: RecalledSet; persons: readonly string[] },
) {
  audit.classes.add('personal');
  audit.entities.add('Read');
  for (const { entity } of set.records) audit.entities.add(entity);
  for (const person of persons) audit.subjects.add(person);
}
