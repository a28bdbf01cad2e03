import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { LedgerOperation, State } from '../ledger/format.js';
import { changeColumns, type LedgerChange, namedColumns } from '../ledger/read-history.js';
import { storedFields } from '../ledger/stored-fields.js';
import { instantText } from '../time/instant.js';
import type { InTheWay } from '../write/problems.js';

/** A change that rests on something to be withdrawn, and would have to be withdrawn with it. */
export type LaterChange = Pick<LedgerChange, 'position' | 'changeSetId' | 'entity' | 'recordId' | 'version' | 'operation' | 'recordedFrom'> & {
  batchId: string | null;
};

/** The changes of records, each from an instant on: what going back there would take away. */
export async function changesSince(tx: Tx, asked: readonly { id: string; since: string }[]): Promise<LaterChange[]> {
  const { rows } = await tx.query<LaterChange>(
    `select ${COLUMNS} from unnest($1::uuid[], $2::timestamptz[]) asked(id, since)
     join change c on c.record_id = asked.id and c.recorded_from >= asked.since join change_set s on s.id = c.change_set_id order by c.position`,
    [asked.map(({ id }) => id), asked.map(({ since }) => since)],
  );
  return rows;
}

/**
 * Since when each record stands in the way: from its first change after the instant that made it link to the other, take the key, or
 * end what is linked to. Earlier changes of it are left alone. Nothing for a record that has not changed since.
 */
export async function standingSince(
  tx: Tx,
  model: Model,
  found: readonly (InTheWay & { after: string })[],
): Promise<{ id: string; entity: string; since: string }[]> {
  const { rows } = await tx.query<{ id: string; operation: LedgerOperation; recordedFrom: string; slices: State[] }>(
    `select c.record_id as id, c.operation, ${instantText('c.recorded_from')} as "recordedFrom", c.slices
     from (select id, min(after) as after from unnest($1::uuid[], $2::timestamptz[]) given(id, after) group by id) asked
     join change c on c.record_id = asked.id and c.recorded_from >= asked.after order by c.position`,
    [found.map(({ id }) => id), found.map(({ after }) => after)],
  );
  const changes = new Map<string, typeof rows>();
  for (const row of rows) changes.set(row.id, [...(changes.get(row.id) ?? []), row]);
  return found.flatMap((one) => {
    const since = (changes.get(one.id) ?? []).filter(({ recordedFrom }) => recordedFrom >= one.after);
    const first = since.find((change) => matters(model, one, change)) ?? since[0];
    return first === undefined ? [] : [{ id: one.id, entity: one.entity, since: first.recordedFrom }];
  });
}

function matters(model: Model, { entity, of, why }: InTheWay, { operation, slices }: { operation: LedgerOperation; slices: readonly State[] }): boolean {
  if ('ended' in why) return operation !== 'register' && operation !== 'update';
  if ('key' in why) return slices.some((state) => state[why.key] === why.value);
  const declared = model.declarations.entities.get(entity);
  const links = declared === undefined ? [] : storedFields(declared).links;
  return slices.some((state) => links.some(({ name }) => state[name] === of));
}

const { validFrom: _from, validTo: _to, ...asked } = changeColumns;
const COLUMNS = namedColumns({ ...asked, batchId: 's.batch_id' });
