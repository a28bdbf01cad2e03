import { type Pool, query } from '../../db/client.js';

/** A result whose code its agency had used before, from the time when codes were their senders'. */
export type RepeatedResult = { code: string; issuerId: string; changeSetId: string; firstChangeSetId: string };

/** Nothing is mended: both were decided, and which one is right only the agency knows. */
export async function repeatedResults(pool: Pool): Promise<RepeatedResult[]> {
  const { rows } = await query<RepeatedResult>(
    pool,
    `select d.code, d.issuer_id as "issuerId", d.change_set_id as "changeSetId", f.change_set_id as "firstChangeSetId"
     from decided_result d join decided_result f on f.code = d.code and f.issuer_id = d.issuer_id and not f.repeats
     where d.repeats order by d.code, d.change_set_id`,
  );
  return rows;
}
