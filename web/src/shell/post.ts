import type { Choice } from './choice';
import type { Language } from './look';

/** Who asks: the token, why and for which case. */
export type Asker = { token: string; choice: Choice; language: Language };

export const NOBODY = { token: '', choice: { role: '', purpose: '', caseCode: '' } } as const;

/** Posts a question. Token, purpose and case travel as headers, so that no address, log or history ever holds them. */
export function post(body: unknown, { token, choice, language }: Asker, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: {
      ...tokenHeader(token),
      ...(choice.purpose ? { 'hub-purpose': choice.purpose } : {}),
      ...(choice.caseCode ? { 'hub-case': choice.caseCode } : {}),
      'content-type': 'application/json',
      'accept-language': language,
      ...more,
    },
    body: JSON.stringify(body),
  });
}

export function tokenHeader(token: string): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {};
}
