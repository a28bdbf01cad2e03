import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode, HubError, type Language } from '../errors.js';
import { faultOf } from '../hub/query/fault-of.js';
import { validationSentence } from '../hub/query/validation-sentences.js';
import { LIMITS } from '../limits.js';

/**
 * An error of the hub's door (parsing, validation, HTTP) with its sentence in both languages; `wordErrors` picks one when the answer
 * leaves.
 */
type Unworded = GraphQLFormattedError & {
  extensions: { code: ErrorCode; sentences: { vi: string; en: string } } & Record<string, unknown>;
};

/** For Apollo's `formatError`, which is not told whose request it is. Nothing of the library's own text is kept: it quotes input. */
export function unworded(formatted: GraphQLFormattedError, error: unknown): Unworded {
  const fault = faultOfDoor(formatted, error);
  return {
    message: fault.message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    extensions: { code: fault.code, sentences: { vi: fault.sentence('vi'), en: fault.sentence('en') }, ...fault.details },
  };
}

/** The status of what the door refused: Apollo has statuses of its own, and 200 for some refusals. */
export function statusOfDoor(body: string): number | undefined {
  if (!body.startsWith(ERRORS_FIRST)) return undefined;
  const [error] = (JSON.parse(body) as { errors: readonly Unworded[] }).errors;
  return error?.extensions?.sentences ? ERRORS[error.extensions.code].status : undefined;
}

/** How an answer begins that has errors. */
export const ERRORS_FIRST = '{"errors":';

/** Gives the errors of a body that the door refused their language and request id; answers of the hub are worded already. */
export function wordErrors(body: string, { language, requestId }: { language: Language; requestId: string }): string {
  const parsed = JSON.parse(body) as { errors?: readonly Unworded[] };
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const errors = parsed.errors?.map((error) => {
    if (!error.extensions?.sentences) return error;
    const { code, sentences, ...details } = error.extensions;
    return { ...error, message: sentences[language], extensions: { code, [`message_${other}`]: sentences[other], requestId, ...details } };
  });
  return JSON.stringify({ ...parsed, errors });
}

/** What parsing, validation or HTTP refused, in the hub's own words. */
export function faultOfDoor(formatted: GraphQLFormattedError, error: unknown): HubError {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  if (inner instanceof HubError) return inner;
  const place = formatted.locations?.[0];
  const where = place ? { line: place.line, column: place.column } : {};
  switch (formatted.extensions?.code) {
    case 'GRAPHQL_PARSE_FAILED': {
      const { max: tokens } = LIMITS.tokens;
      if (TOO_MANY_TOKENS.test(formatted.message)) return new HubError('TOO_LARGE', { tokens }, { details: { tokensMax: tokens } });
      return new HubError('GRAPHQL_PARSE_FAILED', { ...where, ruleVi: 'sai cú pháp tại đây.', ruleEn: 'there is a syntax error here.' });
    }
    case 'GRAPHQL_VALIDATION_FAILED': {
      const { vi: ruleVi, en: ruleEn } = validationSentence(formatted.message);
      return new HubError('GRAPHQL_VALIDATION_FAILED', { ...where, ruleVi, ruleEn });
    }
    case 'OPERATION_RESOLUTION_FAILURE':
      return new HubError('OPERATION_RESOLUTION_FAILURE');
    case 'BAD_USER_INPUT':
      return faultOf(error);
    case 'BAD_REQUEST':
      return new HubError('BAD_REQUEST', requestSentence(formatted.message));
    // A client that knows such queries sends the whole document on this code, and never asks so again.
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return new HubError('PERSISTED_QUERY_NOT_SUPPORTED');
    default:
      return new HubError('INTERNAL', {}, { cause: error });
  }
}

/** What graphql-js says of it, its slip included. */
const TOO_MANY_TOKENS = /contains more tha[nt] \d+ tokens/;

function requestSentence(message: string): { ruleVi: string; ruleEn: string } {
  const found = REQUEST_SENTENCES.find(([pattern]) => pattern.test(message));
  return found
    ? { ruleVi: found[1], ruleEn: found[2] }
    : { ruleVi: 'gửi POST với JSON { "query": "…" }.', ruleEn: 'send a POST with JSON { "query": "…" }.' };
}

const REQUEST_SENTENCES: readonly (readonly [RegExp, string, string])[] = [
  [/batching/i, 'mỗi yêu cầu chỉ một câu hỏi, không gửi mảng.', 'one question per request, no arrays.'],
  [/CSRF/, 'thiếu Content-Type: application/json.', 'Content-Type: application/json is missing.'],
  [
    /accept/i,
    'Accept phải gồm application/json hoặc application/graphql-response+json.',
    'Accept must include application/json or application/graphql-response+json.',
  ],
  [/variables/, '"variables" phải là một đối tượng JSON.', '"variables" must be a JSON object.'],
  [/extensions/, '"extensions" phải là một đối tượng JSON.', '"extensions" must be a JSON object.'],
  [/operationName/, '"operationName" phải là một chuỗi.', '"operationName" must be a text.'],
  [/must be strings|non-empty `query`/, '"query" phải là văn bản GraphQL.', '"query" must be a GraphQL document as text.'],
  [/body/i, 'thân yêu cầu phải là JSON { "query": "…" }.', 'the body must be JSON { "query": "…" }.'],
];
