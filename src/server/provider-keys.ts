import { createLocalJWKSet, type JSONWebKeySet } from 'jose';

/** How asking an identity provider can fail; a closed list, since it is a label in `/metrics`. */
export type ProviderFaultKind = 'unreachable' | 'timeout' | 'status' | 'not-json' | 'too-large' | 'discovery' | 'keys';

/** Why the provider's keys could not be read. Its text goes to the log: it names addresses and what was answered, never a token. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  readonly kind: ProviderFaultKind;
  constructor(kind: ProviderFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export type ProviderKeys = {
  find: ReturnType<typeof createLocalJWKSet> /** Equal as long as the provider publishes the same keys. */;
  print: string;
};

/**
 * Where an OpenID Connect provider publishes its keys (Discovery 1.0, section 4): the document must be the issuer's own. Throws
 * `ProviderFault`.
 */
export async function discoverKeys(issuer: string): Promise<URL> {
  const found = (await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as {
    issuer?: unknown;
    jwks_uri?: unknown;
  } | null;
  if (found?.issuer !== issuer) throw new ProviderFault('discovery', 'the discovery document is of another issuer than HUB_ISSUER');
  const keys = typeof found.jwks_uri === 'string' && URL.canParse(found.jwks_uri) ? new URL(found.jwks_uri) : null;
  if (keys === null || !/^https?:$/.test(keys.protocol)) throw new ProviderFault('discovery', 'the discovery document has no jwks_uri');
  // Whoever can change what goes over the wire could put a key of his own there.
  if (issuer.startsWith('https:') && keys.protocol !== 'https:')
    throw new ProviderFault('discovery', 'the jwks_uri of an https issuer is not https');
  return keys;
}

export async function fetchKeys(url: URL): Promise<ProviderKeys> {
  const found = await fetchJson(url.href);
  try {
    return { find: createLocalJWKSet(found as JSONWebKeySet), print: JSON.stringify((found as JSONWebKeySet).keys) };
  } catch (cause) {
    throw new ProviderFault('keys', `${url.origin}${url.pathname} holds no key set`, { cause });
  }
}

const ANSWER_MS_MAX = 2_000;
const ANSWER_BYTES_MAX = 64 * 1024;

async function fetchJson(url: string): Promise<unknown> {
  const { status, type, text } = await fetchSmall(url).catch((cause: unknown) => {
    if (cause instanceof ProviderFault) throw cause;
    if (cause instanceof Error && cause.name === 'TimeoutError')
      throw new ProviderFault('timeout', `${url} did not answer within ${ANSWER_MS_MAX} ms`);
    throw new ProviderFault('unreachable', `${url} cannot be reached`, { cause });
  });
  // A redirect is refused too: keys come from the address that was looked up, or not at all.
  if (status !== 200) throw new ProviderFault('status', `${url} answered ${status}`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProviderFault('not-json', `${url} answered ${type.slice(0, 64) || 'something'} that is no JSON`);
  }
}

/** An answer above the limit is an error before it is in memory. */
async function fetchSmall(url: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > ANSWER_BYTES_MAX) throw new ProviderFault('too-large', `${url} answered with more than ${ANSWER_BYTES_MAX} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: Buffer.concat(chunks).toString('utf8') };
}
