import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
} from 'graphql';
import { limitRule } from '../beyond.js';
import { HubError } from '../errors.js';
import { refuseDeep } from '../hub/query/refuse-deep.js';
import { LIMITS } from '../limits.js';
import { faultOfDoor } from './graphql-errors.js';
import { maxAliases } from './max-aliases.js';

export type Understood = { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>> };

/** A request to follow or to work at, parsed and validated within the limits that hold for every question; what is wrong is said in the same words. */
export function understand(schema: GraphQLSchema, asked: unknown, kind: 'subscription' | 'query'): Understood {
  const { query, variables, operationName } = typeof asked === 'object' && asked !== null ? (asked as Record<string, unknown>) : {};
  if (typeof query !== 'string') throw badRequest('"query" phải là văn bản GraphQL.', '"query" must be a GraphQL document as text.');
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badRequest('"variables" phải là một đối tượng JSON.', '"variables" must be a JSON object.');
  const document = parsed(query);
  if (selections(document) > LIMITS.selections.max) throw new HubError('GRAPHQL_VALIDATION_FAILED', limitRule('selections'));
  const [invalid] = validate(schema, document, [...specifiedRules, maxAliases], { maxErrors: LIMITS.validationErrors.max });
  if (invalid) throw faultOfDoor({ ...invalid.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }, invalid);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation, ...others] = operations.filter(({ name }) => typeof operationName !== 'string' || name?.value === operationName);
  if (!operation || others.length > 0) throw new HubError('OPERATION_RESOLUTION_FAILURE');
  if (operation.operation !== kind) {
    throw badRequest(
      `địa chỉ này chỉ phục vụ ${kind}; thao tác khác gửi tới /graphql.`,
      `this address serves ${kind === 'query' ? 'queries' : 'subscriptions'}; send other operations to /graphql.`,
    );
  }
  return { document, operation, variables: (variables ?? {}) as Record<string, unknown> };
}

function parsed(query: string): DocumentNode {
  refuseDeep(query);
  try {
    return parse(query, { maxTokens: LIMITS.tokens.max });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw faultOfDoor({ ...error.toJSON(), extensions: { code: 'GRAPHQL_PARSE_FAILED' } }, error);
  }
}

/** Fields after unfolding all fragments; each fragment is counted once, so counting cannot be made costly. */
function selections(document: DocumentNode): number {
  const counted = new Map<string, number>();
  const fragments = new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet] as const] : [])),
  );
  const ofFragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const set = fragments.get(name);
    const count = set ? ofSet(set) : 0;
    counted.set(name, count);
    return count;
  };
  const ofSet = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(selection.name.value);
      return sum + (selection.kind === Kind.FIELD ? 1 : 0) + (selection.selectionSet ? ofSet(selection.selectionSet) : 0);
    }, 0);
  return document.definitions.reduce(
    (sum, definition) => sum + (definition.kind === Kind.OPERATION_DEFINITION ? ofSet(definition.selectionSet) : 0),
    0,
  );
}

function badRequest(ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_REQUEST', { ruleVi, ruleEn });
}
