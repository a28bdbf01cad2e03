import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import type { Named, TrustedDocuments } from '../hub/answer/trusted-documents.js';

type Asked = { query?: unknown; documentId?: unknown; extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null };

/**
 * Puts the document that a request names by its hash into its place, and says who asks by it. A request names one as `documentId:
 * "sha256:…"` (GraphQL over HTTP) or as Apollo's clients do, in `extensions.persistedQuery`; beside a text it names nothing.
 */
export async function takeNamedDocument(
  documents: TrustedDocuments,
  caller: Caller,
  body: unknown,
): Promise<{ caller: Caller; body: unknown }> {
  const asked = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Asked) : {};
  const text = await documents.of(caller, namedIn(asked));
  if (text === null) return { caller, body };
  const { documentId: _id, extensions: _extensions, ...rest } = asked;
  return { caller: { ...caller, isTrusted: true }, body: { ...rest, query: text } };
}

function namedIn({ query, documentId, extensions }: Asked): Named | null {
  const hash = extensions?.persistedQuery?.sha256Hash;
  const hasText = query !== undefined && query !== null;
  if (documentId === undefined) {
    const isNamed = !hasText && typeof hash === 'string' && DIGITS.test(hash);
    return isNamed ? { hash, mayTellItself: true } : null;
  }
  if (hasText) throw badId('đi một mình: không gửi kèm "query".', 'it stands alone: send no "query" beside it.');
  const digits = String(documentId).replace(/^sha256:/, '');
  if (digits === documentId || !DIGITS.test(digits))
    throw badId('phải có dạng sha256:<64 chữ số thập lục phân>.', 'it is sha256:<64 hexadecimal digits>.');
  return { hash: digits, mayTellItself: false };
}

const DIGITS = /^[0-9a-f]{64}$/;

function badId(ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument: 'documentId', ruleVi, ruleEn });
}
