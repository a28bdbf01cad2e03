import { type Pool, query } from '../../db/client.js';
import { instantText } from '../time/instant.js';

/** A token by its `jti`, or a subject: of it all tokens that were issued until then. */
export type TakenBack = { kind: 'TOKEN' | 'SUBJECT'; value: string; reason: string; takenBy: string; takenAt: string };

const COLUMNS = `kind, value, reason, taken_by as "takenBy", ${instantText('taken_at')} as "takenAt"`;

export async function takeBack(pool: Pool, { kind, value, reason, takenBy }: Omit<TakenBack, 'takenAt'>): Promise<TakenBack> {
  const { rows } = await query<TakenBack>(
    pool,
    `insert into taken_back_token (kind, value, reason, taken_by) values ($1, $2, $3, $4) returning ${COLUMNS}`,
    [kind, value, reason, takenBy],
  );
  const [taken] = rows;
  if (taken === undefined) throw new Error('a token that was taken back is not there');
  return taken;
}

/** The latest first. */
export async function takenBack(pool: Pool, most: number): Promise<TakenBack[]> {
  const { rows } = await query<TakenBack>(pool, `select ${COLUMNS} from taken_back_token order by taken_at desc limit $1::integer`, [most]);
  return rows;
}

/** What was taken back in the last `hours`, and each until when, in seconds since 1970. */
export async function lateTakenBack(pool: Pool, hours: number): Promise<(Pick<TakenBack, 'kind' | 'value'> & { until: number })[]> {
  const { rows } = await query<Pick<TakenBack, 'kind' | 'value'> & { until: number }>(
    pool,
    `select kind, value, extract(epoch from max(taken_at))::float8 as until from taken_back_token
     where taken_at > clock_timestamp() - $1::integer * interval '1 hour' group by kind, value`,
    [hours],
    'taken-back-tokens',
  );
  return rows;
}
