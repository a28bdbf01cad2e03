import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Model } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';

/** A choice of numbers and of items, from the stream that an operation is made of. */
export type Choosing = { next(max: number): number; chance(percent: number): boolean; pick<T>(items: readonly T[]): T };

type World = { model: Model; schema: GraphQLSchema; ids: readonly string[] };

/** Where a filter stands: by itself, behind a link to one record, behind a list. */
type Behind = 'nothing' | 'link' | 'list';

/**
 * Random inputs of any type of the schema, as literals. Members, operators and values are taken from the types alone, so one that is new is
 * met by itself. What is known here is only what would otherwise be refused nearly always: that a measure needs its field, and a bucket a
 * way to cut.
 */
export function randomInputs({ model, schema, ids }: World, { next, chance, pick }: Choosing) {
  return { input, selection };

  function input(type: GraphQLInputType, depth: number, holder: Entity, behind: Behind = 'nothing'): string {
    if (isNonNullType(type)) return input(type.ofType, depth, holder, behind);
    if (isListType(type)) return `[${Array.from({ length: 1 + next(2) }, () => input(type.ofType, depth, holder, behind)).join(', ')}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return literal(type.name);
    const members = Object.values(type.getFields());
    if (type.getFields().measure) return measured(type, depth, holder);
    if (type.getFields().width) return bucket(type, holder);
    const target = entityOf(type.name) ?? holder;
    const possible = members.filter((member) => {
      const place = member.description?.match(/^Only directly behind a (link|list)/)?.[1];
      const isThere = place === undefined || behind === 'list' || behind === place;
      return isThere && (depth > 0 || type.isOneOf || !nests(member.type)) && !isNonNullType(member.type);
    });
    const needed = members.filter((member) => isNonNullType(member.type));
    if (possible.length === 0 && needed.length === 0)
      return members.some(({ name }) => name === 'id') ? `{ id: { in: [${literal('ID')}] } }` : '{}';
    // What is no field of the record is an operator, and there are few of them beside many fields.
    const operators = possible.filter(({ name }) => !target.fields.has(name));
    const one = () => pick(operators.length > 0 && chance(50) ? operators : possible);
    const others = possible.length === 0 ? [] : type.isOneOf || chance(75) ? [one()] : [one(), one()];
    const chosen = [...new Set([...needed, ...others])];
    return `{ ${chosen.map((member) => `${member.name}: ${input(member.type, depth - 1, target, behindOf(target, member.name))}`).join(', ')} }`;
  }

  function behindOf(entity: Entity, name: string): Behind {
    const field = entity.fields.get(name);
    if (!field) return 'nothing';
    return field.kind === 'links' ? 'list' : 'link';
  }

  /** Whether filters can stand in it. */
  function nests(type: GraphQLInputType): boolean {
    if (isNonNullType(type) || isListType(type)) return nests(type.ofType);
    return isInputObjectType(type) && (type.getFields().not !== undefined || type.getFields().where !== undefined);
  }

  /** A measure with its field, and what it is compared with or ordered by. */
  function measured(type: GraphQLInputObjectType, depth: number, holder: Entity): string {
    const { measure, field, p, where, key, direction, ...bounds } = type.getFields();
    const entity = entityOf(type.name) ?? holder;
    if (key && chance(30)) return `{ key: 1, direction: ${input(direction?.type as GraphQLInputType, 0, entity)} }`;
    const which = input(measure?.type as GraphQLInputType, 0, entity);
    const ofNumbers = numbersOf(entity);
    const days = fieldsOf(entity, 'Extremes').filter((name) => !ofNumbers.includes(name));
    const isOfDays = /^(MIN|MAX)$/.test(which) && bounds.since !== undefined && days.length > 0 && chance(50);
    const allowed = field && getNamedType(field.type);
    const fields = /^(DISTINCT|FILLED|MISSING)$/.test(which) ? fieldsOf(entity, 'Distinct') : isOfDays ? days : ofNumbers;
    const isCounted = which === 'COUNT' || (which === 'SHARE' && chance(50));
    const named = isCounted ? [] : fields.filter((name) => isEnumType(allowed) && allowed.getValue(name));
    if (which !== 'COUNT' && which !== 'SHARE' && (named.length === 0 || !field)) return direction ? '{ measure: COUNT }' : '{ gte: 1 }';
    const bound = pick(Object.values(bounds).filter(({ name }) => /^(since|before)$/.test(name) === isOfDays)) as
      | { name: string; type: GraphQLInputType }
      | undefined;
    return `{ ${[
      `measure: ${which}`,
      ...(field && named.length > 0 ? [`field: ${pick(named)}`] : []),
      ...(which === 'PERCENTILE' ? [`p: ${pick([0, 50, 90])}`] : []),
      ...(where && depth > 0 && chance(40) ? [`where: ${input(where.type, depth - 1, entity)}`] : []),
      ...(direction ? [`direction: ${input(direction.type, 0, entity)}`] : bound ? [`${bound.name}: ${literal(String(bound.type))}`] : []),
    ].join(', ')} }`;
  }

  function bucket(type: GraphQLInputObjectType, holder: Entity): string {
    const entity = entityOf(type.name) ?? holder;
    const ofNumbers = numbersOf(entity);
    if (ofNumbers.length > 0 && chance(40)) return `{ field: ${pick(ofNumbers)}, width: ${pick([1, 5, 100])} }`;
    const days = fieldsOf(entity, 'Extremes').filter((name) => !ofNumbers.includes(name));
    const by = input(type.getFields().by?.type as GraphQLInputType, 0, entity);
    return `{ field: ${pick(days)}, by: ${by}${chance(30) ? `, fill: ${chance(80)}` : ''} }`;
  }

  function numbersOf(entity: Entity): string[] {
    const enumeration = schema.getType(`${entity.name}MeasuredField`);
    return isEnumType(enumeration) ? enumeration.getValues().map(({ name }) => name) : fieldsOf(entity, 'Numbers');
  }

  function fieldsOf(entity: Entity, suffix: string): string[] {
    const type = schema.getType(`${entity.name}${suffix}`);
    return isObjectType(type) ? Object.keys(type.getFields()) : [];
  }

  /** The entity that a type is derived from: the longest name it begins with. */
  function entityOf(name: string): Entity | undefined {
    return entityNamed(model, name);
  }

  /** Some of the figures of a group, each with a field or two. */
  function selection(type: unknown): string {
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields());
    const some = fields.filter(() => chance(fields.length > 8 && !type.name.endsWith('Group') ? 10 : 50));
    const parts = (some.length > 0 ? some : [pick(fields)]).map((field, i) => {
      const given = field.args.map((arg) => `${arg.name}: ${literal(String(arg.type))}`).join(', ');
      return `${field.args.length > 0 ? `f${i}: ` : ''}${field.name}${given ? `(${given})` : ''}${selection(getNamedType(field.type))}`;
    });
    return ` { ${parts.join(' ')} }`;
  }

  function literal(type: string): string {
    const name = type.replace(/!$/, '');
    switch (name) {
      case 'ID':
        return JSON.stringify(pick(ids));
      case 'Int':
        return String(pick([0, 1, 29, 2020]));
      case 'Float':
        return String(pick([0, 1, 2, 29.5]));
      case 'Boolean':
        return String(chance(50));
      case 'String':
        return JSON.stringify(pick(['Thaco', 'gia lap', 'vna tai', 'ha nooi', 'đường', 'Th', '44']));
      case 'Date':
        return JSON.stringify(pick(['2024-05-01', '2025-01-01', '2025-06-30', '2026-01-01']));
      case 'Duration':
        return JSON.stringify(pick(['P0D', 'P30D', '-P30D', 'P1Y', '-P1Y6M', 'P200Y']));
      case 'GeoJSON':
        return JSON.stringify('{"type":"Polygon","coordinates":[[[105,20],[107,20],[107,22],[105,22],[105,20]]]}');
      default:
        return JSON.stringify(model.scalars.get(name)?.example ?? '44');
    }
  }
}

/** The entity or gathered type whose name a derived type begins with. */
export function entityNamed({ declarations: { entities, views } }: Model, name: string): Entity | undefined {
  for (let end = name.length; end > 0; end--) {
    const found = entities.get(name.slice(0, end)) ?? views.get(name.slice(0, end));
    if (found) return found;
  }
  return undefined;
}
