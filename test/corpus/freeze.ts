import { createHash } from 'node:crypto';
import { getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { HubError } from '../../src/errors.js';
import { compileOnlyFeeds } from '../../src/hub/feed/read-feed.js';
import { compileOperation } from '../../src/hub/query/compile.js';
import { Given } from '../../src/hub/query/given.js';
import { fragmentsOf } from '../../src/hub/query/of-document.js';
import { planOperation } from '../../src/hub/query/plan-operation.js';
import { Leaf, symbolic } from '../../src/hub/sql/leaf.js';
import { ASKERS, model, schema } from './asker.js';
import type { CorpusOperation } from './operations.js';
import { ENTITY_OF_ID } from './worldly.js';

/** What an operation comes to, without a database: everything that must stay as it is while the planner is rebuilt. */
export type Frozen = {
  /** The statements as they are sent, in order; empty where the operation is refused or left to the interpreter. */
  statements: readonly string[];
  /** Rows, or the code of the refusal. */
  cost: string;
  sql: string;
  parameters: string;
  /** What is withheld, logged and told beside the answer, and on which facts about the variables the plan rests. */
  beside: string;
};

export function freeze({ text, variables: raw, as }: CorpusOperation): Frozen {
  const document = parse(text);
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error(`no operation: ${text}`);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], raw);
  if (!coerced) throw new Error(`${errors?.[0]?.message}: ${text}`);
  const caller = ASKERS[as];
  const hasReach = caller.ownKey !== null;
  const facts = new Map<string, unknown>();
  const variables = symbolic(coerced, (name, fact) => facts.set(name, fact(coerced)));
  const input = { schema, model, operation, fragments: fragmentsOf(document), caller, variables, entityOfId: ENTITY_OF_ID };
  try {
    const plan = planOperation(input);
    const compiled = compileOperation({ model, plan, reach: hasReach ? 'given' : 'nobody' });
    const feeds = compileOnlyFeeds(model, plan, hasReach);
    const sent = compiled ? [...compiled.smallGroups, compiled] : (feeds ?? []);
    const roots = compiled?.roots.map(({ responseKey, counts, level }) => [responseKey, counts, level.rowsMax]);
    const { withheld, scoped, fieldClasses, persons } = plan;
    const statements = sent.map((one) => one.text);
    return {
      statements,
      cost: String(plan.cost.rows),
      sql: digest(statements),
      parameters: digest(sent.map(({ values }) => values.map(told))),
      beside: digest({
        withheld,
        scoped,
        fieldClasses,
        persons: told(persons),
        roots,
        isPinned: compiled?.isPinned,
        links: plan.cost.links,
        facts: [...facts].sort(),
      }),
    };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { statements: [], cost: error.code, sql: '-', parameters: '-', beside: digest([error.message, error.details ?? null]) };
  }
}

/** Parameters are what stands for them until the operation is asked: variables and givens by name. */
function told(value: unknown): unknown {
  if (value instanceof Given) return { given: value.name };
  if (value instanceof Leaf) return { leaf: value.path, of: value.peek() };
  if (Array.isArray(value)) return value.map(told);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]));
  return value;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
