import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { SEAL_LOCK } from '../log/seal.js';
import { forgetWords } from './forget-words.js';
import type { PlannedErasure } from './plan-erasure.js';

/** An erasure with the place of its change in the ledger. */
export type PlacedErasure = { erasure: PlannedErasure; position: string };

/**
 * Takes the values away, as the role that alone may: from every state that the register ever held, from every change with its salts. In the
 * transaction of the change that says so, whose role it is again afterwards.
 */
export async function storeErasures(tx: Tx, erasures: readonly PlacedErasure[]): Promise<void> {
  if (erasures.length === 0) return;
  for (const placed of erasures) await forget(tx, placed);
  const { rows } = await tx.query<{ may: boolean }>(`select pg_has_role(session_user, '${ERASER}', 'SET') as may`);
  if (rows[0]?.may !== true) throw new HubError('ERASER_MISSING');
  // No leaf is made of words that are being taken.
  await tx.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK], 'log-hold');
  await tx.query(`set local role ${ERASER}`);
  for (const { erasure, position } of erasures) {
    const { entity, recordId, fields, columns, ground, changes, subjects, words } = erasure;
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
    if (words) await forgetWords(tx, { recordId, position, subjects: [...new Set([...subjects, recordId])] });
  }
  await tx.query('reset role');
}

/** What lies outside of the registers' guards: change sets that wait for another person, and what seeds said. */
async function forget(tx: Tx, { erasure: { entity, recordId, fields, keys, words }, position }: PlacedErasure): Promise<void> {
  await tx.query(REFUSE_PROPOSALS, [recordId, fields, keys.map((key) => JSON.stringify(key)), words, position]);
  const ofKey = fields.some((name) => {
    const field = entity.fields.get(name);
    return field?.kind === 'column' && field.key !== undefined;
  });
  await tx.query(FORGET_SEEDS, [recordId, fields, ofKey]);
}

/**
 * A proposal may not be altered, since it is what was agreed to; so one that holds what goes is refused, and loses what it holds. Where words
 * go, every one that names the record: why it was proposed speaks of it too. Not the one that is being written.
 */
const REFUSE_PROPOSALS = `update change_proposal p set state = 'REFUSED', content = null, decided_by = 'hub:erasure', decided_at = clock_timestamp(),
    decision_reason = 'Dữ liệu trong đó đã bị xoá; hãy đề nghị lại phần còn lại · What it holds was erased; propose the rest anew'
  where p.state = 'WAITING' and p.kind = 'CHANGE_SET' and not exists (select from change c where c.position = $5::bigint and c.change_set_id = p.id) and exists (
    select from jsonb_array_elements(p.content::jsonb -> 'operations') o where o ->> 'operation' <> 'erase' and (
      o ->> 'id' = $1 and coalesce(o -> 'values', '{}') ?| $2::text[]
      or exists (select from unnest($3::text[]) key where strpos(o::text, key) > 0))
    or $4::boolean and o ->> 'id' = $1)`;

/** A word that is no value any more, so that a seed's old one is never taken for news. */
const FORGET_SEEDS = `update seed_word w set identity = case when $3::boolean then 'erased' else identity end,
    said = (select coalesce(json_object_agg(key, case when key = any ($2::text[]) then '"(erased)"'::json else value end), '{}') from json_each(w.said))
  where w.record_id = $1::uuid and (w.said::jsonb ?| $2::text[] or $3::boolean)`;

const ERASER = 'giaolo_eraser';

const REWRITTEN = `json_to_recordset($1::json) as w (position bigint, before text, after text, "changedFields" text, slices text, hashes text, salts text)`;

const REWRITE_CHANGES = `update change c set before = w.before::json, after = w.after::json, changed_fields = w."changedFields"::json,
    slices = w.slices::json, hashes = w.hashes::json
  from ${REWRITTEN} where c.position = w.position`;

const REWRITE_SALTS = `update change_salt s set seed = null, salts = w.salts::json from ${REWRITTEN} where s.position = w.position and w.salts is not null`;
