import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { PlannedErasure } from './plan-erasure.js';

/** An erasure with the place of its change in the ledger. */
export type PlacedErasure = { erasure: PlannedErasure; position: string };

/**
 * Takes the values away, as the role that alone may: from every state that the register ever held, from every change with its salts. In the
 * transaction of the change that says so, whose role it is again afterwards.
 */
export async function storeErasures(tx: Tx, erasures: readonly PlacedErasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const { rows } = await tx.query<{ may: boolean }>(`select pg_has_role(session_user, '${ERASER}', 'SET') as may`);
  if (rows[0]?.may !== true) throw new HubError('ERASER_MISSING');
  await tx.query(`set local role ${ERASER}`);
  for (const { erasure, position } of erasures) {
    const { entity, recordId, fields, columns, ground, changes } = erasure;
    await tx.query('insert into erasure (position, entity, record_id, fields, ground) values ($1, $2, $3, $4, $5)', [
      position,
      entity.name,
      recordId,
      fields,
      ground,
    ]);
    await tx.query(REWRITE_CHANGES, [JSON.stringify(changes)]);
    await tx.query(REWRITE_SALTS, [JSON.stringify(changes)]);
    const nothing = columns.map((column) => `"${column}" = null`).join(', ');
    await tx.query(`update ${entity.table} t set ${nothing} where t.id = $1 and t.position < $2::bigint`, [recordId, position]);
  }
  await tx.query('reset role');
}

const ERASER = 'giaolo_eraser';

const REWRITTEN = `json_to_recordset($1::json) as w (position bigint, before text, after text, "changedFields" text, slices text, hashes text, salts text)`;

const REWRITE_CHANGES = `update change c set before = w.before::json, after = w.after::json, changed_fields = w."changedFields"::json,
    slices = w.slices::json, hashes = w.hashes::json
  from ${REWRITTEN} where c.position = w.position`;

const REWRITE_SALTS = `update change_salt s set seed = null, salts = w.salts::json from ${REWRITTEN} where s.position = w.position`;
