import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';
import { LEGAL_TODAY } from '../time/legal-day.js';

/** WAITING: for another person. ENDED: by somebody, before its day. OVER: its day has come. */
export type NoticeDelayState = 'WAITING' | 'IN_FORCE' | 'ENDED' | 'OVER';

/** That a person is not told yet who read about them in a case. */
export type NoticeDelay = {
  id: string;
  caseCode: string;
  legalBasis: string;
  /** The day from which on the person is told. */
  until: string;
  state: NoticeDelayState;
  actor: string;
  agency: string | null;
  askedAt: string;
  approvedBy: string | null;
  approvedByAgency: string | null;
  approvedAt: string | null;
  endedBy: string | null;
  endedByAgency: string | null;
  endedAt: string | null;
};

/** SQL of the delays that are in force, called `d`. */
const IN_FORCE = `from notice_delay d join notice_delay_approval a on a.id = d.id
  where d.until > ${LEGAL_TODAY} and not exists (select from notice_delay_end e where e.id = d.id)`;

/** SQL of whether the person is told of what was done under a case, or under none: what every door asks that a person stands at. */
export function isTold(caseCode: string): string {
  return `(${caseCode} is null or ${caseCode} <> all(array(select d.case_code ${IN_FORCE})))`;
}

/** The same of one row of the read log; of one that is not there, no. */
export async function isReadTold(tx: Tx, position: string): Promise<boolean> {
  const sql = `select from read_log l where l.position = $1::bigint and ${isTold('l.case_code')}`;
  return (await tx.query(sql, [position], 'is-read-told')).rows.length > 0;
}

/** SQL of the day from which on they will be told; null where they are. */
export function delayedUntil(caseCode: string): string {
  return `(select max(d.until)::text ${IN_FORCE} and d.case_code = ${caseCode})`;
}

const STATE = `case when e.id is not null then 'ENDED' when d.until <= ${LEGAL_TODAY} then 'OVER' when a.id is null then 'WAITING' else 'IN_FORCE' end`;
const COLUMNS = `d.id, d.case_code as "caseCode", d.legal_basis as "legalBasis", d.until::text as until, ${STATE} as state, d.actor, d.agency,
  ${instantText('d.asked_at')} as "askedAt", a.approved_by as "approvedBy", a.approved_by_agency as "approvedByAgency", ${instantText('a.approved_at')} as "approvedAt",
  e.ended_by as "endedBy", e.ended_by_agency as "endedByAgency", ${instantText('e.ended_at')} as "endedAt"`;
const FROM = 'notice_delay d left join notice_delay_approval a on a.id = d.id left join notice_delay_end e on e.id = d.id';

export async function noticeDelay(tx: Tx, id: string): Promise<NoticeDelay | undefined> {
  const { rows } = await tx.query<NoticeDelay>(`select ${COLUMNS} from ${FROM} where d.id = $1::uuid`, [id], 'notice-delay');
  return rows[0];
}

export type DelaysAsked = { caseCode: string | null; states: readonly NoticeDelayState[] | null; before: string | null; limit: number };

/** The latest first. */
export async function noticeDelays(tx: Tx, { caseCode, states, before, limit }: DelaysAsked): Promise<NoticeDelay[]> {
  const { rows } = await tx.query<NoticeDelay>(
    `select ${COLUMNS} from ${FROM} where ($1::text is null or d.case_code = $1) and ($2::text[] is null or ${STATE} = any($2::text[]))
       and ($3::uuid is null or d.id < $3::uuid) order by d.id desc limit $4::integer`,
    [caseCode, states, before, limit],
    'notice-delays',
  );
  return rows;
}

export type NewNoticeDelay = Pick<NoticeDelay, 'caseCode' | 'legalBasis' | 'until' | 'actor' | 'agency'>;

/** Whoever asks the same again while it waits gets the one that waits. */
export async function keepNoticeDelay(tx: Tx, { caseCode, legalBasis, until, actor, agency }: NewNoticeDelay): Promise<string> {
  // Two that are sent at once: the second waits here and finds the first.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`notice delay ${caseCode}`]);
  const waiting = await tx.query<{ id: string }>(
    `select d.id from ${FROM} where d.case_code = $1 and d.legal_basis = $2 and d.until = $3::date and d.actor = $4 and ${STATE} = 'WAITING' limit 1`,
    [caseCode, legalBasis, until, actor],
  );
  const kept =
    waiting.rows[0] ??
    (
      await tx.query<{ id: string }>(
        'insert into notice_delay (case_code, legal_basis, until, actor, agency) values ($1, $2, $3::date, $4, $5) returning id',
        [caseCode, legalBasis, until, actor, agency],
      )
    ).rows[0];
  if (kept === undefined) throw new Error('a delay of notice that was kept is not there');
  return kept.id;
}
