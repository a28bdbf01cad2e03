import type { Connector } from '../answer/context.js';
import { isDay } from '../time/calendar.js';

/** What it is asked about; `id` is the question's own, which the answer repeats. */
export type SourceQuestion = { id: string; about: Readonly<Record<string, string>> };

/** `why` is for the log of the operator and names nobody. */
export type SourceAnswer =
  | { answer: 'YES' | 'NO'; expiresOn: string | null }
  | { answer: 'NO_ANSWER'; why: 'too-late' | 'unreachable' | 'status' | 'too-large' | 'malformed' | 'another-question' };

/** Somebody stands at the counter; and what is slower than this has failed. */
export const SOURCE_MS_MAX = 2_000;
const ANSWER_BYTES_MAX = 16_384;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a source may be: https, or plain http on this machine; nothing in the address that would stand in somebody's log. */
export function isSourceUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname)))) return false;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/**
 * Asks a source one question. Never throws and never waits longer than `signal`, and at most `SOURCE_MS_MAX`: whatever is no answer to this very
 * question is NO_ANSWER. Whom it is about stands in the body alone; a redirect is refused, since it would be told to whoever is named there.
 */
export async function askSource(
  { url, token }: Connector,
  { id, about }: SourceQuestion,
  signal = AbortSignal.timeout(SOURCE_MS_MAX),
): Promise<SourceAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', accept: 'application/json' },
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...{ body: JSON.stringify({ id, about }), redirect: 'error', signal },
    });
    const text = await smallText(response);
    if (text === null) return none('too-large');
    return response.status === 200 ? read(text, id) : none('status');
  } catch {
    return none(signal.aborted ? 'too-late' : 'unreachable');
  }
}

function none(why: Extract<SourceAnswer, { answer: 'NO_ANSWER' }>['why']): SourceAnswer {
  return { answer: 'NO_ANSWER', why };
}

/** Null where it is longer than it may be; the rest is not read. */
async function smallText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > ANSWER_BYTES_MAX) return null;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Two answers in one are none: nobody knows which of them holds. */
function read(text: string, id: string): SourceAnswer {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return none('malformed');
  }
  if (typeof told !== 'object' || told === null) return none('malformed');
  const { id: of, answer, expiresOn = null } = told as Record<string, unknown>;
  if (of !== id) return none('another-question');
  if (answer !== 'YES' && answer !== 'NO') return none('malformed');
  if (expiresOn === null) return { answer, expiresOn };
  return isDay(expiresOn) ? { answer, expiresOn } : none('malformed');
}
