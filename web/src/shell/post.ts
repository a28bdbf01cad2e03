import type { Choice } from './choice';
import type { Language } from './look';
import { PAGE } from './session';

/** Who asks: by a token of the demonstration, else as whoever is signed in, else nobody; why and for which case. */
export type Asker = { token: string; isSignedIn?: boolean; choice: Choice; language: Language };

export const NOBODY = { token: '', choice: { role: '', purpose: '', caseCode: '' } } as const;

/** Posts a question. Token, purpose and case travel as headers, so that no address, log or history ever holds them. */
export function post(body: unknown, { choice, language, ...who }: Asker, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    credentials: credentialsOf(who),
    headers: {
      ...headersOf(who),
      ...(choice.purpose ? { 'hub-purpose': choice.purpose } : {}),
      ...(choice.caseCode ? { 'hub-case': choice.caseCode } : {}),
      'content-type': 'application/json',
      'accept-language': language,
      ...more,
    },
    body: JSON.stringify(body),
  });
}

type Who = Pick<Asker, 'token' | 'isSignedIn'>;

/** What open pages ask goes without the cookie: it is the same for everybody. */
export function credentialsOf({ token, isSignedIn }: Who): RequestCredentials {
  return token === '' && isSignedIn ? 'same-origin' : 'omit';
}

export function headersOf({ token, isSignedIn }: Who): Record<string, string> {
  if (token !== '') return { authorization: `Bearer ${token}` };
  return isSignedIn ? PAGE : {};
}
