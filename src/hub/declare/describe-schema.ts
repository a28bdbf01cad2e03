import { type DocumentNode, type FieldDefinitionNode, Kind, type NamedTypeNode, type StringValueNode, type TypeNode } from 'graphql';
import { CHANGES } from './change-groups.js';
import { ARGUMENTS, MEMBERS, TYPES } from './common-words.js';
import { FRAME_LABELS } from './frame-labels.js';
import { inWords } from './in-words.js';
import type { Declarations, Entity } from './types.js';

/**
 * Describes whatever nobody described: what stands for a declared field gets its caption, what lists, filters and groups have in common the
 * sentence of `common-words.ts`. Stops with the names of what is left: an element that nobody can look up is no part of a contract.
 */
export function describeSchema(document: DocumentNode, declarations: Declarations): DocumentNode {
  const derived = derivedWords(declarations);
  const bare: string[] = [];
  const say = <Node extends Described>(node: Node, name: string, words: () => string | undefined): Node => {
    if (node.description) return node;
    const text = words();
    if (text === undefined) bare.push(name);
    return text === undefined ? node : { ...node, description: described(text) };
  };
  const definitions = document.definitions.map((definition) => {
    if (!('name' in definition) || definition.name === undefined) return definition;
    const type = definition.name.value;
    switch (definition.kind) {
      case Kind.ENUM_TYPE_DEFINITION: {
        const values = (definition.values ?? []).map((value) => {
          const label = labelOf(declarations, type, value.name.value);
          const captioned =
            value.description && label ? { ...value, description: described(caption(label, value.description.value)) } : value;
          return say(captioned, `${type}.${value.name.value}`, () =>
            label ? caption(label, `${inWords(value.name.value)}.`) : derived.member(type, value.name.value),
          );
        });
        return say({ ...definition, values }, type, () => derived.type(type));
      }
      case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
        const fields = (definition.fields ?? []).map((field) =>
          say(field, `${type}.${field.name.value}`, () => derived.member(type, field.name.value)),
        );
        return say({ ...definition, fields }, type, () => derived.type(type));
      }
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        const fields = (definition.fields ?? []).map((field) => {
          const name = `${type}.${field.name.value}`;
          const given = (field.arguments ?? []).map((one) =>
            say(one, `${name}(${one.name.value})`, () => derived.argument(field, one.name.value)),
          );
          return say({ ...field, arguments: given }, name, () => derived.member(type, field.name.value));
        });
        return say({ ...definition, fields }, type, () => derived.type(type));
      }
      default:
        return 'description' in definition ? say(definition, type, () => derived.type(type)) : definition;
    }
  });
  if (bare.length > 0) throw new Error(`a description is missing (in the SDL, by a @label, or in common-words.ts): ${gathered(bare)}`);
  return { ...document, definitions };
}

/** A member that every entity has is told once. */
function gathered(names: readonly string[]): string {
  const alike = new Map<string, string[]>();
  for (const name of names) {
    const end = name.replace(/^.*[.(]/, '');
    alike.set(end, [...(alike.get(end) ?? []), name]);
  }
  return [...alike.values()].map(([first, ...others]) => `${first}${others.length > 0 ? ` and ${others.length} like it` : ''}`).join(', ');
}

/** What follows from the declarations for an element by its name; undefined where nothing does. */
function derivedWords({ entities, views, enums }: Declarations) {
  const all = [...entities.values(), ...views.values(), CHANGES];
  const byName = new Map(all.map((entity) => [entity.name, entity]));
  const captions = new Map(all.map((entity) => [entity, captionsOf(entity)]));
  /** `VehicleGroupKey` is about `Vehicle`: the longest name it begins with. */
  const entityOf = (type: string): Entity | undefined => {
    for (let end = type.length; end > 0; end--) {
      const found = byName.get(type.slice(0, end));
      if (found) return found;
    }
    return undefined;
  };
  const captionOf = (entity: Entity | undefined, field: string) => (entity ? captions.get(entity)?.get(field) : undefined);
  return {
    member: (type: string, name: string) => captionOf(entityOf(type), name) ?? MEMBERS[name],
    argument: (field: FieldDefinitionNode, name: string) =>
      captionOf(byName.get(namedType(field.type).name.value), name) ?? ARGUMENTS[name],
    type(name: string): string | undefined {
      if (enums.has(name)) return valuesOf(name, all);
      const [suffix, sentence] = TYPES.find(([end]) => name.endsWith(end)) ?? [];
      return suffix && sentence ? sentence(name.slice(0, -suffix.length)) : undefined;
    },
  };
}

function captionsOf({ fields }: Entity): ReadonlyMap<string, string> {
  return new Map([
    ...FRAME_CAPTIONS,
    ...[...fields.values()].map(({ name, label }) => [name, caption(label, `${inWords(name)}.`)] as const),
  ]);
}

/** What every record has. */
const FRAME_CAPTIONS: readonly (readonly [string, string])[] = [
  ['id', caption(FRAME_LABELS.id, 'Permanent id of the record.')],
  ['status', caption(FRAME_LABELS.status, 'Whether it is good on the day asked for.')],
  ['validFrom', caption(FRAME_LABELS.validFrom, 'First day of the state.')],
  ['validTo', caption(FRAME_LABELS.validTo, 'First day no longer in the state.')],
];

/** An enum that fields use and nobody described: the values of those fields. */
function valuesOf(name: string, all: readonly Entity[]): string | undefined {
  const uses = all.flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => ('type' in field && field.type === name ? [{ entity, field }] : [])),
  );
  if (uses.length === 0) return undefined;
  return `Values of ${uses.map(({ entity, field }) => `\`${entity.name}.${field.name}\` («${field.label}», ${entity.label})`).join(', ')}.`;
}

function caption(label: string, sentence: string): string {
  return `«${label}». ${sentence}`;
}

type Described = { readonly description?: StringValueNode | undefined };

function described(value: string): StringValueNode {
  return { kind: Kind.STRING, value, block: true };
}

/** The Vietnamese caption of an enum value, if it has one. */
function labelOf({ enums }: Declarations, type: string, value: string): string | undefined {
  const label = enums.get(type)?.get(value);
  return label === value ? undefined : label;
}

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}
