import { type LinkToOne, linkFields, plainFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { type AggregatePlan, type GroupKey, type Measure, selectedMeasures } from './aggregate-plan.js';
import {
  asOf,
  compileWhere,
  computedValue,
  dayText,
  entityOf,
  instantText,
  linkColumn,
  output,
  recordExpressions,
  type SqlContext,
  scopePredicate,
} from './fragments.js';
import type { Selection } from './selection.js';

/**
 * One row: the finished JSON of an aggregate, and no subjects (`s`) or hits (`n`), since it names no record. `hidden` gives the keys of the groups
 * left out (`small-groups.ts`); they are taken away before any bound, so that no bound can be used to feel for them.
 */
export function aggregateSql(sql: SqlContext, plan: AggregatePlan, hidden: () => string): string {
  const measures = distinctMeasures([...selectedMeasures(plan.selection, plan.entity), ...plan.having.map((h) => h.measure), ...orderMeasures(plan)]);
  const [a, n] = [sql.alias(), sql.alias()];
  const column = (measure: Measure, alias = a) => `${alias}.m${measures.findIndex((m) => sameMeasure(m, measure))}`;
  const groups = groupsSql(sql, plan, measures);
  const kept = [
    ...(plan.guarded ? [`not (${signature(plan, a)} = any(${hidden()}))`] : []),
    ...plan.having.map((h) => `${column(h.measure)} ${h.operator} ${sql.add(h.value, h.type)}`),
  ];
  const order = [
    ...plan.orderBy.map((o) => `${'key' in o ? sortKey(plan.keys, o.key, a) : column(o.measure)} ${o.descending ? 'desc' : 'asc'} nulls last`),
    ...plan.keys.map((_key, i) => `${sortKey(plan.keys, i, a)} nulls last`),
  ];
  const ranked = `select ${a}.*, row_number() over (${order.length > 0 ? `order by ${order.join(', ')}` : ''}) as nr from (${groups}) ${a}${kept.length > 0 ? ` where ${kept.join(' and ')}` : ''}`;
  const end = plan.offset + plan.limit;
  const answer = plan.selection.map(({ key, name, children }): [string, string] => {
    if (name === 'groups') {
      const inPage = `filter (where ${n}.nr > ${sql.add(plan.offset, 'bigint')} and ${n}.nr <= ${sql.add(end, 'bigint')})`;
      return [key, `coalesce(json_agg(${group(plan, children, (m) => column(m, n), n)} order by ${n}.nr) ${inPage}, '[]'::json)`];
    }
    if (name === 'groupCount') return [key, 'count(*)::integer'];
    if (name === 'endCursor') return [key, `case when count(*) > ${sql.add(end, 'bigint')} then ${sql.add(plan.nextCursor, 'text')} end`];
    return [key, `'${plan.entity.name}Aggregate'`];
  });
  // The count makes it an aggregate, so that there is one row whatever is selected.
  return `select ${object(answer)} as j, count(*) as groups, null::text as s, null::integer as n from (${ranked}) ${n}`;
}

/**
 * `select signature, persons` of every group with persons behind it, smallest first. Persons may stand behind the records themselves or behind a record
 * they are grouped by; the fewer count. Persons are made distinct by hashing before they are counted: `count(distinct …)` would sort every record.
 */
export function personGroupsSql(sql: SqlContext, plan: AggregatePlan): string {
  const keys = plan.keys.map((_key, i) => `k${i}`);
  const groupBy = keys.length > 0 ? ` group by ${keys.join(', ')}` : '';
  const sources = [undefined, ...groupedLinks(plan)].flatMap((link) => {
    const [t, targets] = [sql.alias(), linked(sql, groupedLinks(plan))];
    const holder = link ? targetOf(targets, link) : { entity: plan.entity, alias: t };
    const person = personOf(sql, holder);
    if (!person) return [];
    const columns = plan.keys.map((key, i) => `${keySql(sql, plan, key, t, targets)} as k${i}, `).join('');
    const people = `select distinct ${columns}${person.id} as person from ${plan.entity.table} ${t}${joinsOf(sql, plan, targets, t)}${person.join} where ${recordsOf(sql, plan, t)} and ${person.id} is not null`;
    return [`select ${[...keys, 'count(*) as persons'].join(', ')} from (${people}) ${sql.alias()}${groupBy}`];
  });
  const a = sql.alias();
  const least = `select ${[...keys, 'min(persons) as persons'].join(', ')} from (${sources.map((source) => `(${source})`).join(' union all ')}) ${sql.alias()}${groupBy}`;
  return `select ${signature(plan, a)} as signature, ${a}.persons::integer as persons from (${least}) ${a} where ${a}.persons > 0 order by ${a}.persons, 1`;
}

/**
 * `select k0 …, m0 …`: the bare `group by`. Records are grouped by the ids their links hold, and only those few groups are joined to the linked
 * records and put together again by what was asked of them. Values to be counted once take part in the first step too: `count(distinct …)` sorts what it is
 * given, and so it is given few.
 */
function groupsSql(sql: SqlContext, plan: AggregatePlan, measures: readonly Measure[]): string {
  const { entity, keys } = plan;
  const [t, g] = [sql.alias(), sql.alias()];
  const counted = new Set(measures.flatMap((m) => (m.measure === 'DISTINCT' ? [m.field] : [])));
  const links = new Set([...groupedLinks(plan), ...linkFields(entity).filter(({ name }) => counted.has(name))]);
  const targets = linked(sql, [...links]);
  const inTwo = links.size > 0 || counted.size > 0;
  const first: string[] = [];
  const partials: string[] = [];
  const named = (columns: string[], prefix: string, expression: string): string => {
    const known = columns.indexOf(expression);
    return `${g}.${prefix}${known === -1 ? columns.push(expression) - 1 : known}`;
  };
  const by = (expression: string): string => (inTwo ? named(first, 'k', expression) : expression);
  const gather = (aggregate: 'count' | 'sum' | 'min' | 'max', expression: string): string => {
    const whole = `${aggregate}(${expression})`;
    return inTwo ? `${aggregate === 'count' ? 'sum' : aggregate}(${named(partials, 'p', whole)})` : whole;
  };
  const columns = [
    ...keys.map((key, i) => `${keySql(sql, plan, key, t, targets, by)} as k${i}`),
    ...measures.map((measure, i) => `${measured(measure)} as m${i}`),
  ];
  const joins = joinsOf(sql, plan, targets, t, by);
  const groupBy = (count: number) => (count > 0 ? ` group by ${Array.from({ length: count }, (_, i) => i + 1).join(', ')}` : '');
  const records = `from ${entity.table} ${t}`;
  if (!inTwo) return `select ${columns.join(', ') || 'count(*)'} ${records}${joins} where ${recordsOf(sql, plan, t)}${groupBy(keys.length)}`;
  const step = [...first.map((expression, i) => `${expression} as k${i}`), ...partials.map((expression, i) => `${expression} as p${i}`)];
  const inner = `select ${step.join(', ')} ${records} where ${recordsOf(sql, plan, t)}${groupBy(first.length)}`;
  return `select ${columns.join(', ')} from (${inner}) ${g}${joins}${groupBy(keys.length)}`;

  function measured(measure: Measure): string {
    // The one group of no records at all has no first step to be added up.
    if (measure.measure === 'COUNT') return `coalesce(${gather('count', '*')}, 0)::integer`;
    if (measure.measure === 'DISTINCT') {
      const target = [...targets].find(([link]) => link.name === measure.field)?.[1];
      return `count(distinct ${target ? `${target.alias}.id` : by(value(sql, entity, measure.field, t))})::integer`;
    }
    const x = value(sql, entity, measure.field, t);
    // Fractions are added up as decimals: the sum of floats depends on the order of the rows, and the same question must have the same answer.
    const addend = measure.type === 'Float' ? `(${x})::numeric` : x;
    switch (measure.measure) {
      case 'SUM':
        return `${gather('sum', addend)}::double precision`;
      case 'AVG':
        return `(${gather('sum', addend)}::numeric / nullif(${gather('count', x)}, 0))::double precision`;
      case 'MIN':
        return gather('min', x);
      case 'MAX':
        return gather('max', x);
      default:
        return measure satisfies never;
    }
  }
}

/** The value as SQL groups and compares it: days as days. */
function value(sql: SqlContext, entity: Entity, name: string, alias: string): string {
  if (name === 'validFrom') return `${alias}.valid_from`;
  if (name === 'validTo') return `${alias}.valid_to`;
  const field = entity.fields.get(name);
  if (field?.kind === 'column') return `${alias}.${field.column}`;
  if (field?.kind === 'computed') return computedValue(sql, entity, field, alias);
  if (field) return output(sql, entity, field, alias);
  const record = recordExpressions(sql, entity, alias)[name];
  if (!record || !plainFields(entity).some((plain) => plain.name === name)) throw new Error(`${entity.name}.${name} is not grouped by`);
  return record;
}

function cut(key: Exclude<GroupKey, { kind: 'link' }>, x: string): string {
  switch (key.kind) {
    case 'field':
      return x;
    case 'period':
      return `date_trunc('${key.by}', (${x})::timestamp)::date`;
    case 'band':
      // Downwards below zero too, and in whole numbers where the field is one: twice as fast as floor() of a quotient.
      return key.type === 'Int'
        ? `(${x})::bigint - mod(mod((${x})::bigint, ${key.width}) + ${key.width}, ${key.width})`
        : `floor((${x}) / ${key.width}) * ${key.width}`;
    default:
      return key satisfies never;
  }
}

/** The persons behind a record: none, the one it is or names, or one row for each of several. */
function personOf(sql: SqlContext, { entity, alias }: Target): { id: string; join: string } | undefined {
  const { subject } = entity;
  if (!subject) return undefined;
  if (subject.via === 'self') return { id: `${alias}.id`, join: '' };
  if (subject.via === 'link') return { id: `${alias}.subject_id`, join: '' };
  const field = entity.fields.get(subject.field);
  if (field?.kind !== 'links') throw new Error(`${entity.name}: subject list ${subject.field}`);
  const through = entityOf(sql, field.target);
  const s = sql.alias();
  return { id: `${s}.subject_id`, join: ` join ${through.table} ${s} on ${s}.${linkColumn(through, field.via)} = ${alias}.id and ${asOf(s, sql.at)}` };
}

/** The records an aggregate is about. */
function recordsOf(sql: SqlContext, plan: AggregatePlan, t: string): string {
  return [asOf(t, sql.at), ...scopePredicate(sql, plan.entity, t, plan.rowScope), ...compileWhere(sql, plan.entity, plan.where, t)].join(' and ');
}

type Target = { entity: Entity; alias: string };

function groupedLinks({ entity, keys }: AggregatePlan): LinkToOne[] {
  return linkFields(entity).filter((link) => keys.some((key) => key.kind === 'link' && key.link === link));
}

function linked(sql: SqlContext, links: readonly LinkToOne[]): ReadonlyMap<LinkToOne, Target> {
  return new Map(links.map((link) => [link, { entity: entityOf(sql, link.target), alias: sql.alias() }]));
}

function targetOf(targets: ReadonlyMap<LinkToOne, Target>, link: LinkToOne): Target {
  const target = targets.get(link);
  if (!target) throw new Error(`${link.name} is not joined`);
  return target;
}

/** Linked records in force that the caller may see; `by` names a value of a record after a first step of grouping. */
function joinsOf(sql: SqlContext, plan: AggregatePlan, targets: ReadonlyMap<LinkToOne, Target>, t: string, by = (x: string) => x): string {
  return [...targets]
    .map(([link, { entity, alias }]) => {
      const on = [`${alias}.id = ${by(output(sql, plan.entity, link, t))}`, asOf(alias, sql.at), ...scopePredicate(sql, entity, alias, sql.scope(entity))];
      return ` left join ${entity.table} ${alias} on ${on.join(' and ')}`;
    })
    .join('');
}

function keySql(sql: SqlContext, plan: AggregatePlan, key: GroupKey, t: string, targets: ReadonlyMap<LinkToOne, Target>, by = (x: string) => x): string {
  if (key.kind === 'link') {
    const { alias } = targetOf(targets, key.link);
    const x = value(sql, key.target, key.field, alias);
    // A linked record that is not there has no status and no computed value either.
    return x.startsWith(`${alias}.`) ? x : `case when ${alias}.id is not null then ${x} end`;
  }
  return by(cut(key, value(sql, plan.entity, key.field, t)));
}

/** What a group stands for, its keys in an order of their own: whoever asks for them in another order is asking for the same table. */
function signature({ keys }: AggregatePlan, alias: string): string {
  if (keys.length === 0) return `'[]'`;
  const named = keys.map((key, i) => ({ name: JSON.stringify(key), column: `${alias}.k${i}` })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `json_array(${named.map(({ column }) => column).join(', ')} null on null)::text`;
}

function sortKey(keys: readonly GroupKey[], place: number, alias: string): string {
  return `${alias}.k${place}${keys[place]?.type === 'String' ? ' collate "vi-x-icu"' : ''}`;
}

function group(plan: AggregatePlan, selection: readonly Selection[], column: (measure: Measure) => string, alias: string): string {
  const { entity, keys } = plan;
  const keyed = (parts: readonly Selection[], holder: Entity, find: (name: string) => number, isLinked: boolean): string =>
    object(
      parts.map(({ key, name, children }): [string, string] => {
        if (name === '__typename') return [key, `'${holder.name}GroupKey'`];
        const link = linkFields(holder).find((l) => l.name === name);
        if (link) {
          const target = isLinked ? undefined : keys.find((k) => k.kind === 'link' && k.link === link);
          if (target?.kind !== 'link') return [key, 'null'];
          return [key, keyed(children, target.target, (field) => keys.findIndex((k) => k.kind === 'link' && k.link === link && k.field === field), true)];
        }
        const place = find(name);
        return [key, place === -1 ? 'null' : shown(keys[place]?.type ?? '', `${alias}.k${place}`)];
      }),
    );
  return object(
    selection.map((part): [string, string] => {
      const { key, name, children } = part;
      if (name === '__typename') return [key, `'${entity.name}Group'`];
      if (name === 'key') return [key, keyed(children, entity, (field) => keys.findIndex((k) => k.kind !== 'link' && k.field === field), false)];
      if (name === 'count') return [key, column({ measure: 'COUNT' })];
      const type = `${entity.name}${name === 'distinct' ? 'Distinct' : name === 'sum' || name === 'avg' ? 'Numbers' : 'Extremes'}`;
      return [
        key,
        object(
          children.map((child): [string, string] => {
            const [measure] = selectedMeasures([{ ...part, children: [child] }], entity);
            return [child.key, measure ? shown(measure.measure === 'MIN' || measure.measure === 'MAX' ? measure.type : '', column(measure)) : `'${type}'`];
          }),
        ),
      ];
    }),
  );
}

function shown(type: string, expression: string): string {
  if (type === 'Date') return dayText(expression);
  return type === 'DateTime' ? instantText(expression) : expression;
}

function orderMeasures(plan: AggregatePlan): Measure[] {
  return plan.orderBy.flatMap((o) => ('measure' in o ? [o.measure] : []));
}

function distinctMeasures(measures: readonly Measure[]): Measure[] {
  return measures.filter((measure, i) => measures.findIndex((m) => sameMeasure(m, measure)) === i);
}

function sameMeasure(a: Measure, b: Measure): boolean {
  return a.measure === b.measure && (a.measure === 'COUNT' || b.measure === 'COUNT' || a.field === b.field);
}

/** Response keys are GraphQL names, so they need no escaping. */
function object(fields: readonly [string, string][]): string {
  return fields.length === 0 ? `json_object()` : `json_object(${fields.map(([key, x]) => `'${key}' value ${x}`).join(', ')})`;
}
