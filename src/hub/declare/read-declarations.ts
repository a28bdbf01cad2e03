import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkArea } from './areas.js';
import { derivedEnd } from './field-ends.js';
import { appearancesOf, gathered, kindsName, kindsOf } from './gather.js';
import { readLifeCycles } from './life-cycle.js';
import { numberScalars } from './number-scalars.js';
import { boundsOf } from './read-bounds.js';
import { readCosts } from './read-costs.js';
import { exclusivesOf } from './read-exclusive.js';
import { checkPlaced, placedOf } from './read-placed.js';
import { readRecordFields } from './record-fields.js';
import { checkStatus } from './record-status.js';
import { sqlType } from './sql-type.js';
import { type SubjectDirective, silentLinks, subjectFrom } from './subject.js';
import { successionOf } from './succession.js';
import { twinColumn } from './twins.js';
import type {
  ColumnField,
  ComputedArgument,
  Confidence,
  Declarations,
  DerivedField,
  Entity,
  Field,
  FieldClass,
  FieldSource,
  LifeCycle,
  MistakenUnit,
  Retention,
  Within,
} from './types.js';

/**
 * Reads the registers' own SDL (before derivation) into declarations. Promise: whatever is inconsistent – a link without its other side, a
 * path that leads nowhere, an unknown subject – stops the start with the place named.
 */
export function readDeclarations(document: DocumentNode, registers: Declarations['registers']): Declarations {
  const enums = new Map<string, ReadonlyMap<string, string>>();
  const types = new Map<string, ObjectTypeDefinitionNode>();
  const objects = new Map<string, ObjectTypeDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      enums.set(
        definition.name.value,
        new Map((definition.values ?? []).map((v) => [v.name.value, text(v, 'label', 'vi') ?? v.name.value])),
      );
    }
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      (directive(definition, 'entity') ? types : objects).set(definition.name.value, definition);
  }
  const known: Known = { types, objects, enums, lifeCycles: readLifeCycles(document) };
  const read = new Map<string, Entity>();
  for (const [name, type] of types) read.set(name, readEntity(type, known));
  const successions = new Map(
    [...read.values()].flatMap((entity) => {
      const [from, to, on] = ['from', 'to', 'on'].map((name) => text(types.get(entity.name) ?? {}, 'succession', name));
      return from === undefined || to === undefined || on === undefined ? [] : [successionOf(entity, { from, to, on })];
    }),
  );
  const entities = new Map(
    [...read].map(([name, entity]) => {
      const succession = successions.get(name);
      const subject = subjectFrom(entity, read, (of) => subjectDirective(types.get(of)));
      if (succession && subject.subject) throw new Error(`${name}: @succession is of records that are nobody's data`);
      return [name, { ...entity, ...subject, ...(succession ? { succession } : {}) }];
    }),
  );
  const views = new Map<string, Entity>();
  for (const [name, type] of objects) {
    const by = text(type, 'gathered', 'by');
    if (!by) continue;
    const appearances = appearancesOf(by, document, entities);
    const view = gathered(readEntity(type, known), appearances);
    views.set(name, view);
    enums.set(kindsName(view), kindsOf(appearances));
  }
  const declarations: Declarations = {
    registers,
    entities,
    views,
    enums,
    recordFields: readRecordFields(document),
    costs: readCosts(document),
  };
  checkDeclarations(declarations);
  return declarations;
}

type Known = {
  types: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  /** Object types that are no records: what a computed answer may consist of. */
  objects: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  enums: Declarations['enums'];
  lifeCycles: ReadonlyMap<string, LifeCycle>;
};

function readEntity(type: ObjectTypeDefinitionNode, known: Known): Entity {
  const name = type.name.value;
  const singular = lowerFirst(name);
  const fields = new Map<string, Field>();
  for (const field of type.fields ?? []) fields.set(field.name.value, readField(name, field, known));
  return {
    name,
    register: text(type, 'entity', 'register') ?? text(type, 'gathered', 'register') ?? '',
    singular,
    plural: text(type, 'entity', 'plural') ?? `${singular}s`,
    table: snake(name),
    label: text(type, 'label', 'vi') ?? name,
    description: type.description?.value ?? '',
    source: source(type),
    fields,
    ...exclusivesOf(type, fields),
    ...alikeOf(type, fields),
    ...placedOf(type),
    ...retentionOf(type, fields),
  };
}

function retentionOf(type: ObjectTypeDefinitionNode, fields: ReadonlyMap<string, Field>): { retention?: Retention } {
  const [period, since, law, confidence] = ['period', 'since', 'law', 'confidence'].map((name) => text(type, 'retention', name));
  if (period === undefined || since === undefined || law === undefined) return {};
  const day = fields.get(since);
  if (day?.kind !== 'column' || day.type !== 'Date' || !/^P[1-9]\d?[YM]$/.test(period))
    throw new Error(`${type.name.value}: @retention needs a period of years or months after a Date of its own`);
  return { retention: { period, since, law, confidence: confidence as Confidence } };
}

function subjectDirective(type: ObjectTypeDefinitionNode | undefined): SubjectDirective {
  if (!type) return { via: [], none: undefined };
  const via = argument(type, 'subject', 'via');
  return {
    via: (Array.isArray(via) ? via : [via]).filter((one): one is string => typeof one === 'string'),
    none: text(type, 'subject', 'none'),
  };
}

function alikeOf(
  { name, directives = [] }: ObjectTypeDefinitionNode,
  fields: ReadonlyMap<string, Field>,
): { alike?: readonly (readonly string[])[] } {
  const said = directives
    .flatMap((one) => (one.name.value === 'alike' ? (one.arguments ?? []) : []))
    .map(({ value }) => valueFromASTUntyped(value));
  const alike = said.map((names) => [names].flat().map(String));
  const misfit = alike.flat().find((field) => fields.get(field)?.kind !== 'column');
  if (misfit !== undefined) throw new Error(`${name}: @alike names "${misfit}", which is no column`);
  return alike.length === 0 ? {} : { alike };
}

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, string>);

function readField(entity: string, node: FieldDefinitionNode, { types, objects, enums, lifeCycles }: Known): Field {
  const name = node.name.value;
  const { type, list, required } = unwrap(node.type);
  const base = {
    name,
    description: node.description?.value ?? '',
    label: text(node, 'label', 'vi') ?? name,
    class: fieldClass(node),
    source: source(node),
    required,
    ...optional('kept', text(node, 'kept', 'because')),
    ...(directive(node, 'personName') ? ({ isPersonName: true } as const) : {}),
    ...(directive(node, 'statistic')
      ? {
          statistic: {
            ...optional('by', text(node, 'statistic', 'by')?.toLowerCase()),
            ...wholeNumber(node, 'width'),
            ...wholeNumber(node, 'least'),
          },
        }
      : {}),
  };
  const key = directive(node, 'key')
    ? { unique: flag(node, 'key', 'unique') ?? true, reused: flag(node, 'key', 'reused') ?? false }
    : undefined;
  const path = text(node, 'derived', 'path');
  const isEntity = types.has(type);
  if (path) {
    const [first, second, ...rest] = path.split('.');
    if (!first || !second || rest.length > 0) throw new Error(`${entity}.${name}: @derived(path: "${path}") must be "link.field"`);
    return { ...base, kind: 'derived', type, path: [first, second], ...(isEntity ? { target: type } : {}), ...(key ? { key } : {}) };
  }
  if (directive(node, 'computed')) {
    const parts = objects
      .get(type)
      ?.fields?.map((part) => ({ name: part.name.value, class: fieldClass(part), required: part.type.kind === Kind.NON_NULL_TYPE }));
    return {
      ...base,
      kind: 'computed',
      type,
      isEnum: enums.has(type),
      arguments: (node.arguments ?? []).map(readArgument),
      ...(parts ? { parts } : {}),
    };
  }
  if (isEntity && list) {
    const via = text(node, 'link', 'via');
    if (!via) throw new Error(`${entity}.${name}: a list of records needs @link(via:)`);
    return { ...base, kind: 'links', target: type, via };
  }
  if (isEntity) {
    return {
      ...base,
      kind: 'link',
      target: type,
      column: `${snake(name)}_id`,
      onClose: (text(node, 'link', 'onClose') ?? 'refuse') as 'refuse' | 'keep',
    };
  }
  const column = snake(name);
  const lifeCycle = list ? undefined : lifeCycles.get(type);
  const twin = twinColumn({ type, column, list });
  return {
    ...base,
    kind: 'column',
    type,
    list,
    isEnum: enums.has(type),
    column,
    ...(twin ? { twin } : {}),
    ...(lifeCycle ? { lifeCycle } : {}),
    searchable: directive(node, 'search') !== undefined,
    multiline: directive(node, 'multiline') !== undefined,
    ...boundsOf(`${entity}.${name}`, node, { type, list }),
    ...withinOf(node),
    ...optional('yearField', text(node, 'partial', 'year')),
    ...mistakenOf(node),
    ...(directive(node, 'area') ? { area: { tolerance: Number(argument(node, 'area', 'tolerance') ?? 0) } } : {}),
    isExpiry: directive(node, 'expiry') !== undefined,
    isEnd: directive(node, 'ends') !== undefined,
    ...(key ? { key } : {}),
  };
}

function withinOf(node: FieldDefinitionNode): { within?: Within } {
  const [link, from, to] = ['link', 'from', 'to'].map((name) => text(node, 'within', name));
  if (link === undefined || from === undefined || to === undefined) return {};
  return { within: { link, from, to, severity: text(node, 'within', 'severity') === 'ERROR' ? 'error' : 'warning' } };
}

function mistakenOf(node: FieldDefinitionNode): { mistaken?: MistakenUnit } {
  const unit = text(node, 'mistaken', 'unit');
  return unit === undefined ? {} : { mistaken: { unit, factor: Number(argument(node, 'mistaken', 'factor')) } };
}

function wholeNumber<Name extends string>(node: FieldDefinitionNode, name: Name): Partial<Record<Name, number>> {
  const value = directive(node, 'statistic')?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.INT ? ({ [name]: Number(value.value) } as Partial<Record<Name, number>>) : {};
}

function readArgument(node: InputValueDefinitionNode): ComputedArgument {
  const { type, list, required } = unwrap(node.type);
  if (list || (node.name.value === 'on' && type !== 'Date'))
    throw new Error(`argument ${node.name.value} of a computed field: one value, and \`on\` is a Date`);
  return { name: node.name.value, type, required };
}

/** Every link, path and subject leads somewhere of the right kind. */
function checkDeclarations({ entities, views, registers }: Declarations): void {
  for (const entity of [...entities.values(), ...views.values()]) {
    if (!registers.has(entity.register)) throw new Error(`${entity.name}: unknown register "${entity.register}"`);
    const [silent] = silentLinks(entity, entities);
    if (silent) {
      throw new Error(
        `${entity.name}: every record hangs on a ${silent.target}, which may be about a person: say @subject(via: "${silent.name}"), or @subject(none:) with the reason`,
      );
    }
    checkStatus(entity);
    checkArea(entity);
    checkPlaced(entity, entities);
    for (const field of entity.fields.values()) {
      if (field.kind === 'links') {
        const back = entities.get(field.target)?.fields.get(field.via);
        if (back?.kind !== 'link' || back.target !== entity.name)
          throw new Error(`${entity.name}.${field.name}: ${field.target}.${field.via} does not link back`);
      }
      if (field.kind === 'column' && numberScalars.has(field.type))
        throw new Error(
          `${entity.name}.${field.name}: ${field.type} is for arguments; a column is an ${numberScalars.get(field.type)?.of}, and a check rule holds its bounds`,
        );
      if ((field.kind === 'column' || field.kind === 'derived') && field.key !== undefined) checkKey({ entities }, entity, field);
      if (field.kind === 'column' && field.yearField !== undefined) checkYear(entity, field);
      if (field.kind === 'column' && field.within) checkWithin(entities, entity, { ...field, within: field.within });
      if (field.kind === 'derived') derivedEnd({ entities }, entity, field.path);
      if (field.kind !== 'computed') continue;
      for (const part of field.parts ?? [])
        if (part.class !== 'open' && part.required)
          throw new Error(`${entity.name}.${field.name}: ${part.name} can be withheld, so it cannot be promised`);
    }
  }
}

/** Keys are compared, folded and hashed as texts, and what a caller names a record by is one. */
function checkKey({ entities }: Pick<Declarations, 'entities'>, entity: Entity, field: ColumnField | DerivedField): void {
  const end = field.kind === 'derived' ? derivedEnd({ entities }, entity, field.path).end : field;
  if (end.kind !== 'column' || end.list || end.isEnum || end.twin !== undefined || sqlType(end.type) !== 'text')
    throw new Error(`${entity.name}.${field.name}: @key is for one text; ${field.type} is none`);
}

/** Whoever may ask for the day may ask for its year, so that a group by years needs no more rights than the day. */
function checkYear(entity: Entity, { name, type, class: is, required, yearField = '' }: ColumnField): void {
  const year = entity.fields.get(yearField);
  if (type !== 'Date' || year?.kind !== 'column' || year.type !== 'Int' || year.class !== is || required)
    throw new Error(`${entity.name}.${name}: @partial names a year as sensitive as its day`);
}

function checkWithin(
  entities: Declarations['entities'],
  entity: Entity,
  { name, type, within: { link, from, to } }: ColumnField & { within: Within },
): void {
  const behind = entity.fields.get(link);
  const target = behind?.kind === 'link' ? entities.get(behind.target) : undefined;
  const isLike = (end: string) => {
    const field = target?.fields.get(end);
    return field?.kind === 'column' && field.type === type && field.class === 'open';
  };
  if (!isLike(from) || !isLike(to))
    throw new Error(`${entity.name}.${name}: @within names no open ${type} fields of a record behind a link`);
}

type Annotated = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

function directive(node: Annotated, name: string): ConstDirectiveNode | undefined {
  return node.directives?.find((d) => d.name.value === name);
}

function argument(node: Annotated, name: string, arg: string): unknown {
  const value = directive(node, name)?.arguments?.find((a) => a.name.value === arg)?.value;
  return value ? valueFromASTUntyped(value) : undefined;
}

function text(node: Annotated, name: string, arg: string): string | undefined {
  const value = argument(node, name, arg);
  return typeof value === 'string' ? value : undefined;
}

function fieldClass(node: FieldDefinitionNode): FieldClass {
  return (text(node, 'class', 'is') ?? 'open') as FieldClass;
}

function flag(node: Annotated, name: string, arg: string): boolean | undefined {
  const value = argument(node, name, arg);
  return typeof value === 'boolean' ? value : undefined;
}

function source(node: Annotated): FieldSource {
  const law = text(node, 'source', 'law');
  const confidence = text(node, 'source', 'confidence') as Confidence | undefined;
  return { ...(law ? { law } : {}), ...(confidence ? { confidence } : {}) };
}

function unwrap(type: TypeNode): { type: string; list: boolean; required: boolean } {
  const required = type.kind === Kind.NON_NULL_TYPE;
  const nullable = required ? type.type : type;
  const list = nullable.kind === Kind.LIST_TYPE;
  let named: TypeNode = nullable;
  while (named.kind !== Kind.NAMED_TYPE) named = named.type;
  return { type: named.name.value, list, required };
}

export function snake(name: string): string {
  return lowerFirst(name).replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
