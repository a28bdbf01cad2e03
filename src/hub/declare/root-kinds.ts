import { type DocumentNode, type FieldDefinitionNode, type GraphQLField, type GraphQLSchema, Kind } from 'graphql';
import { readsDirective } from './read-directive.js';
import type { Declarations, Entity } from './types.js';

/** What a root field reads, as the schema was derived: nothing is to be guessed from its name. A field without a kind is a resolver's. */
export type RootKind =
  | { is: 'record'; entity: Entity }
  | { is: 'list'; entity: Entity }
  | { is: 'groups'; entity: Entity }
  | { is: 'node' }
  | { is: 'namedList' }
  | { is: 'feed' }
  | { is: 'changeGroups' };

const KIND = 'rootKind';

export function rootKind({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): RootKind | undefined {
  return extensions[KIND] as RootKind | undefined;
}

/** The root fields of an entity by name. */
export function rootsOf(entity: Entity): Readonly<Record<string, RootKind>> {
  return {
    [entity.singular]: { is: 'record', entity },
    [entity.plural]: { is: 'list', entity },
    [`${entity.singular}Aggregate`]: { is: 'groups', entity },
  };
}

/** Notes at every root field what it reads: derived for the entities, declared by `@reads` for the hand-written ones. */
export function markRoots(schema: GraphQLSchema, document: DocumentNode, { entities }: Declarations): void {
  const mark = (type: string, name: string, kind: RootKind) => {
    const field = [schema.getQueryType(), schema.getSubscriptionType()].find((root) => root?.name === type)?.getFields()[name];
    if (!field) throw new Error(`${type}.${name} is no root field`);
    field.extensions = { ...field.extensions, [KIND]: kind };
  };
  for (const entity of entities.values()) for (const [name, kind] of Object.entries(rootsOf(entity))) mark('Query', name, kind);
  for (const { type, field } of fieldsOfRoots(document)) {
    const what = readsDirective(field);
    if (what === undefined) continue;
    if (what !== 'node' && what !== 'namedList' && what !== 'feed' && what !== 'changeGroups')
      throw new Error(`${type}.${field.name.value}: a root field does not read ${what}`);
    mark(type, field.name.value, { is: what });
  }
}

function fieldsOfRoots({ definitions }: DocumentNode): { type: string; field: FieldDefinitionNode }[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const type = definition.name.value;
    return type === 'Query' || type === 'Subscription' ? (definition.fields ?? []).map((field) => ({ type, field })) : [];
  });
}
