import { GraphQLError, type ValidationRule } from 'graphql';
import { LIMITS } from '../limits.js';

/**
 * Aliases multiply a look-up, for example over 5,000 personal ids in one request. As many as it takes to ask for each of the 34 provinces
 * several things.
 */
export const maxAliases: ValidationRule = (context) => {
  const { max } = LIMITS.aliases;
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias && ++aliases === max + 1) context.reportError(new GraphQLError(`At most ${max} aliases`, { nodes: node }));
    },
  };
};
