import { GraphQLError } from 'graphql';
import { HubError, type Language } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { faultOf } from '../query/fault-of.js';

/** Faults of the system end the whole operation; refusals of one field do not. */
export function isFatal(fault: HubError): boolean {
  return fault.status >= 500;
}

/** The public form: a sentence in the caller's language, the code, the details, where it happened. No stack, no SQL. */
export function formatFault(error: unknown, caller: Pick<Caller, 'language' | 'requestId'>) {
  const fault = faultOf(error);
  const parameters = fault.code === 'INTERNAL' ? new HubError('INTERNAL', { requestId: caller.requestId }) : fault;
  const where =
    error instanceof GraphQLError
      ? { ...(error.path ? { path: error.path } : {}), ...(error.locations ? { locations: error.locations } : {}) }
      : {};
  const other: Language = caller.language === 'vi' ? 'en' : 'vi';
  return {
    message: parameters.sentence(caller.language),
    ...where,
    extensions: { code: fault.code, [`message_${other}`]: parameters.sentence(other), requestId: caller.requestId, ...fault.details },
  };
}
