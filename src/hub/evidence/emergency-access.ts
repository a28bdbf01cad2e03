import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';

/** An emergency as whoever declared it and whoever reviews it are told of it. */
export type EmergencyAccess = {
  code: string;
  agency: string;
  actor: string;
  role: string;
  reason: string;
  declaredAt: string;
  endsAt: string;
  reviewDueAt: string;
  alertedAt: string | null;
  reviewer: string | null;
  reviewedAt: string | null;
  isJustified: boolean | null;
  reviewNote: string | null;
  /** Whom it is about: for the read log, and nobody else. */
  subject: string;
};

/** Somebody else looks at an emergency within so long. */
const REVIEWED_WITHIN = "interval '24 hours'";

const COLUMNS = `c.code, c.agency, c.actor, c.actor_role as role, c.reason, ${instantText('c.declared_at')} as "declaredAt",
  ${instantText('c.ends_at')} as "endsAt", ${instantText(`(c.declared_at + ${REVIEWED_WITHIN})`)} as "reviewDueAt",
  ${instantText('a.told_at')} as "alertedAt", r.reviewer, ${instantText('r.reviewed_at')} as "reviewedAt", r.is_justified as "isJustified", r.note as "reviewNote", c.subject_id as subject`;
const FROM = `emergency_access c left join emergency_alert a on a.code = c.code and a.about = 'declared' left join emergency_review r on r.code = c.code`;

export async function emergencyOf(tx: Tx, code: string): Promise<EmergencyAccess | null> {
  const { rows } = await tx.query<EmergencyAccess>(`select ${COLUMNS} from ${FROM} where c.code = $1`, [code], 'emergency');
  return rows[0] ?? null;
}

/** The latest first; of those that wait for a review, the first that is due. */
export async function emergenciesOf(tx: Tx, { awaitsReview, first }: { awaitsReview: boolean; first: number }): Promise<EmergencyAccess[]> {
  const { rows } = await tx.query<EmergencyAccess>(
    `select ${COLUMNS} from ${FROM} ${awaitsReview ? 'where r.code is null order by c.declared_at, c.code' : 'order by c.declared_at desc, c.code'} limit $1::integer`,
    [first],
    awaitsReview ? 'emergencies-unreviewed' : 'emergencies',
  );
  return rows;
}

/** What whoever watches is to be told of an emergency: that it was declared, or that nobody looked at it in time. */
export type EmergencyAlert = { about: 'declared' | 'unreviewed'; code: string; agency: string; actor: string; role: string };

/** How many are told in one go. */
const ALERTS_MAX = 1_000;

/**
 * Tells of every emergency of which nobody was told, and of every one that was not reviewed in time. `tell` returns when what it was told
 * will not be lost; a process that dies between that and the note here tells the same again, and none is left out.
 */
export async function alertEmergencies(tx: Tx, tell: (alerts: readonly EmergencyAlert[]) => void): Promise<void> {
  const { rows } = await tx.query<EmergencyAlert>(
    `select n.about, c.code, c.agency, c.actor, c.actor_role as role from emergency_access c
     cross join lateral (select 'declared' as about union all
       select 'unreviewed' where c.declared_at + ${REVIEWED_WITHIN} < clock_timestamp() and not exists (select from emergency_review r where r.code = c.code)) n
     where not exists (select from emergency_alert a where a.code = c.code and a.about = n.about)
     order by c.declared_at, c.code limit ${ALERTS_MAX}`,
    [],
    'emergency-alerts',
  );
  if (rows.length === 0) return;
  tell(rows);
  await tx.query('insert into emergency_alert (code, about) select t.code, t.about from unnest($1::text[], $2::text[]) as t(code, about)', [
    rows.map(({ code }) => code),
    rows.map(({ about }) => about),
  ]);
}
