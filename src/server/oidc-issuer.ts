import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { VerifyToken } from './identity.js';

/**
 * Access tokens of an OpenID Connect provider (RFC 9068: `typ: at+jwt`). The provider's keys are fetched from the address it publishes,
 * never from one a token names; at most once in 30 s, and kept for 10 minutes while the provider is away.
 */
export function createOidcVerifier({ issuer, audience }: { issuer: string; audience: string }): VerifyToken {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  let lastFailure = -Infinity;

  async function keySet(): Promise<JWTVerifyGetKey> {
    // A provider that was away when first asked is asked again, but not by every request.
    if (!keys && performance.now() - lastFailure < COOLDOWN_MS) throw new Error('the identity provider did not answer a moment ago');
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = undefined;
      lastFailure = performance.now();
      throw error;
    });
    return keys;
  }

  return async (token) => {
    const { payload } = await jwtVerify(token, await keySet(), {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub', 'role'],
      clockTolerance: 5,
    });
    return payload;
  };
}

/** Asymmetric only: a public key must never serve as the secret of an HMAC. */
const ALGORITHMS = ['EdDSA', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const COOLDOWN_MS = 30_000;
const KEYS_AGE_MS_MAX = 600_000;
const ANSWER_MS_MAX = 2_000;
const ANSWER_BYTES_MAX = 64 * 1024;

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetchSmall(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!response.ok || found.issuer !== issuer || typeof found.jwks_uri !== 'string') throw new Error('the identity provider describes itself otherwise');
  return createRemoteJWKSet(new URL(found.jwks_uri), {
    timeoutDuration: ANSWER_MS_MAX,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEYS_AGE_MS_MAX,
    [customFetch]: fetchSmall,
  });
}

/** An answer above the limit is an error before it is in memory. */
async function fetchSmall(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > ANSWER_BYTES_MAX) throw new Error('the identity provider answers with too much');
    chunks.push(chunk as Uint8Array);
  }
  return new Response(Buffer.concat(chunks), { status: response.status, headers: { 'content-type': response.headers.get('content-type') ?? '' } });
}
