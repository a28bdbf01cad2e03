import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { subjectsOf } from '../sql/scope-sql.js';
import { PRESENT, statementContext } from '../sql/sql-context.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { isKnownNow } from '../time/period-sql.js';

/** Finds who stands behind records, as known now, on any day of their states, by entity. One statement for each entity about people. */
export async function personsBehind(
  tx: Tx,
  model: Model,
  records: Iterable<{ entity: string; id: string }>,
): Promise<Map<string, Set<string>>> {
  const asked = new Map<string, Set<string>>();
  for (const { entity, id } of records) asked.set(entity, (asked.get(entity) ?? new Set()).add(id));
  const found = new Map<string, Set<string>>();
  for (const [name, ids] of asked) {
    const entity = model.declarations.entities.get(name);
    if (!entity?.subject) continue;
    const sql = statementContext(model, { scope: () => 'all', reach: null });
    const at = { validAt: LEGAL_TODAY, knownAt: PRESENT, today: LEGAL_TODAY, ...sql.registers };
    const which = sql.add([...ids], 'uuid[]');
    const { rows } = await tx.query<{ subject: string }>(
      `select distinct p.subject from ${entity.table} t cross join lateral unnest(${subjectsOf({ ...sql, at }, entity, 't', 'ever')}) as p(subject)
       where t.id = any(${which}) and ${isKnownNow('t')}`,
      sql.values,
    );
    if (rows.length > 0) found.set(name, new Set(rows.map(({ subject }) => subject)));
  }
  return found;
}
