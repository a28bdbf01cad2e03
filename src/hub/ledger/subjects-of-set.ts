import type { Tx } from '../../db/tx.js';

/** Whose data a change set changed. */
export async function subjectsOfSet(
  tx: Tx,
  { firstPosition, lastPosition }: { firstPosition: string; lastPosition: string },
): Promise<string[]> {
  const { rows } = await tx.query<{ subject: string }>(
    'select distinct unnest(subjects) as subject from change where position between $1::bigint and $2::bigint',
    [firstPosition, lastPosition],
    'subjects-of-set',
  );
  return rows.map((row) => row.subject);
}
