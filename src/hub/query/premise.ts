import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { rowOf } from '../declare/registers-at.js';
import type { At } from '../ledger/as-of.js';
import { bound } from '../sql/leaf.js';
import { type SqlContext, sqlContext } from '../sql/sql-context.js';
import type { Level } from './plan.js';
import type { Reading } from './select.js';

/** SQL of what a root's premise looks at, as JSON text; undefined for a root that presumes nothing. */
export function premiseSql(sql: Pick<SqlContext, 'add' | 'at'>, { premise, entity }: Level): string | undefined {
  return premise && `(${premise.premise.facts(premise.given, { add: sql.add, at: sql.at, rows: (alias) => rowOf(entity, alias) })})::text`;
}

/** Refuses a question about what is not there. */
export function holdPremise({ premise }: Level, facts: string, { validAt }: At, variables: Readonly<Record<string, unknown>>): void {
  const refused = premise?.premise.refusal(JSON.parse(facts), bound(premise.given, variables) as Readonly<Record<string, unknown>>, validAt);
  if (!refused) return;
  const { argument, ruleVi, ruleEn, known } = refused;
  throw new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn }, { details: { argument, ...(known ? { known } : {}) } });
}

/** The interpreter's way: a statement of its own before the root is read. */
export async function checkPremise(tx: Tx, { model, plan, at, ownSubject }: Reading, level: Level): Promise<void> {
  const sql = sqlContext(model, at, { scope: plan.scope, ownSubject });
  const facts = premiseSql(sql, level);
  if (facts === undefined) return;
  const { rows } = await tx.query<{ m: string }>(`select ${facts} as m`, sql.values);
  holdPremise(level, rows[0]?.m ?? 'null', at as At, {});
}
