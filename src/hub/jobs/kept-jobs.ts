import { type Pool, query } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import { instantText } from '../time/instant.js';
import type { LinesAt, Portions } from './portions.js';

type Variables = Readonly<Record<string, unknown>>;

/** By whose right a job is done. Everything needed to go on with it in another process; no token, and no key of a person. */
export type JobAsker = Omit<Caller, 'case' | 'workOrder' | 'ownKey' | 'wantsCost' | 'requestId'>;

export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
export type JobFault = {
  code: string;
  parameters: Readonly<Record<string, string | number | undefined>>;
  details: Readonly<Record<string, unknown>>;
};

/** How far a job is, as its asker is told. */
export type Job = {
  id: string;
  field: string;
  state: JobState;
  /** Lines answered, and of how many; null where that is not known. */
  done: number;
  total: number | null;
  askedAt: string;
  endedAt: string | null;
  /** When asked and answered are wiped; null while it goes on. */
  keptUntil: string | null;
  fault: JobFault | null;
};

/** A portion that is to be answered. */
export type JobPart = { id: string; nr: number; asker: JobAsker; document: string; at: LinesAt; variables: Variables };

/** Those of whoever asked; to anybody else a job is not there. */
type Owner = Pick<Caller, 'actor' | 'role' | 'agency' | 'purposes'>;

const OWN = `actor = $1 and role = $2 and agency is not distinct from $3 and (purpose is null or purpose = any($4::text[]))`;
const ownOf = ({ actor, role, agency, purposes }: Owner): unknown[] => [actor, role, agency, purposes];

/** How long what was answered is kept, and what nobody comes back for. */
const KEPT = "interval '1 day'";
/** One that cannot be brought to its end is given up. */
const OPEN_MAX = "interval '3 days'";
const KEPT_UNTIL = `(ended_at + ${KEPT})`;

const STATE = `coalesce(ended, case when worked_at is null then 'WAITING' else 'RUNNING' end)`;
const TOLD = `id, field, ${STATE} as state, done, total, ${instantText('asked_at')} as "askedAt", ${instantText('ended_at')} as "endedAt",
  ${instantText(KEPT_UNTIL)} as "keptUntil", fault`;
/** What is past its day is gone, whether or not it has been wiped yet. */
const THERE = `(ended_at is null or clock_timestamp() < ${KEPT_UNTIL})`;

/** From here on it will be done, refused or cancelled, whatever becomes of this process. */
export async function keepJob(
  pool: Pool,
  asker: JobAsker,
  { document, field, at, known, total }: Portions & { total: number },
): Promise<Job> {
  return withTx(pool, { label: 'keep job' }, async (tx) => {
    const { actor } = asker;
    // Of several at once of one asker each sees the others.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, ${ASKERS}))`, [actor]);
    const { rows } = await tx.query<{ open: number }>('select count(*)::integer as open from job where actor = $1 and ended is null', [
      actor,
    ]);
    if ((rows[0]?.open ?? 0) >= LIMITS.jobsCaller.max)
      throw new HubError('RATE_LIMITED', {
        whatVi: 'việc nền đang chờ hoặc đang chạy',
        whatEn: 'jobs that wait or run',
        limit: LIMITS.jobsCaller.max,
      });
    const { rows: kept } = await tx.query<Job>(
      `insert into job (actor, role, agency, purpose, asker, document, field, lines_at, total)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8::jsonb, $9) returning ${TOLD}`,
      [actor, asker.role, asker.agency, asker.purpose, JSON.stringify(asker), document, field, JSON.stringify(at), total],
    );
    const [job] = kept;
    if (!job) throw new HubError('UNAVAILABLE');
    await tx.query(
      `insert into job_part (job_id, nr, variables) select $1::uuid, p.nr, p.variables from unnest($2::jsonb[]) with ordinality as p(variables, nr)`,
      [job.id, known.map((variables) => JSON.stringify(variables))],
    );
    return job;
  });
}

/** Class of the advisory locks of askers. */
const ASKERS = 7_204_013;

export async function jobsOf(pool: Pool, owner: Owner): Promise<Job[]> {
  const { rows } = await query<Job>(pool, `select ${TOLD} from job where ${OWN} and ${THERE} order by asked_at desc, id`, ownOf(owner));
  return rows;
}

export async function jobOf(pool: Pool, owner: Owner, id: string): Promise<Job | null> {
  const { rows } = await query<Job>(pool, `select ${TOLD} from job where ${OWN} and ${THERE} and id = $5::uuid`, [...ownOf(owner), id]);
  return rows[0] ?? null;
}

/** Ends it and wipes what was asked and answered; one that has ended is as if it had never been. False where there is none. */
export async function cancelJob(pool: Pool, owner: Owner, id: string): Promise<boolean> {
  return withTx(pool, { label: 'cancel job' }, async (tx) => {
    const mine = [...ownOf(owner), id];
    const { rowCount } = await tx.query(
      `update job set ended = 'CANCELLED', ended_at = clock_timestamp() where ${OWN} and id = $5::uuid and ended is null`,
      mine,
    );
    if (rowCount === 0) return (await tx.query(`delete from job where ${OWN} and ${THERE} and id = $5::uuid`, mine)).rowCount > 0;
    await tx.query('delete from job_part where job_id = $1::uuid', [id]);
    return true;
  });
}

/** What was answered, in the order in which it was asked, portion by portion; nothing of a job that is not done. */
export async function* answeredLines(pool: Pool, id: string): AsyncGenerator<string> {
  for (let nr = 1; ; nr++) {
    const { rows } = await query<{ lines: string }>(
      pool,
      `select p.lines from job_part p join job j on j.id = p.job_id where p.job_id = $1::uuid and p.nr = $2 and j.ended = 'DONE' and ${THERE}`,
      [id, nr],
    );
    const [part] = rows;
    if (!part) return;
    yield part.lines;
  }
}

export async function isAnyOpen(pool: Pool): Promise<boolean> {
  const { rows } = await query<{ due: boolean }>(pool, `select exists (select from job where ended is null or not ${THERE}) as due`);
  return rows[0]?.due === true;
}

/** How many jobs there are of each state, and for how many seconds the first that has not ended has been asked for. It says nothing of what or by whom. */
export async function jobsStanding(pool: Pool): Promise<{ counts: Readonly<Record<JobState, number>>; oldestSeconds: number }> {
  const { rows } = await query<{ state: JobState; count: number; oldest: number }>(
    pool,
    `select ${STATE} as state, count(*)::integer as count,
       coalesce(max(extract(epoch from clock_timestamp() - asked_at)) filter (where ended is null), 0)::float8 as oldest
     from job where ${THERE} group by 1`,
    [],
    'jobs-standing',
  );
  const counts = {
    WAITING: 0,
    RUNNING: 0,
    DONE: 0,
    CANCELLED: 0,
    FAILED: 0,
    ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
  };
  return { counts, oldestSeconds: Math.max(0, ...rows.map(({ oldest }) => oldest)) };
}

/** The next portion of the job that has waited longest: a short one does not stand behind a long one. */
export async function nextPart(pool: Pool): Promise<JobPart | undefined> {
  const { rows } = await query<JobPart>(
    pool,
    `select j.id, p.nr, j.asker, j.document, j.lines_at as at, p.variables
     from job j cross join lateral (select nr, variables from job_part where job_id = j.id and lines is null order by nr limit 1) p
     where j.ended is null order by coalesce(j.worked_at, j.asked_at), j.id limit 1`,
  );
  return rows[0];
}

/**
 * Keeps what was answered, once: false where the job has ended meanwhile, or somebody else has answered the portion. What was asked is wiped,
 * since it names whom it is about.
 */
export async function keepPart(
  tx: Tx,
  { id, nr }: Pick<JobPart, 'id' | 'nr'>,
  lines: readonly string[],
  next: Variables | null,
): Promise<boolean> {
  const { rowCount: isOpen } = await tx.query('select from job where id = $1::uuid and ended is null for update', [id]);
  if (isOpen === 0) return false;
  const { rowCount } = await tx.query(
    'update job_part set lines = $3, variables = null where job_id = $1::uuid and nr = $2 and lines is null',
    [id, nr, lines.map((line) => `${line}\n`).join('')],
  );
  if (rowCount === 0) return false;
  if (next)
    await tx.query('insert into job_part (job_id, nr, variables) values ($1::uuid, $2, $3::jsonb)', [id, nr + 1, JSON.stringify(next)]);
  await tx.query(
    `update job set done = done + $2, worked_at = clock_timestamp(),
       (ended, ended_at) = (select case when is_last then 'DONE' end, case when is_last then clock_timestamp() end
         from (select not exists (select from job_part where job_id = $1::uuid and lines is null) as is_last) as p)
     where id = $1::uuid`,
    [id, lines.length],
  );
  return true;
}

/** Ends it unanswered, and wipes it. */
export async function failJob(tx: Tx, id: string, { code, parameters, details }: HubError): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update job set ended = 'FAILED', ended_at = clock_timestamp(), fault = $2::jsonb where id = $1::uuid and ended is null`,
    [id, JSON.stringify({ code, parameters, details })],
  );
  if (rowCount > 0) await tx.query('delete from job_part where job_id = $1::uuid', [id]);
  return rowCount > 0;
}

/** What is past its day goes for good. */
export async function wipeOld(pool: Pool): Promise<void> {
  await query(pool, `delete from job where not ${THERE} or (ended is null and asked_at < clock_timestamp() - ${OPEN_MAX})`);
}
