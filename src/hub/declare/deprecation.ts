import { type ConstDirectiveNode, type DirectiveNode, type DocumentNode, GraphQLString, Kind, valueFromAST, visit } from 'graphql';
import type { Declarations } from './types.js';

/**
 * What leaves the contract says what to use instead, and until which day it is served at least: `Use registrationState. Served until
 * 2027-12-31.`
 */
const FORM = /^\S.*\. Served until (\d{4}-\d{2}-\d{2})\.$/s;

/** The last day on which a deprecated element is served for sure; undefined where its reason does not say. */
export function sunsetOf(reason: string): string | undefined {
  return FORM.exec(reason)?.[1];
}

/**
 * A field that leaves takes along what is derived from it: its filter, its order, its place in inputs, groups and keys. Stops where a
 * deprecation does not say what to use instead and until when the old is served: nobody could plan by it.
 */
export function spreadDeprecations(document: DocumentNode, { entities, views }: Declarations): DocumentNode {
  const names = [...entities.keys(), ...views.keys()];
  const leaving = new Map<string, ConstDirectiveNode>();
  const unsaid: string[] = [];
  visit(document, {
    ObjectTypeDefinition({ name: { value: type }, fields = [] }) {
      for (const field of fields) {
        const found = deprecated(field);
        if (found && names.includes(type)) leaving.set(`${type}.${field.name.value}`, found);
      }
      return undefined;
    },
    Directive(node, _key, _parent, _path, ancestors) {
      if (node.name.value !== 'deprecated' || sunsetOf(reasonOf(node)) !== undefined) return;
      const within = ancestors.flatMap((one) => ('name' in one && one.name !== undefined ? [(one.name as { value: string }).value] : []));
      unsaid.push(within.join('.'));
    },
  });
  if (unsaid.length > 0) throw new Error(`@deprecated needs a reason like "Use x. Served until 2027-12-31.": ${unsaid.join(', ')}`);
  if (leaving.size === 0) return document;

  /** `VehicleGroupKey` is about `Vehicle`: the longest name it begins with. */
  const entityOf = (type: string) => names.filter((name) => type.startsWith(name)).sort((a, b) => b.length - a.length)[0] ?? '';
  const marked = <Node extends { name: { value: string }; directives?: readonly ConstDirectiveNode[] }>(
    entity: string,
    nodes: readonly Node[] = [],
  ): Node[] =>
    nodes.map((node) => {
      const found = leaving.get(`${entity}.${node.name.value}`);
      return found && !deprecated(node) ? { ...node, directives: [...(node.directives ?? []), found] } : node;
    });
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      switch (definition.kind) {
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        case Kind.OBJECT_TYPE_DEFINITION:
          return { ...definition, fields: marked(entityOf(definition.name.value), definition.fields as never) } as typeof definition;
        case Kind.ENUM_TYPE_DEFINITION:
          return { ...definition, values: marked(entityOf(definition.name.value), definition.values) };
        default:
          return definition;
      }
    }),
  };
}

type Deprecable = { directives?: readonly ConstDirectiveNode[] };

function deprecated({ directives = [] }: Deprecable): ConstDirectiveNode | undefined {
  return directives.find(({ name }) => name.value === 'deprecated');
}

function reasonOf({ arguments: given = [] }: DirectiveNode): string {
  const reason = given.find(({ name }) => name.value === 'reason');
  return reason ? String(valueFromAST(reason.value, GraphQLString) ?? '') : '';
}
