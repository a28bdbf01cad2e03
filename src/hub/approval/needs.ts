import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { storedFields } from '../ledger/stored-fields.js';
import { touchedPersons } from '../reads/touched-persons.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { inForce, isKnownNow } from '../time/period-sql.js';
import type { Plan } from '../write/plan.js';

/** Why somebody else has to agree: more changes than one person may make, or data about more persons. */
export type ApprovalNeed = {
  because: 'CHANGES' | 'PERSONS';
  /** Kind of record whose rule it is. */
  entity: string;
  max: number;
  /** How many changes in all, with those of the last 24 hours; how many persons. */
  count: number;
  /** Whether the other person has to act for another agency. */
  anotherAgency: boolean;
};

/** What somebody wants to change: by kind of record how many changes, and how many persons they are about. */
export type Amounts = ReadonlyMap<string, { changes: number; persons: number }>;

/**
 * Holds amounts to the rules of the day (`Model.approvals`): by the kind's own rule, else by that of `*`. Where neither is in force nobody
 * else is needed. What the same person changed alone within 24 hours counts too, so that nobody stays below a rule by sending in parts; but not
 * what they take back with it: a slip of one's own is mended alone as it was made.
 */
export async function approvalNeeds(
  tx: Tx,
  model: Model,
  { actor, amounts, takingBack }: { actor: string; amounts: Amounts; takingBack?: TakenBack | undefined },
): Promise<ApprovalNeed[]> {
  const rules = await rulesOf(tx, model, [...amounts.keys()]);
  if (rules.size === 0) return [];
  const recent = await changedAlone(tx, actor, takingBack);
  const needs: ApprovalNeed[] = [];
  for (const [entity, { changes, persons }] of amounts) {
    const rule = rules.get(entity) ?? rules.get(EVERY_OTHER);
    if (rule === undefined || changes === 0) continue;
    const { changesMax, personsMax, anotherAgency } = rule;
    const count = changes + (recent.get(entity) ?? 0);
    if (changesMax !== null && count > changesMax) needs.push({ because: 'CHANGES', entity, max: changesMax, count, anotherAgency });
    if (personsMax !== null && persons > personsMax)
      needs.push({ because: 'PERSONS', entity, max: personsMax, count: persons, anotherAgency });
  }
  return needs;
}

/** The amounts of a planned change set. Persons are those behind its records, before and after, as the wall around them has it. */
export async function amountsOf(tx: Tx, model: Model, plan: Plan): Promise<Amounts> {
  const gathered = gatherAmounts(model);
  await gathered.add(tx, plan);
  return gathered.amounts();
}

/** The amounts of several plans that one decision is about: each person counts once. */
export function gatherAmounts(model: Model) {
  const gathered = new Map<string, { changes: number; subjects: Set<unknown> }>();
  return {
    async add(tx: Tx, plan: Plan): Promise<void> {
      const touched = await touchedPersons(tx, model, plan);
      for (const { entity, before, after } of plan.changes) {
        const amount = gathered.get(entity.name) ?? { changes: 0, subjects: new Set<unknown>() };
        gathered.set(entity.name, amount);
        amount.changes++;
        for (const { subjectId } of [...before, ...after]) if (typeof subjectId === 'string') amount.subjects.add(subjectId);
      }
      for (const name of new Set(plan.changes.map(({ entity }) => entity.name)))
        if (touched.entities.has(name)) for (const subject of touched.subjects) gathered.get(name)?.subjects.add(subject);
    },
    amounts: (): Amounts => new Map([...gathered].map(([name, { changes, subjects }]) => [name, { changes, persons: subjects.size }])),
  };
}

/** By kind of record, as a proposal keeps it. */
export function countsOf(amounts: Amounts): Record<string, number> {
  return Object.fromEntries([...amounts].map(([entity, { changes }]) => [entity, changes]));
}

/** In both languages, for a report. */
export function needText({ because, entity, max, count }: ApprovalNeed): { vi: string; en: string } {
  return because === 'CHANGES'
    ? {
        vi: `${count} thay đổi ${entity} trong 24 giờ, một người được tự ghi ${max}`,
        en: `${count} changes of ${entity} within 24 hours, of which one person may make ${max}`,
      }
    : {
        vi: `${entity} của ${count} người, một người được tự ghi ${max}`,
        en: `${entity} of ${count} persons, of whom one person may change ${max}`,
      };
}

const EVERY_OTHER = '*';

type Rule = { scope: string; changesMax: number | null; personsMax: number | null; anotherAgency: boolean };

async function rulesOf(tx: Tx, { declarations, approvals }: Model, scopes: readonly string[]): Promise<Map<string, Rule>> {
  const entity = approvals && declarations.entities.get(approvals.entity);
  if (approvals === undefined || entity === undefined) return new Map();
  const { fields } = storedFields(entity);
  const column = (name: string) => `t."${fields.get(name)?.column ?? ''}"`;
  const { rows } = await tx.query<Rule>(
    `select ${column(approvals.scope)} as scope, ${column(approvals.changesMax)} as "changesMax", ${column(approvals.personsMax)} as "personsMax",
       ${column(approvals.anotherAgency)} as "anotherAgency"
     from ${entity.table} t where ${column(approvals.scope)} = any($1::text[]) and ${isKnownNow('t')} and ${inForce('t', LEGAL_TODAY)}`,
    [[...scopes, EVERY_OTHER]],
    'approval-rules',
  );
  return new Map(rows.map((rule) => [rule.scope, rule]));
}

/** What is being taken back. */
export type TakenBack = { setId: string } | { batchId: string };

/** How many changes somebody made within 24 hours that nobody else agreed to, by kind of record. */
async function changedAlone(tx: Tx, actor: string, takingBack: TakenBack | undefined): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ entity: string; count: number }>(
    `select c.entity, count(*)::integer as count from change_set s join change c on c.position between s.first_position and s.last_position
     where s.actor = $1 and s.recorded_from > clock_timestamp() - interval '24 hours' and s.approved_by is null and s.emergency is null
       and s.id is distinct from $2::uuid and ($3::uuid is null or s.batch_id is distinct from $3::uuid)
     group by c.entity`,
    [
      actor,
      takingBack !== undefined && 'setId' in takingBack ? takingBack.setId : null,
      takingBack !== undefined && 'batchId' in takingBack ? takingBack.batchId : null,
    ],
    'changed-alone',
  );
  return new Map(rows.map(({ entity, count }) => [entity, count]));
}
