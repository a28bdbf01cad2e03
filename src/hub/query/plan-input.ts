import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';

/** What an operation is planned from. */
export type PlanInput = {
  schema: GraphQLSchema;
  model: Model;
  operation: OperationDefinitionNode;
  /** Tokens of the whole document, where they are known. */
  tokens?: number | undefined;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller;
  /** Entity of each `node(id:)` asked for, found before planning. */
  entityOfId: ReadonlyMap<string, string>;
};
