import {
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { SCHEMA_VALUES_PER_ROW } from './cost.js';
import type { Selection } from './selection.js';

/**
 * What a question about the schema itself costs. It reads nothing, but the process works at it alone and answers nobody else meanwhile: the
 * usual question of a console gives 66,000 objects, 6.3 MB and 300 ms. Counted with the schema's own averages, since its lists have no page
 * size.
 */
export function schemaRows(schema: GraphQLSchema, root: Selection): number {
  const sizes = sizesOf(schema);
  const values = (type: string, { name, children }: Selection): number => {
    if (children.length === 0) return LEAF;
    const [next, count] = sizes.get(`${type}.${name}`) ?? [LEADS_TO[name] ?? type, name === 'ofType' ? WRAPPED : 1];
    return count * children.reduce((sum, child) => sum + values(next, child), 1);
  };
  return values('Query', root) / SCHEMA_VALUES_PER_ROW;
}

/** A plain value is less work than an object. */
const LEAF = 0.1;
/** Share of types that wrap another one. */
const WRAPPED = 0.5;
const LEADS_TO: Readonly<Record<string, string>> = {
  __schema: '__Schema',
  __type: '__Type',
  type: '__Type',
  queryType: '__Type',
  mutationType: '__Type',
  subscriptionType: '__Type',
};

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, readonly [type: string, count: number]>>();

/** List of the schema's description → what it holds, and how many of them on average. */
function sizesOf(schema: GraphQLSchema): ReadonlyMap<string, readonly [string, number]> {
  const found = known.get(schema);
  if (found) return found;
  const types = Object.values(schema.getTypeMap()).filter((type) => type === getNamedType(type));
  const counted = { fields: 0, args: 0, inputFields: 0, enumValues: 0, interfaces: 0, possibleTypes: 0 };
  for (const type of types) {
    if (isLeafType(type) && !isEnumType(type)) continue;
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields());
      counted.fields += fields.length;
      counted.args += fields.reduce((sum, { args }) => sum + args.length, 0);
      counted.interfaces += type.getInterfaces().length;
    }
    if (isInputObjectType(type)) counted.inputFields += Object.keys(type.getFields()).length;
    if (isEnumType(type)) counted.enumValues += type.getValues().length;
    if (isInterfaceType(type) || isUnionType(type)) counted.possibleTypes += schema.getPossibleTypes(type).length;
  }
  const directives = schema.getDirectives();
  const made = new Map<string, readonly [string, number]>([
    ['__Schema.types', ['__Type', types.length]],
    ['__Schema.directives', ['__Directive', directives.length]],
    ['__Directive.args', ['__InputValue', directives.reduce((sum, { args }) => sum + args.length, 0) / Math.max(1, directives.length)]],
    ['__Type.fields', ['__Field', counted.fields / types.length]],
    ['__Type.inputFields', ['__InputValue', counted.inputFields / types.length]],
    ['__Type.enumValues', ['__EnumValue', counted.enumValues / types.length]],
    ['__Type.interfaces', ['__Type', counted.interfaces / types.length]],
    ['__Type.possibleTypes', ['__Type', counted.possibleTypes / types.length]],
    ['__Field.args', ['__InputValue', counted.args / Math.max(1, counted.fields)]],
  ]);
  known.set(schema, made);
  return made;
}
