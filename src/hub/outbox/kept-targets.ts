import { type Pool, query } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import { HEAD_POSITION } from '../time/head.js';
import { instantText } from '../time/instant.js';
import type { SendFault } from './send.js';

/** Which changes a target is told of, as `ChangeWhere` has it; of a notice nothing is asked beside its own. */
export type TargetFilter = Readonly<Record<string, unknown>>;

/** By whose rights it is told. */
export type TargetOwner = { actor: string; role: string; agency: string | null };

/** What is worked at. */
export type Target = TargetOwner & {
  id: string;
  kind: string;
  filter: TargetFilter;
  url: string;
  secret: Buffer;
  /** Good too while secrets change. */
  formerSecret: Buffer | null;
  position: string;
  failures: number;
};

/** How it stands with a target, as the operator is told. */
export type TargetStanding = TargetOwner & {
  id: string;
  kind: string;
  filter: TargetFilter;
  url: string;
  declaredAt: string;
  deliveredAt: string | null;
  endedAt: string | null;
  /** Changes of the ledger that were not looked at for it yet. */
  behind: number;
  waiting: number;
  dead: number;
  failingSince: string | null;
  nextAt: string | null;
  fault: TargetFault | null;
  /** Until when the secret before is good beside the present one. */
  formerUntil: string | null;
};

/** `rights`: whoever it is told for may not ask for this any longer. */
export type TargetFault = SendFault | 'rights';

export type NewTarget = TargetOwner & { kind: string; filter: TargetFilter; url: string; secret: Buffer };

/** It is told of whatever is written from now on. */
export async function keepTarget(tx: Tx, { kind, actor, role, agency, filter, url, secret }: NewTarget): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into outbox_target (kind, actor, role, agency, filter, url, secret, position)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, ${HEAD_POSITION}::bigint) returning id`,
    [kind, actor, role, agency, JSON.stringify(filter), url, secret],
  );
  const [kept] = rows;
  if (!kept) throw new Error('a target without an id');
  return kept.id;
}

/** Both secrets are good for `hours`; the one before the former is gone at once. False where there is no such target. */
export async function keepSecret(tx: Tx, id: string, secret: Buffer, hours: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update outbox_target set former_secret = secret, former_until = clock_timestamp() + $3 * interval '1 hour', secret = $2
     where id = $1::uuid and ended_at is null`,
    [id, secret, hours],
  );
  return rowCount > 0;
}

/** Nothing is put into messages for it any more, and what waits is not sent. False where there is no such target. */
export async function endTarget(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('update outbox_target set ended_at = clock_timestamp() where id = $1::uuid and ended_at is null', [
    id,
  ]);
  if (rowCount === 0) return false;
  await tx.query(
    `update outbox_message set state = 'DROPPED', ended_at = clock_timestamp() where target_id = $1::uuid and state in ('WAITING', 'DEAD')`,
    [id],
  );
  return true;
}

/** What is waited with is tried at once. */
export async function tryNow(tx: Tx, id: string): Promise<void> {
  await tx.query('update outbox_target set next_at = null where id = $1::uuid', [id]);
}

export async function targets(
  tx: Pick<Tx, 'query'>,
  { id = null, ended = false }: { id?: string | null; ended?: boolean },
): Promise<TargetStanding[]> {
  const { rows } = await tx.query<TargetStanding>(
    `select t.id, t.kind, t.actor, t.role, t.agency, t.filter, t.url, ${instantText('t.declared_at')} as "declaredAt",
       ${instantText('t.delivered_at')} as "deliveredAt", ${instantText('t.ended_at')} as "endedAt",
       case when t.ended_at is null then greatest(0, ${HEAD_POSITION}::bigint - t.position) else 0 end::float8 as behind,
       m.waiting, m.dead, ${instantText('t.failing_since')} as "failingSince", ${instantText('t.next_at')} as "nextAt", t.fault,
       case when t.former_until > clock_timestamp() then ${instantText('t.former_until')} end as "formerUntil"
     from outbox_target t cross join lateral (
       select count(*) filter (where state = 'WAITING')::integer as waiting, count(*) filter (where state = 'DEAD')::integer as dead
       from outbox_message where target_id = t.id and state in ('WAITING', 'DEAD')) m
     where ($1::uuid is null or t.id = $1) and ($2 or t.ended_at is null) order by t.declared_at, t.id`,
    [id, ended],
  );
  return rows;
}

const WORKED_AT = `t.id, t.kind, t.actor, t.role, t.agency, t.filter, t.url, t.secret, t.position::text as position, t.failures,
  case when t.former_until > clock_timestamp() then t.former_secret end as "formerSecret"`;

/**
 * Those for which there is something to do: changes to look at while no more than `waitingMax` wait, or messages whose time has come, at a
 * target whose own time has come.
 */
export async function dueTargets(pool: Pool, waitingMax: number): Promise<Target[]> {
  const { rows } = await query<Target>(
    pool,
    `select ${WORKED_AT} from outbox_target t
     where t.ended_at is null and (t.next_at is null or t.next_at <= clock_timestamp()) and ((t.position < ${HEAD_POSITION}::bigint and ${HAS_ROOM('$1')})
       or exists (select from outbox_message m where m.target_id = t.id and m.state = 'WAITING' and m.next_at <= clock_timestamp() and not exists (${EARLIER})))
     order by t.id`,
    [waitingMax],
    'outbox-due',
  );
  return rows;
}

/** The ledger keeps what does not fit: a target that is away for weeks fills no disk. */
const HAS_ROOM = (max: string): string =>
  `not exists (select from outbox_message m where m.target_id = t.id and m.state = 'WAITING' order by m.position offset ${max} limit 1)`;

/** What stands before a message `m` of the same subject: a dead one too, until somebody sends it again or goes on without it. */
export const EARLIER = `select from outbox_message e where e.target_id = m.target_id and e.subject = m.subject and e.state in ('WAITING', 'DEAD') and e.position < m.position`;

export async function tookSome(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update outbox_target set delivered_at = clock_timestamp(), failing_since = null, failures = 0, next_at = null, fault = null, told_at = null
     where id = $1::uuid`,
    [id],
  );
}

export async function tookNothing(tx: Tx, id: string, { fault, waitMs }: { fault: TargetFault; waitMs: number }): Promise<void> {
  await tx.query(
    `update outbox_target set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()), fault = $2,
       next_at = clock_timestamp() + $3::float8 * interval '1 millisecond'
     where id = $1::uuid`,
    [id, fault, waitMs],
  );
}

/** For how long a target takes nothing before it is called dead: longer than a restart of it takes. */
export const DEAD_AFTER_MINUTES = 15;
const IS_DEAD = `ended_at is null and failing_since < clock_timestamp() - interval '${DEAD_AFTER_MINUTES} minutes'`;

export type DeadTarget = Pick<TargetStanding, 'id' | 'kind' | 'agency' | 'fault'>;

/** Tells of those that died since it last told; kept with the transaction, so that a killed process tells again rather than never. */
export async function tellDead(tx: Tx, tell: (dead: readonly DeadTarget[]) => void): Promise<void> {
  const { rows } = await tx.query<DeadTarget>(
    `update outbox_target set told_at = clock_timestamp() where ${IS_DEAD} and told_at is null returning id, kind, agency, fault`,
  );
  if (rows.length > 0) tell(rows);
}

export type OutboxStanding = { targets: number; deadTargets: number; waiting: number; dead: number; oldestSeconds: number };

/** For metrics and `/readyz`: it says nothing of what or to whom. */
export async function outboxStanding(pool: Pool): Promise<OutboxStanding> {
  const { rows } = await query<OutboxStanding>(
    pool,
    `select (select count(*) from outbox_target where ended_at is null)::integer as targets,
       (select count(*) from outbox_target where ${IS_DEAD})::integer as "deadTargets",
       count(*) filter (where state = 'WAITING')::integer as waiting, count(*) filter (where state = 'DEAD')::integer as dead,
       coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where state = 'WAITING')), 0)::float8 as "oldestSeconds"
     from outbox_message where state in ('WAITING', 'DEAD')`,
    [],
    'outbox-standing',
  );
  const [found] = rows;
  if (!found) throw new Error('an outbox without a standing');
  return found;
}
