import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Model } from '../../hub/declare/model.js';
import type { Resource } from './resources.js';

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON of a GraphQL schema in JSON Schema. What has a name is described once, in `components`. */
export type Described = {
  components: ReadonlyMap<string, JsonSchema>;
  input(type: GraphQLInputType, more?: { description?: string | null | undefined; defaultValue?: unknown }): JsonSchema;
  /** What an operation answers under `data`. */
  output(resource: Resource): JsonSchema;
};

const PLAIN: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer', format: 'int32' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
};
const FORMATS: Readonly<Record<string, JsonSchema>> = {
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  GeoJSON: { type: 'object' },
  JSON: {},
  NonNegativeInt: { type: 'integer', format: 'int32', minimum: 0 },
};

export function describe(schema: GraphQLSchema, { scalars }: Pick<Model, 'scalars'>): Described {
  const components = new Map<string, JsonSchema>();

  /** Kept before it is made: an input may hold itself. */
  function named(name: string, make: () => JsonSchema): JsonSchema {
    if (!components.has(name)) {
      components.set(name, {});
      components.set(name, make());
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function leaf(type: GraphQLScalarType | GraphQLEnumType): JsonSchema {
    const plain = PLAIN[type.name];
    if (plain) return plain;
    return named(type.name, () => ({
      ...described(type.description),
      ...(isEnumType(type) ? choicesOf(type) : (FORMATS[type.name] ?? { type: 'string' })),
      ...(scalars.has(type.name) && !FORMATS[type.name] ? { examples: [scalars.get(type.name)?.example] } : {}),
    }));
  }

  function inputObject(type: GraphQLInputObjectType): JsonSchema {
    const fields = Object.values(type.getFields());
    return named(type.name, () => ({
      type: 'object',
      ...described(type.description),
      additionalProperties: false,
      properties: Object.fromEntries(fields.map((field) => [field.name, input(field.type, field)])),
      ...requiredOf(fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map(({ name }) => name)),
      ...(type.isOneOf ? { minProperties: 1, maxProperties: 1 } : {}),
    }));
  }

  function input(
    type: GraphQLInputType,
    { description, defaultValue }: { description?: string | null | undefined; defaultValue?: unknown } = {},
  ): JsonSchema {
    const inner = (given: GraphQLInputType): JsonSchema => {
      if (isNonNullType(given)) return bare(given.ofType);
      return orNull(bare(given));
    };
    const bare = (given: GraphQLInputType): JsonSchema => {
      if (isNonNullType(given)) return bare(given.ofType);
      if (isListType(given)) return { type: 'array', items: inner(given.ofType) };
      return isInputObjectType(given) ? inputObject(given) : leaf(given);
    };
    return { ...inner(type), ...described(description), ...(defaultValue === undefined ? {} : { default: defaultValue }) };
  }

  function output({ document, operation }: Resource): JsonSchema {
    const fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
    );
    const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
    if (!root) throw new Error('a schema without the root of an operation');
    return composite(root, [operation.selectionSet], fragments);
  }

  type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

  function value(type: GraphQLOutputType, sets: readonly SelectionSetNode[], fragments: Fragments): JsonSchema {
    const bare = (given: GraphQLOutputType): JsonSchema => {
      if (isNonNullType(given)) return bare(given.ofType);
      if (isListType(given)) return { type: 'array', items: value(given.ofType, sets, fragments) };
      return isLeafType(given) ? leaf(given) : composite(given, sets, fragments);
    };
    return isNonNullType(type) ? bare(type) : orNull(bare(type));
  }

  /** An object for each kind of record that fragments tell apart. */
  function composite(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], fragments: Fragments): JsonSchema {
    if (!isAbstractType(type)) return object(type, sets, fragments);
    const kinds = schema.getPossibleTypes(type).map((one) => object(one, sets, fragments));
    const [first, ...others] = [...new Map(kinds.map((kind) => [JSON.stringify(kind), kind])).values()];
    return first === undefined || others.length > 0 ? { anyOf: [first, ...others] } : first;
  }

  function object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], fragments: Fragments): JsonSchema {
    const asked = new Map<string, { field: GraphQLField<unknown, unknown>; sets: SelectionSetNode[]; isCertain: boolean }>();
    const take = (set: SelectionSetNode, isCertain: boolean): void => {
      for (const selection of set.selections) {
        const certain = isCertain && !selection.directives?.some(({ name }) => name.value === 'include' || name.value === 'skip');
        if (selection.kind === Kind.FIELD) takeField(selection, certain);
        else {
          const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
          if (fragment && isOf(type, fragment.typeCondition?.name.value)) take(fragment.selectionSet, certain);
        }
      }
    };
    const takeField = ({ name, alias, selectionSet }: FieldNode, isCertain: boolean): void => {
      const field = fieldOf(type, name.value);
      if (!field) return;
      const key = alias?.value ?? name.value;
      const known = asked.get(key) ?? { field, sets: [], isCertain: false };
      asked.set(key, { field, sets: [...known.sets, ...(selectionSet ? [selectionSet] : [])], isCertain: known.isCertain || isCertain });
    };
    for (const set of sets) take(set, true);
    return {
      type: 'object',
      properties: Object.fromEntries(
        [...asked].map(([key, { field, sets: below }]) => [
          key,
          { ...value(field.type, below, fragments), ...described(field.description) },
        ]),
      ),
      ...requiredOf([...asked].flatMap(([key, { isCertain }]) => (isCertain ? [key] : []))),
    };
  }

  function isOf(type: GraphQLCompositeType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && isObjectType(type) && schema.isSubType(named, type);
  }

  return { components, input, output };
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  return 'getFields' in type ? type.getFields()[name] : undefined;
}

function choicesOf(type: GraphQLEnumType): JsonSchema {
  const values = type.getValues();
  const lines = values.map(({ name, description }) => (description ? `- \`${name}\`: ${description}` : `- \`${name}\``));
  return { type: 'string', enum: values.map(({ name }) => name), description: [type.description, ...lines].filter(Boolean).join('\n') };
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string' && schema.enum === undefined) return { ...schema, type: [schema.type, 'null'] };
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
}

function described(description: string | null | undefined): JsonSchema {
  return description ? { description } : {};
}

function requiredOf(names: readonly string[]): JsonSchema {
  return names.length === 0 ? {} : { required: names };
}
