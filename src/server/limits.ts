import { GraphQLError, type ValidationRule } from 'graphql';

/** What one request may be; the reasons are attacks seen in trials (a query of 1,189 bytes ended a server without `selections`). */
export const LIMITS = {
  bodyBytes: 100 * 1024,
  tokens: 1_000,
  aliases: 30,
  /** Fields after unfolding all fragments. */
  selections: 5_000,
  validationErrors: 5,
  requestMs: 10_000,
  connectionMs: 15_000,
  keepAliveMs: 72_000,
  drainMs: 10_000,
} as const;

/** Aliases multiply a look-up, for example over 5,000 personal ids in one request. */
export const maxAliases: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias && ++aliases === LIMITS.aliases + 1) context.reportError(new GraphQLError(`At most ${LIMITS.aliases} aliases`, { nodes: node }));
    },
  };
};
