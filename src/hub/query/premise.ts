import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Premise, Refused } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import type { Entity } from '../declare/types.js';
import type { At } from '../ledger/as-of.js';
import { bound } from '../sql/leaf.js';
import { type SqlContext, sqlContext } from '../sql/sql-context.js';
import type { AskedPremise, Level } from './plan.js';
import type { Reading } from './select.js';

/** A premise of a register, about the arguments given. */
export function premiseOf(premise: Premise, entity: Entity, given: Readonly<Record<string, unknown>>): AskedPremise {
  return {
    facts: ({ add, at }) => premise.facts(given, { add, at, rows: (alias) => rowOf(entity, alias) }),
    refusal: (facts, { validAt }, variables) =>
      premise.refusal(facts, bound(given, variables) as Readonly<Record<string, unknown>>, validAt),
  };
}

/** Several premises of one root; the first that does not hold refuses. */
export function allPremises(premises: readonly (AskedPremise | undefined)[]): AskedPremise | undefined {
  const [first, ...others] = premises.filter((one) => one !== undefined);
  if (!first || others.length === 0) return first;
  const all = [first, ...others];
  return {
    facts: (sql) => `select json_build_array(${all.map((one) => `(${one.facts(sql)})`).join(', ')})`,
    refusal: (facts, at, variables) =>
      all.reduce<Refused | null>((refused, one, i) => refused ?? one.refusal((facts as readonly unknown[])[i], at, variables), null),
  };
}

/** SQL of what a root's premise looks at, as JSON text; undefined for a root that presumes nothing. */
export function premiseSql(sql: SqlContext, { premise }: Level): string | undefined {
  return premise && `(${premise.facts(sql)})::text`;
}

/** Refuses a question about what is not there. */
export function holdPremise({ premise }: Level, facts: string, at: At, variables: Readonly<Record<string, unknown>>): void {
  const refused = premise?.refusal(JSON.parse(facts), at, variables);
  if (!refused) return;
  const { argument, ruleVi, ruleEn, known } = refused;
  throw new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn }, { details: { argument, ...(known ? { known } : {}) } });
}

/** The interpreter's way: a statement of its own before the root is read. */
export async function checkPremise(tx: Tx, { model, plan, at, today, reach }: Reading, level: Level): Promise<void> {
  const sql = sqlContext(model, { ...at, today }, { scope: plan.scope, reach });
  const facts = premiseSql(sql, level);
  if (facts === undefined) return;
  const { rows } = await tx.query<{ m: string }>(`select ${facts} as m`, sql.values);
  holdPremise(level, rows[0]?.m ?? 'null', at as At, {});
}
