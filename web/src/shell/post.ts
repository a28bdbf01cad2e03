import type { Choice } from './choice';
import type { Language } from './look';
import { PAGE } from './session';

/** Who asks: by a token of the demonstration, else as whoever is signed in, else nobody; why and for which case. */
export type Asker = { token: string; isSignedIn?: boolean; choice: Choice; language: Language };

export const NOBODY = { token: '', choice: { role: '', purpose: '', caseCode: '' } } as const;

type Sent = { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown; headers?: Readonly<Record<string, string>> };

/** Asks a door of the hub. Token, purpose and case travel as headers, so that no address, log or history ever holds them. */
export function send(path: string, { choice, language, ...who }: Asker, { method = 'GET', body, headers }: Sent = {}): Promise<Response> {
  return fetch(path, {
    method,
    credentials: credentialsOf(who),
    headers: {
      ...headersOf(who),
      ...(choice.purpose ? { 'hub-purpose': choice.purpose } : {}),
      ...(choice.caseCode ? { 'hub-case': choice.caseCode } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'accept-language': language,
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Posts a question. */
export const post = (body: unknown, asker: Asker, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  send('/graphql', asker, { method: 'POST', body, headers });

type Who = Pick<Asker, 'token' | 'isSignedIn'>;

/** What open pages ask goes without the cookie: it is the same for everybody. */
export function credentialsOf({ token, isSignedIn }: Who): RequestCredentials {
  return token === '' && isSignedIn ? 'same-origin' : 'omit';
}

export function headersOf({ token, isSignedIn }: Who): Record<string, string> {
  if (token !== '') return { authorization: `Bearer ${token}` };
  return isSignedIn ? PAGE : {};
}
