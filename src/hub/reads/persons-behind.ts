import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { LEGAL_TODAY } from '../ledger/as-of.js';
import { subjectsOf } from '../sql/scope-sql.js';
import { PRESENT, statementContext } from '../sql/sql-context.js';

/** Whoever stands behind records, as known now, on any day of their states: by entity, of those about people at all. One statement for each. */
export async function personsBehind(tx: Tx, model: Model, records: Iterable<{ entity: string; id: string }>): Promise<Map<string, Set<string>>> {
  const asked = new Map<string, Set<string>>();
  for (const { entity, id } of records) asked.set(entity, (asked.get(entity) ?? new Set()).add(id));
  const found = new Map<string, Set<string>>();
  for (const [name, ids] of asked) {
    const entity = model.declarations.entities.get(name);
    if (!entity?.subject) continue;
    const sql = statementContext(model, { scope: () => 'all', ownSubject: null });
    const at = { validAt: LEGAL_TODAY, knownAt: PRESENT, today: LEGAL_TODAY };
    const which = sql.add([...ids], 'uuid[]');
    const { rows } = await tx.query<{ subject: string }>(
      `select distinct p.subject from ${entity.table} t cross join lateral unnest(${subjectsOf({ ...sql, at }, entity, 't', 'ever')}) as p(subject)
       where t.id = any(${which}) and t.recorded_to = 'infinity'`,
      sql.values,
    );
    if (rows.length > 0) found.set(name, new Set(rows.map(({ subject }) => subject)));
  }
  return found;
}
