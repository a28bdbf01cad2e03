import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Behalf, Caller } from '../access/caller.js';
import { AUDIT_PURPOSE, requireAudit } from '../access/decide.js';
import { personEntity } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import type { CurrentTimes } from '../time/current-times.js';
import { instantText } from '../time/instant.js';
import type { AuditNotes } from './audit-notes.js';
import { findSubjects } from './find-subjects.js';
import { delayedUntil, isTold } from './notice-delays.js';
import { standInsOf } from './person-names.js';
import { READ_ROWS } from './read-rows.js';

export type ReadsQuestion = {
  subject: { type: string; value: string } | null;
  from?: string | null;
  to?: string | null;
  first?: number | null;
  after?: string | null;
};
export type ReadsContext = {
  model: Model;
  caller: Caller;
  audit: AuditNotes;
  /** `reach`: who reads as a person; null when the registers do not know them. */
  reading: { tx: Tx; times: CurrentTimes; reach: readonly string[] | null };
};

/**
 * Lists who read data about a person, newest first: the caller's own, or anybody's for a caller who examines access. Looking is a read too
 * and leaves its row; that row is committed after this answer was read, so an answer never shows itself.
 */
export async function readsAbout({ model, caller, audit, reading }: ReadsContext, question: ReadsQuestion) {
  const { tx } = reading;
  const limit = pageSize('first', question.first, 20, 'pageRecords');
  const before = READ_PAGES.keyOf(question.after);
  const named = await subjectsFor({ model, caller, audit, reading }, question.subject);
  audit.classes.add('personal');
  audit.entities.add('Read');
  for (const subject of named) audit.subjects.add(subject);
  const whose: Whose = {
    subjects: [...new Set([...named, ...(await standInsOf(tx, model, named, audit.standIn))])],
    to: examines(caller) ? 'OVERSIGHT' : 'PERSON',
  };
  const span = await spanOf(tx, question);
  const rows = limit === 0 ? [] : await page(tx, whose, { ...span, before, limit: limit + 1 });
  return { ...pageOf(model, rows, { limit, before }), totalCount: () => count(tx, whose, span) };
}

/** Rows as a page: one more than fit says that there are others. */
export function pageOf(model: Model, rows: readonly ReadRow[], { limit, before }: { limit: number; before: string | null }) {
  const told = rows.map((row) => ({ ...row, purpose: row.purpose === null ? null : describePurpose(model, row.purpose) }));
  return READ_PAGES.page(told, { limit, after: before, key: ({ position }) => position });
}

/** Of rows of the read log, and of what is found in it, by their positions and numbers. */
export const READ_PAGES = keyPages('read', (text) => /^\d{1,18}$/.test(text));

type Asking = Pick<ReadsContext, 'model' | 'caller' | 'audit' | 'reading'>;

async function subjectsFor({ model, caller, audit, reading }: Asking, named: ReadsQuestion['subject']): Promise<string[]> {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  const find = (subject: NonNullable<typeof named>) =>
    findSubjects(reading.tx, { model, times: reading.times, standIn: audit.standIn }, subject);
  if (examines(caller)) {
    requireAudit(model.access, caller);
    if (!named)
      throw new HubError('BAD_USER_INPUT', {
        argument: 'subject',
        ruleVi: 'hãy nêu người cần kiểm tra.',
        ruleEn: 'name the person to examine.',
        example: '{ personalId: "001099000001" }',
      });
    return find(named);
  }
  // Somebody else's identifier and one that leads to nobody are refused alike.
  if (caller.ownKey === null) throw new HubError('FORBIDDEN', { action: 'readsAbout' });
  const own = await ownSubjects({ model, audit, reading, ownKey: caller.ownKey });
  if (named && !(await find(named)).some((subject) => own.includes(subject))) throw new HubError('FORBIDDEN', { action: 'readsAbout' });
  return own;
}

/** Whether somebody asks as who examines access, not as a person. */
export function examines({ purposes }: Pick<Caller, 'purposes'>): boolean {
  return purposes.includes(AUDIT_PURPOSE);
}

/** A caller whom the registers do not know can only have been asked for by name. */
export async function ownSubjects({ model, audit, reading, ownKey }: Omit<Asking, 'caller'> & { ownKey: string }): Promise<string[]> {
  if (reading.reach !== null) return [...reading.reach];
  const person = personEntity(model);
  return person ? [audit.standIn({ by: { entity: person.entity, field: person.key }, value: ownKey })] : [];
}

export type ReadRow = {
  position: string;
  at: string;
  actor: string;
  agency: string | null;
  role: string;
  purpose: string | null;
  caseCode: string | null;
  operationName: string | null;
  fieldClasses: readonly string[];
  entities: readonly string[];
  subjectCount: number;
  /** Whom of those asked for it is about; absent where nobody was. */
  subject?: string;
  outcome: 'ANSWERED' | 'REFUSED' | 'BEGUN';
  code: string | null;
  onBehalfOf: Behalf | null;
  /** The mandate by which somebody acted for the subject of its case. */
  mandate: string | null;
  traceId: string | null;
  spanId: string | null;
  /** The day from which on the person is told of it, where law delays that. */
  noticeDelayedUntil: string | null;
};

/** Whoever looks after access is told of all reads; the person, of those that no law keeps from them for now. */
export type ToldTo = 'OVERSIGHT' | 'PERSON';

/**
 * SQL of the answers that hold `who.id`: alone, in a row of a page, in a block of an export. Each is an index look-up of its own, and only
 * the newest few of each are read, however often the person was read.
 */
export function answersTold(to: ToldTo) {
  const told = to === 'PERSON' ? ` and ${isTold('r.case_code')}` : '';
  return {
    alone: `select r.position from read_log r where r.subject_id = who.id and r.kind = 'answer'${told}`,
    onPage: `select s.position from read_subject s join read_log r on r.position = s.position and r.kind = 'answer' where s.subject_id = who.id${told}`,
    inBlock: `select b.position from read_block b join read_log r on r.position = b.position where b.subject_ids @> array[who.id]${told}`,
  } as const;
}

/** All of them, in one list. */
export function everyAnswerTold(to: ToldTo): string {
  return Object.values(answersTold(to)).join(' union all ');
}

/** What of a row is told; the table is called `l`. */
export const READ_COLUMNS = `l.position::text as position, ${instantText('l.recorded_at')} as at, l.actor, l.agency, l.role, l.purpose, l.case_code as "caseCode",
       l.operation_name as "operationName", l.field_classes as "fieldClasses", l.entities, l.subject_count as "subjectCount",
       case when num_nonnulls(l.client, l.behalf_agency, l.official) > 0 then json_build_object('client', l.client, 'agency', l.behalf_agency, 'official', l.official) end as "onBehalfOf",
       (select a.mandate from case_mandate a where a.code = l.case_code and a.noted_at <= l.recorded_at order by a.noted_at desc, a.mandate_id limit 1) as mandate,
       encode(l.trace_id, 'hex') as "traceId", encode(l.span_id, 'hex') as "spanId",
       case l.kind when 'answer' then 'ANSWERED' when 'refusal' then 'REFUSED' else 'BEGUN' end as outcome, l.code,
       ${delayedUntil('l.case_code')} as "noticeDelayedUntil"`;

/** Whose reads are asked for, and who asks. */
type Whose = { subjects: readonly string[]; to: ToldTo };
/** Positions from one on, up to before another. */
type Span = { from: string; to: string };

async function spanOf(tx: Tx, { from, to }: Pick<ReadsQuestion, 'from' | 'to'>): Promise<Span> {
  return { from: from ? await firstSince(tx, from) : '0', to: to ? await firstSince(tx, to) : AFTER_ALL };
}

/** Position of the first row that was recorded at an instant or later: positions are dense and in the order of time, so halving finds it. */
async function firstSince(tx: Tx, instant: string): Promise<string> {
  const { rows } = await tx.query<{ position: string }>(
    `with recursive halved(low, high) as (
       select 0::bigint, coalesce((select max(position) from read_log), 0) + 1
       union all select case when l.is_earlier then l.position else h.low end, case when l.is_earlier then h.high else l.position end
       from halved h cross join lateral (select position, recorded_at < $1::timestamptz as is_earlier from read_log where position = (h.low + h.high) / 2) l where h.high - h.low > 1)
     select min(high)::text as position from halved`,
    [instant],
    'first-read-since',
  );
  return rows[0]?.position ?? '0';
}

async function page(
  tx: Tx,
  { to: reader, subjects }: Whose,
  { from, to, before, limit }: Span & { before: string | null; limit: number },
): Promise<ReadRow[]> {
  const answers = answersTold(reader);
  const newest = (where: keyof typeof answers, alias: string) =>
    `(${answers[where]} and ${alias}.position < least($2::bigint, $4::bigint) and ${alias}.position >= $5::bigint order by ${alias}.position desc limit $3::integer)`;
  // Somebody asked for by several names (co-owners of a car, a name from before anybody knew whose it is) finds each read once.
  const { rows } = await tx.query<ReadRow>(
    `select ${READ_COLUMNS}, p.subject
     from (select found.position, min(who.id::text) as subject from unnest($1::uuid[]) as who(id) cross join lateral (
             ${newest('alone', 'r')} union all ${newest('onPage', 's')} union all ${newest('inBlock', 'b')}) found
           group by found.position order by found.position desc limit $3::integer) p
     join ${READ_ROWS} l on l.position = p.position order by l.position desc`,
    [subjects, before ?? AFTER_ALL, limit, to, from],
    `reads-about ${reader}`,
  );
  return rows;
}

/** A bound of the index in every case: an optional bound would be tested row by row. */
export const AFTER_ALL = '9223372036854775807';

async function count(tx: Tx, { to: reader, subjects }: Whose, { from, to }: Span): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(distinct found.position)::integer as count from unnest($1::uuid[]) as who(id)
     cross join lateral (${everyAnswerTold(reader)}) found
     where found.position >= $2::bigint and found.position < $3::bigint`,
    [subjects, from, to],
    `count-reads-about ${reader}`,
  );
  return rows[0]?.count ?? 0;
}

export function describePurpose(model: Model, code: string) {
  const { vi = null, en = null, legalBasis = null } = model.access.purposes.find((purpose) => purpose.code === code) ?? {};
  return { code, vi, en, legalBasis };
}
