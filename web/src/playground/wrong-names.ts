import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getLocation,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { nearest } from '../../../src/hub/declare/nearest.js';

/** What a question calls by a name that the schema does not have there, and what it has. */
export type WrongName = {
  /** `quoted`: a choice that was written as a text. */
  kind: 'field' | 'argument' | 'member' | 'choice' | 'quoted' | 'type';
  name: string;
  /** Whose it would be: a type, or the field that takes the argument. */
  of: string;
  /** The line of the question, or the variable that holds it. */
  at: { line: number } | { variable: string };
  nearest: string | undefined;
  /** Every name there is, the likeliest first, then as the schema has them. */
  allowed: readonly string[];
};

/**
 * The hub names nothing of its schema in an error, since not everybody may read it. Who asks here has read it, so the page says what there is
 * instead. A question that does not parse has none: the hub says where it breaks off.
 */
export function wrongNames(schema: GraphQLSchema, query: string, variables: unknown): WrongName[] {
  const document = parsed(query);
  return document ? [...inDocument(schema, document), ...inVariables(schema, document, variables)] : [];
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

function inDocument(schema: GraphQLSchema, document: DocumentNode): WrongName[] {
  const found: WrongName[] = [];
  const info = new TypeInfo(schema);
  const note = (kind: WrongName['kind'], name: string, of: string, allowed: readonly string[], node: ASTNode) => {
    const line = node.loc ? getLocation(node.loc.source, node.loc.start).line : 1;
    found.push(...unless(allowed, { kind, name, of, at: { line } }));
  };
  const choice = (kind: 'choice' | 'quoted', node: ASTNode & { value: string }) => {
    const type = getNamedType(info.getInputType());
    if (isEnumType(type)) note(kind, node.value, type.name, choicesOf(type), node);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        if (parent && 'getFields' in parent) note('field', node.name.value, parent.name, Object.keys(parent.getFields()), node);
      },
      Argument(node) {
        const taking = info.getDirective() ?? info.getFieldDef();
        if (taking)
          note(
            'argument',
            node.name.value,
            taking.name,
            taking.args.map(({ name }) => name),
            node,
          );
      },
      ObjectField(node) {
        const parent = getNamedType(info.getParentInputType());
        if (isInputObjectType(parent)) note('member', node.name.value, parent.name, Object.keys(parent.getFields()), node);
      },
      EnumValue: (node) => choice('choice', node),
      StringValue: (node) => choice('quoted', node),
      NamedType: (node) => note('type', node.name.value, '', Object.keys(schema.getTypeMap()), node),
    }),
  );
  return found;
}

function inVariables(schema: GraphQLSchema, document: DocumentNode, variables: unknown): WrongName[] {
  const found: WrongName[] = [];
  const given = (variables ?? {}) as Readonly<Record<string, unknown>>;
  visit(document, {
    VariableDefinition({ type, variable: { name } }) {
      const declared = typeFromAST(schema, type as never);
      if (isInputType(declared)) look(declared, given[name.value], { variable: name.value });
    },
  });
  return found;

  function look(type: GraphQLInputType, value: unknown, at: WrongName['at']): void {
    const bare = getNullableType(type);
    if (isListType(bare)) for (const one of Array.isArray(value) ? value : [value]) look(bare.ofType, one, at);
    else if (isEnumType(bare) && typeof value === 'string')
      found.push(...unless(choicesOf(bare), { kind: 'choice', name: value, of: bare.name, at }));
    else if (isInputObjectType(bare) && typeof value === 'object')
      for (const [name, member] of Object.entries(value ?? {})) {
        const fields = bare.getFields();
        found.push(...unless(Object.keys(fields), { kind: 'member', name, of: bare.name, at }));
        const field = fields[name];
        if (field) look(field.type, member, at);
      }
  }
}

const choicesOf = (type: { getValues(): readonly { name: string }[] }) => type.getValues().map(({ name }) => name);

/** Nothing where the name is among those allowed. */
function unless(allowed: readonly string[], wrong: Omit<WrongName, 'nearest' | 'allowed'>): WrongName[] {
  const { kind, name } = wrong;
  if ((allowed.includes(name) && kind !== 'quoted') || name.startsWith('__')) return [];
  const likely = nearest(name.toLowerCase(), allowed, (one) => one.toLowerCase());
  const others = allowed.filter((one) => one !== likely);
  return [{ ...wrong, nearest: likely, allowed: likely === undefined ? others : [likely, ...others] }];
}
