import { createHash } from 'node:crypto';
import type { Operation } from './generated/operations.js';
import type { Settings } from './settings.js';
import { hubAway, procedureNotInForce, refusedByHub, signedOut, subjectTwice } from './trouble.js';

/** Who asks, why and for which dossier: it travels with every request. Open data are asked for without a purpose. */
export type Asking = { token: string; purpose?: 'once-only' | 'self-access'; caseCode?: string };
export type Hub = {
  ask<Result, Variables>(asking: Asking, operation: Operation<Result, Variables>, variables: Variables): Promise<Result>;
};

const TIMEOUT_MS = 15_000;

/** The hub over HTTP. Throws a `Trouble` in both languages for whatever it refuses, and for a hub that does not answer. */
export function connect({ hubUrl, sendsHashes }: Pick<Settings, 'hubUrl' | 'sendsHashes'>): Hub {
  const endpoint = new URL('/graphql', hubUrl);
  return {
    async ask({ token, purpose, caseCode }, { name, text }, variables) {
      // A citizen's own token is no client that registered anything.
      const document = sendsHashes && purpose !== 'self-access' ? { documentId: `sha256:${hashOf(text)}` } : { query: text };
      const response = await fetch(endpoint, {
        method: 'POST',
        // A redirect would carry the token and the citizen's identifier to wherever it points.
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-language': 'vi',
          authorization: `Bearer ${token}`,
          ...(purpose === undefined ? {} : { 'hub-purpose': purpose }),
          ...(caseCode === undefined ? {} : { 'hub-case': caseCode }),
        },
        body: JSON.stringify({ ...document, operationName: name, variables }),
      }).catch(() => undefined);
      if (response === undefined) throw hubAway();
      const body = (await response.json().catch(() => ({}))) as Body<never>;
      const [error] = body.errors ?? [];
      if (error) throw troubleOf(error);
      if (!body.data) throw hubAway();
      return body.data;
    },
  };
}

/** As a document is registered under (`giaolo documents register`). */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type HubError = {
  message: string;
  extensions?: { code?: string; message_vi?: string; message_en?: string; problems?: { vi: string; en: string }[] };
};
type Body<Result> = { data?: Result | null; errors?: HubError[] };

/** Faults of the moment: the same request may be answered a little later. */
const AWAY = new Set(['UNAVAILABLE', 'AUDIT_UNAVAILABLE', 'RATE_LIMITED', 'LOG_NOT_SEALED', 'LOG_NOT_WITNESSED', 'INTERNAL']);

function troubleOf({ message, extensions = {} }: HubError): Error {
  const { code = 'UNKNOWN', message_vi, message_en, problems = [] } = extensions;
  if (AWAY.has(code)) return hubAway();
  if (code === 'UNAUTHENTICATED') return signedOut();
  if (code === 'AMBIGUOUS') return subjectTwice();
  if (code === 'PROCEDURE_NOT_IN_FORCE') return procedureNotInForce();
  return refusedByHub(code, { vi: message_vi ?? message, en: message_en ?? message }, problems);
}
