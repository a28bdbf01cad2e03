import type { TestDatabase } from '../support/database.js';

/** What would be wrong with a ledger: positions missing, sets that overlap or are not whole, changes of no set, slices of no change. */
export async function ledgerFaults({ appPool }: Pick<TestDatabase, 'appPool'>): Promise<Record<string, number>> {
  const { rows } = await appPool.query<Record<string, number>>(`
    select
      (select coalesce(max(position) - count(*), 0)::int from change) as gaps,
      (select count(*)::int from (select first_position <> 1 + coalesce(lag(last_position) over (order by first_position), 0) as wrong from change_set) s where wrong) as sets,
      (select count(*)::int from change_set s where s.last_position - s.first_position + 1 <> (select count(*) from change c where c.change_set_id = s.id)) as torn,
      (select count(*)::int from change c where not exists (select from change_set s where s.id = c.change_set_id)) as orphans,
      (select count(*)::int from (select recorded_from <= lag(recorded_from) over (order by first_position) as wrong from change_set) s where wrong) as instants,
      (select count(*)::int from port_code p where not exists (select from change c where c.position = p.position and c.record_id = p.id)) as slices`);
  return rows[0] ?? {};
}

export const NO_FAULTS = { gaps: 0, sets: 0, torn: 0, orphans: 0, instants: 0, slices: 0 };
