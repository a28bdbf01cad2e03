import { GraphQLError } from 'graphql';
import { hubFault } from '../../db/faults.js';
import { HubError } from '../../errors.js';

/** Anything that went wrong, as one of the published errors. Texts that could quote a caller's values are replaced. */
export function faultOf(error: unknown): HubError {
  let found: unknown = error;
  while (found instanceof GraphQLError && found.originalError) found = found.originalError;
  if (found instanceof HubError) return found;
  if (found instanceof GraphQLError) {
    const argument = /Variable "(\$\w+)"/.exec(found.message)?.[1] ?? /Argument "(\w+)"/.exec(found.message)?.[1] ?? 'variables';
    const expected = /type "([\w![\]]+)"/.exec(found.message)?.[1] ?? /; (\w+) cannot represent/.exec(found.message)?.[1];
    return new HubError('BAD_USER_INPUT', {
      argument,
      ruleVi: expected ? `cần kiểu ${expected}.` : 'sai kiểu hoặc thiếu.',
      ruleEn: expected ? `type ${expected} is expected.` : 'it has the wrong type or is missing.',
    });
  }
  return hubFault(found);
}
