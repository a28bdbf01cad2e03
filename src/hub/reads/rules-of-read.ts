import type { Tx } from '../../db/tx.js';
import { isShowing } from '../access/rule-set.js';
import type { Model } from '../declare/model.js';
import { storedFields } from '../ledger/stored-fields.js';
import { instantText } from '../time/instant.js';
import { legalDay } from '../time/legal-day.js';
import { inForce, isKnownAt } from '../time/period-sql.js';

/** A rule of access as it was when something was shown under it. */
export type RuleOfRead = { code: string; id: string; version: number; rows: string; ground: string; recordedFrom: string };

type Found = RuleOfRead & { classes: readonly string[]; registers: readonly string[] };

/** What of a row of the read log a rule is found by. */
type Read = {
  at: string;
  role: string;
  purpose: { code: string } | null;
  fieldClasses: readonly string[];
  entities: readonly string[];
  subjectCount: number;
};

/** So long a process may still have decided by a rule after it was changed: a little more than it takes to look again (`runtime/work.ts`). */
const DECIDED_BY_MS = 2_000;

/**
 * The rules that gave what a read shows, as they were known and in force when it left; one that was changed just before may still have decided,
 * and stands beside what took its place. One by which rows are counted, or conditions answered, stands there for what no other shows. Null of
 * reads from before rules were records.
 */
export async function rulesOfRead(tx: Tx, model: Model, read: Read): Promise<RuleOfRead[] | null> {
  const { declarations, accessRules } = model;
  const entity = accessRules && declarations.entities.get(accessRules.entity);
  if (accessRules === undefined || entity === undefined) return null;
  const { fields } = storedFields(entity);
  const column = (name: string) => `t."${fields.get(name)?.column ?? ''}"`;
  const given = ['$1::timestamptz', `($1::timestamptz - interval '${DECIDED_BY_MS} milliseconds')`] as const;
  // A row behind which a person stands takes the right to what is personal, whatever the classes of its fields.
  const classes = [...read.fieldClasses, ...(read.subjectCount > 0 ? ['personal'] : [])];
  const registers = read.entities.flatMap((name) => declarations.entities.get(name)?.register ?? []);
  const { rows } = await tx.query<{ began: boolean; rule: Found | null }>(
    `select exists (select from ${entity.table} f where f.recorded_from <= $1::timestamptz) as began, found.rule
     from (select) one left join lateral (
       select json_build_object('code', ${column(accessRules.code)}, 'id', t.id, 'version', t.version, 'rows', ${column(accessRules.rows)},
         'ground', ${column('ground')}, 'recordedFrom', ${instantText('t.recorded_from')},
         'classes', ${column(accessRules.classes)}, 'registers', ${column(accessRules.registers)}) as rule
       from ${entity.table} t
       where (${given.map((instant) => `(${isKnownAt('t', instant)})`).join(' or ')}) and ${inForce('t', legalDay('$1::timestamptz'))}
         and ${column(accessRules.role)} = $2 and ${column(accessRules.classes)} && $3::text[]
         and (${column(accessRules.purposes)} && array['*', $4::text]) and (${column(accessRules.registers)} && array_prepend('*', $5::text[]))
       order by ${column(accessRules.code)}, t.version
     ) found on true`,
    [read.at, read.role, classes, read.purpose?.code ?? null, registers],
    'rules-of-read',
  );
  if (rows[0]?.began !== true) return null;
  const found = rows.flatMap(({ rule }) => rule ?? []);
  const gives = (rule: Found, cls: string, register: string) =>
    rule.classes.includes(cls) && (rule.registers.includes('*') || rule.registers.includes(register));
  const showing = found.filter(isShowing);
  const isNeeded = (rule: Found) =>
    classes.some((cls) => registers.some((one) => gives(rule, cls, one) && !showing.some((other) => gives(other, cls, one))));
  return found.flatMap((rule) => {
    const { classes: _, registers: __, ...told } = rule;
    return isShowing(rule) || isNeeded(rule) ? [told] : [];
  });
}
