import type { Tx } from '../../../db/tx.js';

/** Whether anyone but this batch has changed records of these entities since a position. */
export async function othersWrote(tx: Tx, given: { since: string; entities: readonly string[]; batchId: string }): Promise<boolean> {
  const { rows } = await tx.query<{ wrote: boolean }>(
    `select exists (
       select from change c where c.position > $1::bigint and c.entity = any($2::text[])
         and not exists (select from change_set s where s.id = c.change_set_id and s.batch_id = $3::uuid)
     ) as wrote`,
    [given.since, given.entities, given.batchId],
  );
  return rows[0]?.wrote !== false;
}
