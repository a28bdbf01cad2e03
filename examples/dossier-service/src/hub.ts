import { Failure } from './failure.js';
import type { Operation } from './generated/operations.js';

/** Asks the hub for one dossier: every request says who asks, why, and for which case. */
export type Hub = { ask<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> };

type Settings = { url: string; token: string; dossierCode: string; language: 'vi' | 'en' };

const TIMEOUT_MS = 15_000;

export function connect({ url, token, dossierCode, language }: Settings): Hub {
  const endpoint = endpointOf(url);
  return {
    async ask(operation, variables) {
      const response = await fetch(endpoint, {
        method: 'POST',
        // A redirect would carry the token and the citizen's identifier to wherever it points.
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-language': language,
          authorization: `Bearer ${token}`,
          'hub-purpose': 'once-only',
          'hub-case': dossierCode,
        },
        body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
      }).catch(() => {
        throw new Failure(
          3,
          `Không kết nối được hệ thống ở ${endpoint.origin}. Hệ thống đã chạy chưa?`,
          `The hub at ${endpoint.origin} cannot be reached. Is it running?`,
        );
      });
      const body = (await response.json().catch(() => ({}))) as Body<never>;
      const [error] = body.errors ?? [];
      if (error) throw failureOf(error, language);
      if (!body.data)
        throw new Failure(
          3,
          `Hệ thống trả lời không hợp lệ (HTTP ${response.status}).`,
          `The hub's answer makes no sense (HTTP ${response.status}).`,
        );
      return body.data;
    },
  };
}

type HubError = {
  message: string;
  extensions?: {
    code?: string;
    message_vi?: string;
    message_en?: string;
    problems?: { operation: number; vi: string; en: string }[];
    requestId?: string;
  };
};
type Body<Result> = { data?: Result | null; errors?: HubError[] };

/** Codes that speak of the dossier; every other is a matter of the service's rights or of the system. */
const ABOUT_DATA = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'PROCEDURE_NOT_SET_UP',
  'AMBIGUOUS',
  'RULE_BROKEN',
  'KEY_TAKEN',
  'LINK_BROKEN',
  'LATER_STATE_EXISTS',
  'RECORD_CLOSED',
  'PERIOD_INVALID',
  'IDEMPOTENCY_MISMATCH',
  'STALE_VERSION',
]);

function failureOf({ message, extensions = {} }: HubError, language: 'vi' | 'en'): Failure {
  const { code = 'UNKNOWN', message_vi, message_en, problems = [], requestId } = extensions;
  const all = (own: string, sentences: readonly string[]) => [`[${code}] ${own}`, ...new Set(sentences)].join('\n  - ');
  const vi = all(
    language === 'vi' ? message : (message_vi ?? message),
    problems.map((problem) => problem.vi),
  );
  const en = all(
    language === 'en' ? message : (message_en ?? message),
    problems.map((problem) => problem.en),
  );
  const status = ABOUT_DATA.has(code) ? 1 : 3;
  return new Failure(status, status === 3 && requestId ? `${vi} (mã yêu cầu ${requestId})` : vi, en);
}

/** Tokens and identifiers travel in the clear only on this machine. */
function endpointOf(url: string): URL {
  const base = URL.canParse(url) ? new URL(url) : null;
  const isLocal = base !== null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(base.hostname);
  if (!base || !(base.protocol === 'https:' || (base.protocol === 'http:' && isLocal))) {
    throw new Failure(
      2,
      'Địa chỉ hệ thống phải là https://, hoặc http:// trên chính máy này.',
      "The hub's address must be https://, or http:// on this machine.",
    );
  }
  return new URL('/graphql', base);
}
