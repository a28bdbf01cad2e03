import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { HubError } from '../../errors.js';
import { validationSentence } from './validation-sentences.js';

type Asked = { document: DocumentNode; operation: OperationDefinitionNode };
type Given = Readonly<Record<string, unknown>>;

/**
 * The variables of an operation in the forms of their types. What does not fit is refused by the place it is meant for – the argument and
 * the path below it –, as a caller knows it, and never by its value: it may be a person's.
 */
export function coerceVariables(schema: GraphQLSchema, { document, operation }: Asked, given: Given): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: 1 });
  if (!errors?.[0]) return coerced ?? {};
  throw refused(
    document,
    firstMisfit(schema, definitions, given) ?? { variable: definitions[0]?.variable.name.value ?? '', path: [], error: errors[0] },
  );
}

type Misfit = { variable: string; path: readonly (string | number)[]; error: Error };

/** What graphql-js says in one sentence is taken apart here: that sentence quotes the value. */
function firstMisfit(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[], given: Given): Misfit | undefined {
  for (const { variable: node, type: typeNode, defaultValue } of definitions) {
    const variable = node.name.value;
    const type = typeFromAST(schema, typeNode as TypeNode & { kind: 'NamedType' });
    if (!isInputType(type)) continue;
    const value = given[variable];
    if (value === undefined || value === null) {
      const lacks = isNonNullType(type) && (value === null || defaultValue === undefined);
      if (lacks) return { variable, path: [], error: new Error(`Expected non-nullable type "${type}" not to be null.`) };
      continue;
    }
    let misfit: Misfit | undefined;
    coerceInputValue(value, type, (path, _value, error) => {
      misfit ??= { variable, path: [...path], error };
    });
    if (misfit) return misfit;
  }
  return undefined;
}

function refused(document: DocumentNode, { variable, path, error }: Misfit): HubError {
  const use = firstUse(document, variable);
  const inputPath = [...(use?.path ?? []), ...path];
  const place = use ? `${inputPath.join('.')} ($${variable})` : [`$${variable}`, ...path].join('.');
  const details = { variable, ...(use ? { field: use.field, argument: use.path[0] } : {}), inputPath };
  let inner: unknown = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  if (inner instanceof HubError)
    return new HubError(inner.code, { ...inner.parameters, argument: place }, { details: { ...inner.details, ...details } });
  const { vi: ruleVi, en: ruleEn } = validationSentence(error.message);
  return new HubError('BAD_USER_INPUT', { argument: place, ruleVi, ruleEn }, { details });
}

/** Where the document first gives a variable to something: the field, and the way from its argument down. */
function firstUse(document: DocumentNode, variable: string): { field: string; path: readonly string[] } | undefined {
  const fields: string[] = [];
  const path: string[] = [];
  let found: { field: string; path: readonly string[] } | undefined;
  visit(document, {
    VariableDefinition: () => false,
    Field: { enter: ({ name }) => void fields.push(name.value), leave: () => void fields.pop() },
    Argument: { enter: ({ name }) => void path.push(name.value), leave: () => void path.pop() },
    ObjectField: { enter: ({ name }) => void path.push(name.value), leave: () => void path.pop() },
    Variable({ name }) {
      if (name.value === variable) found ??= { field: fields.at(-1) ?? '', path: [...path] };
    },
  });
  return found;
}
