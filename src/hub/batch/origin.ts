import type { Tx } from '../../db/tx.js';
import { column, type Expr, expr, joined } from '../sql/fragment.js';

/** Where a change came from: which line of which file, and who brought it on whose behalf. */
export type Origin = { id: string; file: string; sha256: string; line: number | null; agency: string | null; person: string };

/** Its fields, over the rows `c` of `change`, `s` of `change_set`, and those that `ORIGIN_ROWS` finds. */
export const originExpressions: Readonly<Record<keyof Origin, Expr>> = {
  id: column('b', 'id'),
  file: column('b', 'file_name'),
  sha256: expr`coalesce(b.source_sha256, b.file_sha256)`,
  line: expr`p.lines[(c.position - s.first_position + 1)::integer]`,
  agency: column('b', 'agency'),
  person: column('b', 'actor'),
};

/** Of a change that came by no file, or takes back what did, there is none. */
export const ORIGIN_ROWS =
  "from import_batch b left join import_chunk p on p.change_set_id = s.id and p.kind = 'APPLY' where b.id = s.batch_id and s.withdraws is null";

/** The origins of changes by their positions. One statement. */
export async function originsOf(tx: Tx, positions: readonly string[]): Promise<ReadonlyMap<string, Origin>> {
  const columns = joined(
    Object.entries(originExpressions).map(([name, value]) => expr`${value} as "${name}"`),
    ', ',
  );
  const { rows } = await tx.query<Origin & { position: string }>(
    `select c.position::text as position, o.* from change c join change_set s on s.id = c.change_set_id
     cross join lateral (select ${columns} ${ORIGIN_ROWS}) o where c.position = any($1::bigint[])`,
    [positions],
  );
  return new Map(rows.map(({ position, ...origin }) => [position, origin]));
}
