import {
  type ArgumentNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  parseValue,
  print,
  type SelectionNode,
  valueFromAST,
} from 'graphql';
import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { coerceVariables } from '../query/coerce-variables.js';
import { wholeRoot } from '../query/whole-root.js';

type Variables = Readonly<Record<string, unknown>>;
export type AskedOperation = { document: DocumentNode; operation: OperationDefinitionNode; variables: Variables };

/** A question that is asked portion by portion, each of which is a question that anybody with its right may ask. */
export type Portions = {
  /** One for all portions. */
  document: string;
  /** What is asked, as the schema names it. Example: `evidenceBatch`. */
  field: string;
  /** Where an answer has its lines. */
  at: LinesAt;
  /** The variables of each portion that is known beforehand. */
  known: readonly Variables[];
};

/** `key`: the response key of the field; `nodes`: that of its list, where it is one of pages. */
export type LinesAt = { key: string; nodes: string | null };

/** The same question about nothing, which is refused as the question would be; of a list it tells how many there are. */
export type Trial = { document: DocumentNode; operation: OperationDefinitionNode; variables: Variables };

/** What is asked as a job, before its times are settled. */
export type Understood = {
  asOf: AsOfInput;
  trial: Trial;
  /** `snapshot`: what every portion is read at. */
  portions(snapshot: string): Portions;
  /** Lines of the answer; null where only the trial tells. */
  total: number | null;
};

/**
 * Takes a question apart that is too long for one answer: one field that is asked about a list of things (`inPortions`), or a list of records,
 * which is followed through its pages. Everything else is refused.
 */
export function takeApart(schema: GraphQLSchema, asked: AskedOperation): Understood {
  const { document, operation, variables } = asked;
  const field = onlyField(operation);
  const definition = schema.getQueryType()?.getFields()[field.name.value];
  if (!definition) throw unfit(`"${field.name.value}" không có.`, `there is no "${field.name.value}".`);
  const coerced = coerceVariables(schema, { document, operation }, variables);
  const asOf = askedTimes(definition, field, coerced);
  const whole = wholeRoot(definition)?.inPortions;
  const rewritten = { ...asked, field, definition };
  return whole ? ofThings(rewritten, whole, asOf) : ofPages(schema, rewritten, asOf);
}

type Rewritten = AskedOperation & { field: FieldNode; definition: GraphQLField<unknown, unknown> };

function ofThings(
  { document, operation, variables, field }: Rewritten,
  { argument, max }: { argument: string; max: number },
  asOf: AsOfInput,
): Understood {
  const given = field.arguments?.find(({ name }) => name.value === argument)?.value;
  if (given?.kind !== Kind.VARIABLE)
    throw unfit(`đối số "${argument}" phải là một biến.`, `the argument "${argument}" must be a variable.`);
  const name = given.name.value;
  const things = variables[name];
  if (!Array.isArray(things) || things.length === 0)
    throw unfit(`biến "${name}" phải là một danh sách.`, `the variable "${name}" must be a list.`);
  if (things.length > LIMITS.jobThings.max) throw beyond('jobThings', { asked: things.length, argument: name });
  return {
    asOf,
    total: things.length,
    trial: { document, operation, variables: { ...variables, [name]: [] } },
    portions: (snapshot) => ({
      document: print(withField(document, operation, at(field, snapshot))),
      field: field.name.value,
      at: { key: keyOf(field), nodes: null },
      known: cut(things, max).map((portion) => ({ ...variables, [name]: portion })),
    }),
  };
}

function ofPages(schema: GraphQLSchema, { document, operation, variables, field, definition }: Rewritten, asOf: AsOfInput): Understood {
  const type = schema.getType(getNamedType(definition.type).name);
  const has = (name: string) => isObjectType(type) && type.getFields()[name] !== undefined;
  const after = definition.args.find(({ name }) => name === 'after');
  if (!has('nodes') || !has('totalCount') || !after)
    throw unfit(
      `"${field.name.value}" trả lời được ngay, hãy hỏi tại /graphql; việc nền nhận danh sách bản ghi và evidenceBatch.`,
      `"${field.name.value}" is answered at once, ask it at /graphql; jobs take lists of records and evidenceBatch.`,
    );
  const nodes = field.selectionSet?.selections.find((one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === 'nodes');
  if (!nodes) throw unfit('danh sách phải hỏi "nodes".', 'of a list "nodes" must be asked for.');
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: AFTER } } as const;
  const paged = (page: FieldNode): OperationDefinitionNode => ({
    ...onlyWith(operation, page),
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []),
      { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(getNamedType(after.type).name) },
    ],
  });
  const counted = leaf('totalCount');
  const trial = onlyWith(
    operation,
    withArgument({ ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [counted] } }, 'first', parseValue('0')),
  );
  return {
    asOf,
    total: null,
    trial: { document: withOperation(document, operation, trial), operation: trial, variables },
    portions: (snapshot) => {
      const page = withArgument(withArgument(at(field, snapshot), 'first', parseValue(String(LIMITS.pageRecords.max))), 'after', variable);
      const selections = [...(field.selectionSet?.selections ?? []), parsedPage];
      return {
        document: print(withOperation(document, operation, paged({ ...page, selectionSet: { kind: Kind.SELECTION_SET, selections } }))),
        field: field.name.value,
        at: { key: keyOf(field), nodes: keyOf(nodes) },
        known: [variables],
      };
    },
  };
}

/** Names of ours in a caller's document; one that has them already is asked about its own pages. */
const AFTER = 'jobAfter';
const PAGE = 'jobPage';

const parsedPage: SelectionNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: PAGE },
  name: { kind: Kind.NAME, value: 'pageInfo' },
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: ['hasNextPage', 'endCursor'].map((value) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } })),
  },
};

/** What an answer has for the lines of a job, and the variables of the portion after it. */
export function linesOf(
  data: Readonly<Record<string, unknown>>,
  { key, nodes }: LinesAt,
  variables: Variables,
): { lines: readonly unknown[]; next: Variables | null } {
  const value = data[key];
  if (nodes === null) return { lines: value as readonly unknown[], next: null };
  const { [nodes]: lines, [PAGE]: page } = value as { [name: string]: unknown };
  const { hasNextPage, endCursor } = page as { hasNextPage: boolean; endCursor: string | null };
  return { lines: lines as readonly unknown[], next: hasNextPage ? { ...variables, [AFTER]: endCursor } : null };
}

function onlyField({ operation, selectionSet }: OperationDefinitionNode): FieldNode {
  const [field, ...others] = selectionSet.selections;
  if (operation !== 'query' || field?.kind !== Kind.FIELD || others.length > 0)
    throw unfit('việc nền là một truy vấn có đúng một trường gốc.', 'a job is a query with exactly one root field.');
  return field;
}

function askedTimes({ args }: GraphQLField<unknown, unknown>, field: FieldNode, variables: Variables): AsOfInput {
  const argument = args.find(({ name }) => name === 'asOf');
  const given = field.arguments?.find(({ name }) => name.value === 'asOf');
  return argument && given ? (valueFromAST(given.value, argument.type, variables) as AsOfInput) : null;
}

/** Read at a snapshot, so that all portions are of one day and one knowledge. */
function at(field: FieldNode, snapshot: string): FieldNode {
  return withArgument(field, 'asOf', parseValue(`{ snapshot: ${JSON.stringify(snapshot)} }`));
}

function withArgument(field: FieldNode, name: string, value: ArgumentNode['value']): FieldNode {
  const others = (field.arguments ?? []).filter((one) => one.name.value !== name);
  return { ...field, arguments: [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] };
}

function leaf(value: string): SelectionNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value } };
}

function onlyWith(operation: OperationDefinitionNode, field: FieldNode): OperationDefinitionNode {
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [field] } };
}

function withField(document: DocumentNode, operation: OperationDefinitionNode, field: FieldNode): DocumentNode {
  return withOperation(document, operation, onlyWith(operation, field));
}

/** The fragments stay; other operations of the document are no part of the question. */
function withOperation(document: DocumentNode, operation: OperationDefinitionNode, instead: OperationDefinitionNode): DocumentNode {
  const definitions = document.definitions.flatMap((one): DefinitionNode[] => {
    if (one === operation) return [instead];
    return one.kind === Kind.OPERATION_DEFINITION ? [] : [one];
  });
  return { ...document, definitions };
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function cut<T>(things: readonly T[], max: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / max) }, (_, nr) => things.slice(nr * max, (nr + 1) * max));
}

function unfit(ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_REQUEST', { ruleVi, ruleEn });
}
