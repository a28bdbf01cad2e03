import { HubError } from '../../errors.js';
import { linkFields } from '../declare/derive-aggregate.js';
import type { Model, Refused } from '../declare/model.js';
import type { Declarations, Entity } from '../declare/types.js';
import { counterparts, onComparedDay } from '../sql/counterparts.js';
import { column, type Expr, expr, type Predicate, predicate } from '../sql/fragment.js';
import { bound } from '../sql/leaf.js';
import { once } from '../sql/once.js';
import { all, asOf, type SqlContext } from '../sql/sql-context.js';
import { whereParts } from '../sql/where-parts.js';
import { compileWhere } from '../sql/where-sql.js';
import { type AggregatePlan, type Measure, measuresOf } from './aggregate-plan.js';
import { onEachDay } from './aggregate-records.js';
import type { AskedPremise } from './plan.js';

/** The statement of an aggregate that counts by the units of another day, where it is asked for. */
export function comparing(sql: SqlContext, { comparableOn }: Pick<AggregatePlan, 'comparableOn'>): SqlContext {
  return comparableOn === null ? sql : { ...sql, comparableOn: once(() => sql.add(comparableOn, 'date')) };
}

/**
 * What such a question presumes: that each unit it is about has exactly one counterpart on the day compared with. Whole mergers are carried;
 * of a unit that was divided nobody knows which part a record lies in. Units are judged as such, whether or not records lie in them: a
 * refusal tells nothing of those. Filters on the units themselves narrow down which are asked about.
 */
export function comparablePremise(model: Pick<Model, 'declarations'>, plan: AggregatePlan): AskedPremise | undefined {
  const { comparableOn } = plan;
  if (comparableOn === null) return undefined;
  const uses = usesOf(model.declarations, plan);
  if (uses.length === 0)
    throw new HubError('BAD_USER_INPUT', {
      argument: 'comparableOn',
      ruleVi: 'câu hỏi không nhóm hay lọc theo tỉnh, xã nào.',
      ruleEn: 'nothing is grouped or filtered by a province or a commune.',
      example: 'groupBy: [{ link: { province: code } }]',
    });
  return {
    facts: (sql) => factsSql(comparing(sql, plan), plan, uses),
    refusal(facts, _at, variables): Refused | null {
      const { count, some } = facts as { count: number; some: readonly string[] };
      const day = String(bound(comparableOn, variables));
      if (count === 0) return null;
      const told = some.slice(0, TOLD).join('; ');
      return {
        argument: 'comparableOn',
        ruleVi: `${count} đơn vị hành chính không có đúng một đơn vị tương ứng vào ngày ${day}: ${told}${count > TOLD ? '; …' : ''}. Hãy lọc bỏ chúng, nhóm theo đơn vị cấp trên, hoặc chọn ngày sau khi sáp nhập.`,
        ruleEn: `${count} units have no single counterpart on ${day}: ${told}${count > TOLD ? '; …' : ''}. Leave them out by a filter, group by the units above them, or choose a day after the merger.`,
        known: some,
      };
    },
  };
}

/** Units named in the sentence, and in the list beside it. */
const TOLD = 3;
const LISTED = 50;

/** Where a question looks at units: by which links, and what its filter asks of those behind them. */
type Use = { path: string; unit: Entity; wheres: readonly unknown[] };

function usesOf(declarations: Declarations, { entity, keys, where, ...plan }: AggregatePlan): Use[] {
  const uses = new Map<string, Use>();
  const use = (path: readonly string[], unit: Entity, wheres: readonly unknown[] = []) => {
    const known = uses.get(path.join('.'));
    uses.set(path.join('.'), { path: path.join('.'), unit, wheres: [...(known?.wheres ?? []), ...wheres] });
  };
  const unitOf = (name: string) => {
    const target = declarations.entities.get(name);
    return target?.succession ? target : undefined;
  };
  const follow = (links: readonly { name: string; target: string }[]) => {
    const at = links.findIndex(({ target }) => unitOf(target));
    const unit = unitOf(links[at]?.target ?? '');
    if (unit)
      use(
        links.slice(0, at + 1).map(({ name }) => name),
        unit,
      );
  };
  for (const key of keys) if (key.kind === 'link') follow(key.path);
  const measured = measuresOf({ entity, ...plan }).flatMap((measure: Measure) => ('field' in measure ? [measure.field] : []));
  for (const link of linkFields(entity)) if (measured.includes(link.name)) follow([link]);
  filtered(entity, where, [], true);
  return [...uses.values()];

  /** `isSure`: it holds for every record that is counted. What stands behind a unit is read on the other day as it is. */
  function filtered(holder: Entity, filter: unknown, path: readonly string[], isSure: boolean): void {
    for (const part of whereParts(declarations, holder, filter)) {
      if (part.is === 'and' || part.is === 'or') for (const one of part.parts) filtered(holder, one, path, isSure && part.is === 'and');
      else if (part.is === 'not') filtered(holder, part.part, path, false);
      else if (part.is === 'measured') filtered(part.measured.target, part.measured.where, [...path, part.measured.field.name, '?'], false);
      else if (part.is === 'linked') {
        const here = [...path, part.field.name];
        const isOne = part.field.kind !== 'links' && part.which === 'some';
        if (part.field.kind !== 'links' && part.target.succession) use(here, part.target, isSure && isOne ? [part.where] : []);
        else filtered(part.target, part.where, isOne ? here : [...here, '?'], isSure && isOne);
      }
    }
  }
}

/** How many units have no single counterpart, and some of them with what they became or were made of. */
function factsSql(sql: SqlContext, plan: AggregatePlan, uses: readonly Use[]): string {
  const [s, o] = [sql.alias(), sql.alias()];
  const several = onEachDay(sql, plan, (onDay) => uses.map((use) => `(${severalSql(onDay, use)})`).join(' union all '));
  return `select json_build_object('count', count(*), 'some', coalesce(json_agg(${o}.told order by ${o}.told) filter (where ${o}.nr <= ${LISTED}), '[]'::json))
from (select ${s}.told, row_number() over (order by ${s}.told) as nr from (select distinct told from (${several}) ${sql.alias()}) ${s}) ${o}`;
}

function severalSql(sql: SqlContext, { unit, wheres }: Use): string {
  const [u, p, c, m, t] = [sql.alias(), sql.alias(), sql.alias(), sql.alias(), sql.alias()];
  const read = onComparedDay(sql);
  const name = (alias: string): Expr => nameOf(unit, alias);
  const asked: Predicate[] = [asOf(u, sql.at)];
  if (wheres.length > 0) {
    const meets = all([asOf(t, read.at), ...wheres.flatMap((where) => compileWhere(read, unit, where, t))]);
    asked.push(
      predicate`${u}.id in (select ${m}.unit from (${counterparts(sql, unit)}) ${m} join ${unit.table} ${t} on ${t}.id = ${m}.counterpart where ${meets})`,
    );
  }
  return `select concat(${name(u)}, ' → ', coalesce(string_agg(${name(c)}, ', ' order by ${name(c)}), '∅')) as told
from ${unit.table} ${u} left join (${counterparts(sql, unit)}) ${p} on ${p}.unit = ${u}.id
left join ${unit.table} ${c} on ${c}.id = ${p}.counterpart and ${asOf(c, read.at)}
where ${all(asked)} group by ${u}.id, ${name(u)} having count(${c}.id) <> 1`;
}

/** A unit by its key and its name, as far as it has them. */
function nameOf({ fields }: Entity, alias: string): Expr {
  const columns = [...fields.values()].flatMap((field) =>
    field.kind === 'column' && (field.key || field.searchable) ? [column(alias, field.column)] : [],
  );
  return columns.reduce((said, one) => expr`${said} || ' ' || ${one}`);
}
