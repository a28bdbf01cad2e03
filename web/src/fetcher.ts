import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Choice } from './choice';
import { type Language, words } from './words';

/** What the last answer says about itself, for the line below it. */
export type AnswerNote = { status: number; milliseconds: number; codes: readonly string[]; extensions: Extensions };

export type Extensions = {
  asOf?: Record<string, { validAt: string; knownAt: string }>;
  withheld?: readonly { path: string; reason: string; fields?: Readonly<Record<string, readonly string[]>> }[];
  scope?: readonly { path: string; reason: string }[];
  notCurrent?: Record<string, { status: string; validFrom: string | null; validTo: string | null }>;
};

/** Who asks at this moment, and from which tab. */
export type Asking = { tab: string; token: string; choice: Choice; language: Language };

/** Posts to the hub. Token, purpose and case travel as headers, so that no address, log or history ever holds them. */
export function createFetcher(asking: () => Asking, onAnswer: (tab: string, note: AnswerNote) => void): Fetcher {
  return async ({ query, variables, operationName }) => {
    const { tab, token, choice, language } = asking();
    const introspection = operationName === 'IntrospectionQuery';
    const begun = performance.now();
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'omit',
      headers: { ...tokenHeader(token), ...(introspection ? {} : reasonHeaders(choice)), 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ query, variables, operationName }),
    }).catch(() => undefined);
    if (!response) return failed(words[language].unreachable);
    const body = (await response.json().catch(() => failed(words[language].notJson(response.status)))) as ExecutionResult<Record<string, unknown>, Extensions>;
    if (!introspection) {
      const codes = body.errors?.map((error) => String(error.extensions?.code ?? 'ERROR')) ?? [];
      onAnswer(tab, { status: response.status, milliseconds: Math.round(performance.now() - begun), codes, extensions: body.extensions ?? {} });
    }
    return body;
  };
}

function tokenHeader(token: string): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** Only the register questions carry a reason: reading the schema touches nobody's data and must not count as a read for a case. */
function reasonHeaders({ purpose, caseCode }: Choice): Record<string, string> {
  return { ...(purpose ? { 'hub-purpose': purpose } : {}), ...(caseCode ? { 'hub-case': caseCode } : {}) };
}

/** Returned, not thrown: GraphiQL would print a thrown error with its stack. */
function failed(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] };
}
