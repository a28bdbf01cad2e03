import { type Pool, query } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';
import { EARLIER, type TargetFault } from './kept-targets.js';
import type { SendFault } from './send.js';

/** A place of the ledger that a target is told of; `subject` is what is told of in order. */
export type Place = { position: string; subject: string };

export type Message = Place & {
  id: string;
  attempts: number;
  refusals: number;
  /** Since it was first tried, its target took something else. */
  isPassed: boolean;
};

/**
 * Keeps what was found up to `scannedTo`, and that it was looked for: both or neither, and once, whoever else did it meanwhile. False where
 * the target stands elsewhere by now.
 */
export async function keepFound(
  tx: Tx,
  { id, from }: { id: string; from: string },
  { places, scannedTo }: { places: readonly Place[]; scannedTo: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update outbox_target set position = $3::bigint where id = $1::uuid and position = $2::bigint and ended_at is null',
    [id, from, scannedTo],
  );
  if (rowCount === 0) return false;
  await tx.query(
    `insert into outbox_message (target_id, position, subject, next_at)
     select $1::uuid, p.position, p.subject, clock_timestamp() from unnest($2::bigint[], $3::text[]) as p(position, subject)`,
    [id, places.map(({ position }) => position), places.map(({ subject }) => subject)],
  );
  return true;
}

/** The first of each subject whose time has come, those tried least first, so that one that is refused stands in nobody's way. */
export async function dueMessages(pool: Pool, targetId: string, most: number): Promise<Message[]> {
  const { rows } = await query<Message>(
    pool,
    `select m.id, m.position::text as position, m.subject, m.attempts, m.refusals, coalesce(m.first_at < t.delivered_at, false) as "isPassed"
     from outbox_message m join outbox_target t on t.id = m.target_id
     where m.target_id = $1::uuid and m.state = 'WAITING' and m.next_at <= clock_timestamp() and t.ended_at is null
       and (t.next_at is null or t.next_at <= clock_timestamp()) and not exists (${EARLIER})
     order by m.attempts, m.position limit $2`,
    [targetId, most],
    'outbox-messages',
  );
  return rows;
}

/** Taken, or no longer to be told. */
export async function endMessages(tx: Tx, ids: readonly string[], state: 'DELIVERED' | 'WITHHELD'): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update outbox_message set state = $2, attempts = attempts + 1, ended_at = clock_timestamp(), fault = null
     where id = any($1::uuid[]) and state in ('WAITING', 'DEAD')`,
    [ids, state],
  );
}

type Refused = { fault: SendFault; waitMs: number; isOwn: boolean; isDead: boolean };

/** Not taken: it waits for its time, or is dead until somebody sends it again. */
export async function refuseMessage(tx: Tx, id: string, { fault, waitMs, isOwn, isDead }: Refused): Promise<void> {
  await tx.query(
    `update outbox_message set attempts = attempts + 1, refusals = refusals + $4::boolean::integer, fault = $2, first_at = coalesce(first_at, clock_timestamp()),
       next_at = clock_timestamp() + $3::float8 * interval '1 millisecond', state = case when $5 then 'DEAD' else state end
     where id = $1::uuid and state = 'WAITING'`,
    [id, fault, waitMs, isOwn, isDead],
  );
}

/** A dead letter, as the operator is told: where it stands, never what it says. */
export type DeadLetter = {
  id: string;
  targetId: string;
  kind: string;
  position: string;
  subject: string;
  attempts: number;
  fault: TargetFault | null;
  createdAt: string;
  /** Later ones of its subject, which wait for it. */
  behind: number;
};

export async function deadLetters(
  tx: Pick<Tx, 'query'>,
  { target = null, most }: { target?: string | null; most: number },
): Promise<DeadLetter[]> {
  const { rows } = await tx.query<DeadLetter>(
    `select m.id, m.target_id as "targetId", t.kind, m.position::text as position, m.subject, m.attempts, m.fault, ${instantText('m.created_at')} as "createdAt",
       (select count(*) from outbox_message l where l.target_id = m.target_id and l.subject = m.subject and l.state = 'WAITING' and l.position > m.position)::integer as behind
     from outbox_message m join outbox_target t on t.id = m.target_id
     where m.state = 'DEAD' and ($1::uuid is null or m.target_id = $1) order by m.target_id, m.position limit $2`,
    [target, most],
  );
  return rows;
}

/** Dead letters go again, with all their tries: one, or all of a target. Tells whose they are. */
export async function sendAgain(tx: Tx, which: { letter: string } | { target: string }): Promise<{ count: number; targets: string[] }> {
  const { rows } = await tx.query<{ target: string }>(
    `update outbox_message set state = 'WAITING', refusals = 0, attempts = 0, first_at = null, next_at = clock_timestamp()
     where ${'letter' in which ? 'id' : 'target_id'} = $1::uuid and state = 'DEAD' returning target_id as target`,
    ['letter' in which ? which.letter : which.target],
  );
  return { count: rows.length, targets: [...new Set(rows.map(({ target }) => target))] };
}

/** Goes on without one that is not taken. False where there is none. */
export async function dropLetter(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update outbox_message set state = 'DROPPED', ended_at = clock_timestamp() where id = $1::uuid and state in ('WAITING', 'DEAD')`,
    [id],
  );
  return rowCount > 0;
}

/** For so long it can be seen that and when something was sent. */
const KEPT = "interval '30 days'";

export async function forgetEnded(pool: Pool): Promise<void> {
  await query(pool, `delete from outbox_message where ended_at < clock_timestamp() - ${KEPT}`);
}
