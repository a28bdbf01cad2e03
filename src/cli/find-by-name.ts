import { withTx } from '../db/tx.js';
import { foldText } from '../hub/declare/fold.js';
import type { Model } from '../hub/declare/model.js';
import { openName } from '../hub/declare/open-name.js';
import type { Entity } from '../hub/declare/types.js';
import { asOfOf, resolveAsOf } from '../hub/ledger/as-of.js';
import { personsBehind } from '../hub/reads/persons-behind.js';
import { nameRecords } from '../hub/sql/name-records.js';
import { currentTimes } from '../hub/time/current-times.js';
import { inForce, isKnownAt } from '../hub/time/period-sql.js';
import type { Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { timeOf, usage } from './steward.js';

type Finding = { model: Model; entity: Entity; text: string; asOf: string | undefined };

/** Records whose name holds a text, in force on the day. Only what anybody may read is searched, and nobody's record is told without a purpose. */
export async function findByName(cli: Cli, { model, entity, text, asOf }: Finding): Promise<void> {
  const name = openName(entity);
  if (name === undefined)
    throw usage(`"${entity.label}" không có tên gọi để tìm; hãy dùng khoá.`, `A ${entity.singular} has no name to be found by; use a key.`);
  const found = await withRegisters(cli, 'show', ({ pool }) =>
    withTx(pool, { readOnly: true, label: 'find' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = await resolveAsOf(tx, asOfOf(asOf === undefined ? null : timeOf(model, asOf), times), times);
      const pattern = `%${foldText(text).replace(/[\\%_]/g, '\\$&')}%`;
      const { rows } = await tx.query<{ id: string }>(
        `select t.id from ${entity.table} t where t.${name.column}_folded like $1 and ${isKnownAt('t', '$2::timestamptz')}
           and ${inForce('t', '$3::date')}${entity.subject === undefined ? '' : ' and t.subject_id is null'}
         order by t.${name.column}, t.id limit ${FOUND_MAX + 1}`,
        [pattern, at.knownAt, at.validAt],
      );
      const records = rows.map(({ id }) => ({ entity: entity.name, id }));
      const people = (
        await Promise.all(records.map(async (one) => [one.id, (await personsBehind(tx, model, [one])).size > 0] as const))
      ).filter(([, has]) => has);
      const hidden = new Set(people.map(([id]) => id));
      const open = records.filter(({ id }) => !hidden.has(id));
      return { day: at.validAt, records: open, names: await nameRecords(tx, model, open, at) };
    }),
  );
  const { day, records, names } = found;
  const shown = records.slice(0, FOUND_MAX);
  cli.answer({ entity: entity.name, validAt: day, found: shown.map(({ id }) => ({ id, name: names.get(id) ?? null })) }, [
    shown.length === 0
      ? `Không có "${entity.label}" nào tên như vậy ngày ${day} · No ${entity.singular} is called so on ${day}`
      : `${entity.label} · ${entity.name}, ngày · on ${day}`,
    ...shown.map(({ id }) => `  ${id}  ${names.get(id) ?? ''}`),
    ...(records.length > FOUND_MAX ? [`  … nữa; hãy viết rõ hơn · more; write more of it`] : []),
  ]);
}

const FOUND_MAX = 20;
