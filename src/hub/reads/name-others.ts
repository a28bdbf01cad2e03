import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { grantFor } from '../access/decide.js';
import { type RowScope, rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Entity, FieldClass } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { scopePredicate } from '../sql/scope-sql.js';
import { PRESENT, statementContext } from '../sql/sql-context.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { isKnownNow, latestFirst } from '../time/period-sql.js';
import type { Plan } from '../write/plan.js';
import type { Name, Other } from '../write/problems.js';

/**
 * Names the other records that findings speak of, each by its key: in a refusal what the caller may read, in a warning only what anybody
 * may, since warnings are kept with the change set. Whoever stands behind a record, or a key above the caller's class, stays unnamed: to
 * that caller the other is just another record.
 */
export async function nameOthers(tx: Tx, model: Model, caller: Caller | 'anybody', { findings }: Pick<Plan, 'findings'>): Promise<void> {
  const refused = findings.others('error');
  if (refused.length > 0) findings.nameOthers('error', await namesFor(tx, model, caller, refused));
  const told = findings.others('warning');
  if (told.length > 0) findings.nameOthers('warning', await namesFor(tx, model, 'anybody', told));
}

const LOOKED_UP_MAX = 200;

async function namesFor(tx: Tx, model: Model, caller: Caller | 'anybody', others: readonly Other[]): Promise<Map<string, Name>> {
  const names = new Map<string, Name>();
  const byEntity = new Map<string, Set<string>>();
  for (const { entity, id } of others) byEntity.set(entity, (byEntity.get(entity) ?? new Set()).add(id));
  for (const [name, ids] of byEntity) {
    const entity = model.declarations.entities.get(name);
    const key = entity && keyFor(model, caller, entity);
    if (entity === undefined || key === undefined) continue;
    const sql = statementContext(model, { scope: () => 'all', reach: null });
    const at = { validAt: LEGAL_TODAY, knownAt: PRESENT, today: LEGAL_TODAY, ...sql.registers };
    const which = sql.add([...ids].slice(0, LOOKED_UP_MAX), 'uuid[]');
    const seen = scopePredicate({ ...sql, at }, entity, 't', scopeFor(model, caller, entity), 'ever');
    const { rows } = await tx.query<{ id: string; key: string }>(
      `select distinct on (t.id) t.id, t."${key}" as key from ${entity.table} t
       where ${[`t.id = any(${which})`, isKnownNow('t'), ...seen].join(' and ')} order by t.id, ${latestFirst('t')}`,
      sql.values,
    );
    for (const one of rows) names.set(one.id, { vi: `${entity.label} ${one.key}`, en: `${entity.name} ${one.key}` });
  }
  return names;
}

function scopeFor({ access }: Model, caller: Caller | 'anybody', entity: Entity): RowScope {
  if (entity.subject === undefined) return 'all';
  return caller === 'anybody' ? 'no-subject' : rowScopeFor(access, caller, entity);
}

/** The column of the first key that the caller may read in every row. */
function keyFor({ access }: Model, caller: Caller | 'anybody', entity: Entity): string | undefined {
  const mayRead = (cls: FieldClass) => (caller === 'anybody' ? cls === 'open' : grantFor(access, caller, entity.register, cls) === 'all');
  for (const field of storedFields(entity).fields.values())
    if (field.kind === 'column' && field.key !== undefined && mayRead(field.class)) return field.column;
  return undefined;
}
