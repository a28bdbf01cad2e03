import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RegisteredText } from '../../hub/answer/trusted-documents.js';
import type { Model } from '../../hub/declare/model.js';
import { LIMITS } from '../../limits.js';

/** A variable of a document. */
export type Variable = { name: string; type: GraphQLInputType; isRequired: boolean; defaultValue: ValueNode | undefined };

/** A registered document as it is served: one operation that has a name. */
export type Resource = {
  name: string;
  hash: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  writes: boolean;
  variables: readonly Variable[];
  /** Whether its variables may stand in an address: none of them can name or describe a person. */
  fitsAddress: boolean;
};

export type Resources = {
  /** In their order; subscriptions and documents of several operations, or of one without a name, are none. */
  of(documents: readonly RegisteredText[]): readonly Resource[];
};

const KEPT_MAX = 2_000;

export function createResources(schema: GraphQLSchema, model: Model): Resources {
  const isOpen = openTypes(model);
  const made = new LRUCache<string, { resource: Resource | null }>({ max: KEPT_MAX });
  const make = (registered: RegisteredText): Resource | null => {
    const found = made.get(registered.hash);
    if (found) return found.resource;
    const resource = resourceOf(schema, isOpen, registered);
    made.set(registered.hash, { resource });
    return resource;
  };
  return { of: (documents) => documents.flatMap((one) => make(one) ?? []) };
}

function resourceOf(schema: GraphQLSchema, isOpen: IsOpen, { hash, document: text }: RegisteredText): Resource | null {
  const document = parse(text, { maxTokens: LIMITS.tokens.max });
  const [operation, ...others] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.name === undefined || others.length > 0 || operation.operation === 'subscription') return null;
  const variables = (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }): Variable[] => {
    const type = typeFromAST(schema, node as NamedTypeNode) as GraphQLInputType | undefined;
    if (type === undefined) return [];
    const isRequired = node.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
    return [{ name: variable.name.value, type, isRequired, defaultValue }];
  });
  const writes = operation.operation === 'mutation';
  return {
    ...{ name: operation.name.value, hash, document, operation, writes, variables },
    fitsAddress: !writes && variables.every(({ type }) => isOpen(type)) && !hidesVariables(schema, document),
  };
}

type IsOpen = (type: GraphQLInputType) => boolean;

/** What names and describes nobody: numbers, choices, times, and keys of records that are everybody's to read. */
const OPEN: ReadonlySet<string> = new Set([
  'Int',
  'Float',
  'Boolean',
  'NonNegativeInt',
  'Date',
  'DateTime',
  'Duration',
  'Position',
  'SnapshotToken',
]);

function openTypes({ declarations }: Model): IsOpen {
  const fields = [...declarations.entities.values()].flatMap(({ fields }) => [...fields.values()].filter((field) => 'type' in field));
  const closed = new Set(fields.flatMap((field) => (field.class === 'open' ? [] : [field.type])));
  const keys = new Set(
    fields.flatMap((field) => ('key' in field && field.key !== undefined && !closed.has(field.type) ? [field.type] : [])),
  );
  return (type) => {
    const named = getNamedType(type);
    return isEnumType(named) || OPEN.has(named.name) || (named.name !== 'String' && keys.has(named.name));
  };
}

/** Whether a variable is compared with what records hold: as an argument or a time of reading it is not. A day may be a day of birth. */
function hidesVariables(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let hides = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Variable(_node, _key, parent) {
        const kind = parent !== undefined && 'kind' in parent ? parent.kind : undefined;
        if (kind === Kind.VARIABLE_DEFINITION || kind === Kind.ARGUMENT) return;
        hides ||= kind !== Kind.OBJECT_FIELD || getNamedType(info.getParentInputType() ?? undefined)?.name !== 'AsOf';
      },
    }),
  );
  return hides;
}
