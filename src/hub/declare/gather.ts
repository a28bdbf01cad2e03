import { type DirectiveDefinitionNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';
import { statusFields } from './record-status.js';
import { TWINS } from './twins.js';
import { type ColumnField, type Entity, type Field, type LinkOneField, RECORD_COLUMNS } from './types.js';

/** Where a record of `entity` finds the values of the common fields: common field → own field (or `id`). */
type Appearance = { entity: Entity; fields: ReadonlyMap<string, string> };

/** The field of a gathered type that says which type a row is of. */
export const TYPE_FIELD = 'type';

/**
 * A gathered type is an entity without a table: its rows are the rows of every type that carries the directive `by`, under common field
 * names, with a link to the record itself under the name of its type. The union stands where a table would, so filters, orders, pages,
 * times and links are those of any entity, and PostgreSQL pushes them into each branch. Nothing can be written to it.
 */
export function gathered(view: Entity, appearances: readonly Appearance[]): Entity {
  const members = [...new Map(appearances.map(({ entity }) => [entity.name, entity])).values()];
  const type = view.fields.get(TYPE_FIELD);
  if (type?.kind !== 'column' || type.type !== kindsName(view))
    throw new Error(`${view.name}: ${TYPE_FIELD}: ${kindsName(view)}! says which type a row is of`);
  const fields = new Map<string, Field>([
    ...view.fields,
    [TYPE_FIELD, { ...type, isEnum: true }],
    ...members.map((entity) => [entity.singular, memberLink(entity)] as const),
  ]);
  const stored = [...view.fields.values()].filter(
    (field): field is ColumnField | LinkOneField => field.kind === 'column' || field.kind === 'link',
  );
  const branches = appearances.map((appearance) => branch(appearance, stored, members));
  return { ...view, fields, table: `(${branches.join(' union all ')})` };
}

/** The enum of the types that are gathered: a misspelt one is refused, where as a text it would find nothing. */
export function kindsName(view: Entity): string {
  return `${view.name}Type`;
}

/** Its values, each with the Vietnamese name of the type. */
export function kindsOf(appearances: readonly Appearance[]): ReadonlyMap<string, string> {
  return new Map(appearances.map(({ entity }) => [entity.name, entity.label]));
}

function branch({ entity, fields }: Appearance, stored: readonly (ColumnField | LinkOneField)[], members: readonly Entity[]): string {
  const own = (common: Field): ColumnField | LinkOneField | undefined => {
    const field = entity.fields.get(fields.get(common.name) ?? '');
    return field?.kind === 'column' || field?.kind === 'link' ? field : undefined;
  };
  const columns = stored.flatMap((common) => {
    if (common.name === TYPE_FIELD) return [`'${entity.name}'::text as ${common.column}`];
    if (fields.get(common.name) === 'id') return [`b.id as ${common.column}`];
    const found = own(common);
    if (common.kind === 'link') return [`${found ? `b.${found.column}` : 'null::uuid'} as ${common.column}`];
    const value = `${found ? `b.${found.column}` : `null::${STORED[common.type] ?? 'text'}`} as ${common.column}`;
    const twin = found?.kind === 'column' && found.twin ? `b.${found.twin}` : `null::${TWINS[common.type]?.sqlType ?? 'text'}`;
    return common.twin ? [value, `${twin} as ${common.twin}`] : [value];
  });
  const links = members.map((member) => `${member === entity ? 'b.id' : 'null::uuid'} as ${member.table}_member_id`);
  return `select ${[...RECORD_COLUMNS.map((name) => `b.${name}`), ...columns, ...links].join(', ')} from ${entity.table} b`;
}

const STORED: Readonly<Record<string, string>> = { Int: 'integer', Float: 'double precision', Boolean: 'boolean', Date: 'date' };

function memberLink({ name, singular, table, label }: Entity): LinkOneField {
  return {
    kind: 'link',
    name: singular,
    description: `The record itself, when it is a \`${name}\`.`,
    label,
    class: 'open',
    source: {},
    required: false,
    target: name,
    column: `${table}_member_id`,
    onClose: 'keep',
  };
}

/** Who appears under a gathered type: every use of the directive, with what its arguments name. */
export function appearancesOf(by: string, document: DocumentNode, entities: ReadonlyMap<string, Entity>): Appearance[] {
  const defaults = defaultsOf(
    document.definitions.find((d): d is DirectiveDefinitionNode => d.kind === Kind.DIRECTIVE_DEFINITION && d.name.value === by),
  );
  return document.definitions.flatMap((definition) => {
    const entity = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? entities.get(definition.name.value) : undefined;
    if (!entity || definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const uses = (definition.directives ?? []).filter(({ name }) => name.value === by);
    // A gathered row has no subject of its own, so nobody would be asked whether it may be seen.
    if (uses.length > 0 && entity.subject)
      throw new Error(`${entity.name}: @${by} gathers open records only, and this one is about persons`);
    if (uses.length > 0 && Object.keys(statusFields(entity)).length > 0)
      throw new Error(`${entity.name}: @${by} gathers no \`status\` that rests on fields`);
    return uses.map((use) => {
      const given = new Map((use.arguments ?? []).map(({ name, value }) => [name.value, String(valueFromASTUntyped(value))]));
      const misfit = [...given].find(([, field]) => field !== 'id' && !entity.fields.has(field));
      if (misfit) throw new Error(`${entity.name}: @${by}(${misfit[0]}: "${misfit[1]}") names no field`);
      return { entity, fields: new Map([...defaults, ...given]) };
    });
  });
}

function defaultsOf(directive: DirectiveDefinitionNode | undefined): ReadonlyMap<string, string> {
  return new Map(
    (directive?.arguments ?? []).flatMap(({ name, defaultValue }) =>
      defaultValue ? [[name.value, String(valueFromASTUntyped(defaultValue))]] : [],
    ),
  );
}
