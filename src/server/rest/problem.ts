import { STATUS_CODES } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Language } from '../../errors.js';

/** What is served below this address is refused by problems. */
export const REST_PATH = '/rest/';
export const PROBLEM_TYPE = 'application/problem+json';

/** A refusal as RFC 9457 has it. `messages` and `code` are what `/graphql` says of the same refusal. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  messages: Readonly<Record<Language, string>>;
  /** Where in the answer something is missing (RFC 6901). */
  pointer?: string;
  details?: Readonly<Record<string, unknown>>;
};

/** Translates an error that was worded for `/graphql`: there is one place where it is decided what a refusal says. */
export function problemOf({ message, path, extensions = {} }: GraphQLFormattedError, status: number): Problem {
  const { code, requestId, message_vi, message_en, ...details } = extensions;
  return {
    type: `urn:giaolo:error:${code}`,
    title: STATUS_CODES[status] ?? String(code),
    status,
    detail: message,
    instance: `urn:uuid:${requestId}`,
    code: String(code),
    messages: { vi: String(message_vi ?? message), en: String(message_en ?? message) },
    ...(path === undefined ? {} : { pointer: pointerTo(['data', ...path]) }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}

function pointerTo(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
