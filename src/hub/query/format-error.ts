import { GraphQLError } from 'graphql';
import { databaseFault } from '../../db/faults.js';
import type { Caller } from '../access/caller.js';
import { HubError, type Language } from '../errors.js';

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
  const fault = databaseFault(found);
  return fault instanceof HubError ? fault : new HubError('INTERNAL', {}, { cause: found });
}

/** Faults of the system end the whole operation; refusals of one field do not. */
export function isFatal(fault: HubError): boolean {
  return fault.status >= 500;
}

/** The public form: a sentence in the caller's language, the code, the details, where it happened. No stack, no SQL. */
export function formatFault(error: unknown, caller: Pick<Caller, 'language' | 'requestId'>) {
  const fault = faultOf(error);
  const parameters = fault.code === 'INTERNAL' ? new HubError('INTERNAL', { requestId: caller.requestId }) : fault;
  const where =
    error instanceof GraphQLError ? { ...(error.path ? { path: error.path } : {}), ...(error.locations ? { locations: error.locations } : {}) } : {};
  const other: Language = caller.language === 'vi' ? 'en' : 'vi';
  return {
    message: parameters.sentence(caller.language),
    ...where,
    extensions: { code: fault.code, [`message_${other}`]: parameters.sentence(other), requestId: caller.requestId, ...fault.details },
  };
}
