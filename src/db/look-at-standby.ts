import { query, withPoolOf } from './client.js';
import type { Endpoint } from './endpoint.js';

/**
 * FOLLOWING: as far as its primary had come `behindSeconds` ago (null: not known yet). APART: it takes writes of its own, so it is nobody's
 * copy. FOREIGN: follows, but another server than that of `system`.
 */
export type StandbyState = { name: string } & (
  | { state: 'FOLLOWING'; behindSeconds: number | null }
  | { state: 'APART' | 'FOREIGN' }
  | { state: 'UNREACHABLE' }
);

/** SQL of what a server and those that follow it have in common, and no other has. */
export const SYSTEM = '(select system_identifier::text from pg_control_system())';

/** What a server of the settings that should follow the primary does now; `system` null: nobody may tell whom it should follow. Never throws: one that is away is no fault of who asks. */
export async function lookAtStandby(endpoint: Endpoint, system: string | null): Promise<StandbyState> {
  const { name } = endpoint;
  try {
    // What was replayed to the end is not behind, however long ago the primary last wrote.
    const { rows } = await withPoolOf(endpoint, { max: 1 }, (pool) =>
      query<{ follows: boolean; system: string | null; behindSeconds: number | null }>(
        pool,
        `select pg_is_in_recovery() as follows, ${system === null ? 'null' : SYSTEM} as system, case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
           else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 end as "behindSeconds"`,
      ),
    );
    const [found] = rows;
    if (!found?.follows) return { name, state: 'APART' };
    if (system !== null && found.system !== system) return { name, state: 'FOREIGN' };
    return { name, state: 'FOLLOWING', behindSeconds: found.behindSeconds };
  } catch {
    return { name, state: 'UNREACHABLE' };
  }
}
