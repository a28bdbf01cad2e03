import { query, withPoolOf } from './client.js';
import type { Endpoint } from './endpoint.js';

/**
 * FOLLOWING: as far as its primary had come `behindSeconds` ago (null: not known yet). APART: it takes writes of its own, so it is nobody's
 * copy.
 */
export type StandbyState = { name: string } & (
  | { state: 'FOLLOWING'; behindSeconds: number | null }
  | { state: 'APART' }
  | { state: 'UNREACHABLE' }
);

/** What a server of the settings that should follow the primary does now. Never throws: one that is away is no fault of who asks. */
export async function lookAtStandby(endpoint: Endpoint): Promise<StandbyState> {
  const { name } = endpoint;
  try {
    // What was replayed to the end is not behind, however long ago the primary last wrote.
    const { rows } = await withPoolOf(endpoint, { max: 1 }, (pool) =>
      query<{ follows: boolean; behindSeconds: number | null }>(
        pool,
        `select pg_is_in_recovery() as follows, case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
           else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 end as "behindSeconds"`,
      ),
    );
    const [found] = rows;
    return found?.follows ? { name, state: 'FOLLOWING', behindSeconds: found.behindSeconds } : { name, state: 'APART' };
  } catch {
    return { name, state: 'UNREACHABLE' };
  }
}
