import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { type Asker, credentialsOf, headersOf, post } from '../shell/post';
import { shellWords } from '../shell/words';
import { type WrongName, wrongNames } from './wrong-names';

/** What the last answer says about itself, for the line below it. */
export type AnswerNote = {
  status: number;
  milliseconds: number;
  codes: readonly string[];
  extensions: Extensions;
  /** Why it may have been refused, as far as the schema tells. */
  wrong: readonly WrongName[];
};

export type Extensions = {
  asOf?: Record<string, { validAt: string; knownAt: string }>;
  withheld?: readonly { path: readonly string[]; reason: string; fields?: Readonly<Record<string, readonly string[]>> }[];
  scope?: readonly { path: readonly string[]; reason: string }[];
  notCurrent?: Record<string, { status: string; validFrom: string | null; validTo: string | null }>;
};

/** Who asks at this moment, from which tab, and the schema once it was read. */
export type Asking = Asker & { tab: string; schema: GraphQLSchema | undefined };

/** Posts to the hub. Token, purpose and case travel as headers, so that no address, log or history ever holds them. */
export function createFetcher(asking: () => Asking, onAnswer: (tab: string, note: AnswerNote) => void): Fetcher {
  return async ({ query, variables, operationName }) => {
    const { tab, schema, ...asker } = asking();
    const { language } = asker;
    const say = shellWords[language];
    const introspection = operationName === 'IntrospectionQuery';
    const begun = performance.now();
    // The schema is large and changes only with a release: the browser keeps it, and asks whether it is still the same. Reading it touches
    // nobody's data and must not count as a read for a case, so it carries no reason.
    const asked = introspection
      ? fetch('/graphql/schema', {
          cache: 'no-cache',
          credentials: credentialsOf(asker),
          headers: { ...headersOf(asker), 'accept-language': language },
        })
      : post({ query, variables, operationName }, asker);
    const response = await asked.catch(() => undefined);
    if (!response) return failed(say.unreachable);
    const body = (await response.json().catch(() => failed(say.notJson(response.status)))) as ExecutionResult<
      Record<string, unknown>,
      Extensions
    >;
    if (!introspection) {
      const codes = body.errors?.map((error) => String(error.extensions?.code ?? 'ERROR')) ?? [];
      onAnswer(tab, {
        status: response.status,
        milliseconds: Math.round(performance.now() - begun),
        codes,
        extensions: body.extensions ?? {},
        wrong: schema && codes.length > 0 ? wrongNames(schema, query, variables) : [],
      });
    }
    return body;
  };
}

/** Returned, not thrown: GraphiQL would print a thrown error with its stack. */
function failed(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] };
}
