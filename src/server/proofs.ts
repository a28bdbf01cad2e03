import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { type Pool, query } from '../db/client.js';
import { HubError } from '../errors.js';
import { LIMITS } from '../limits.js';
import { isLocal } from './local-host.js';

/** What of a proof does not hold. Told in the request's line of the log, for who helps a service to be let in; never to who sent it. */
export type ProofFault = 'absent' | 'unreadable' | 'method' | 'address' | 'time' | 'token' | 'key' | 'again';

export class ProofRefused extends Error {
  constructor(
    readonly fault: ProofFault,
    options?: ErrorOptions,
  ) {
    super(`the proof of possession does not hold: ${fault}`, options);
  }
}

/** A token that may be used only by who holds a key: with the key's thumbprint (RFC 7638). */
export type Bound = { token: string; thumbprint: string };

/**
 * Proofs of possession (DPoP, RFC 9449): a request brings a statement, signed with the sender's own key, that this very request is meant.
 * Throws UNAUTHENTICATED (a `ProofRefused` is its cause) unless it is of this method and address, made within the last minute, for this
 * token, by the key that the token names, and was not shown before: to whichever hub of this database, however often they started since.
 */
export type Proofs = {
  /** The thumbprint of the key that made it. Without `bound` any key will do: who asks for a token shows which one is theirs. */
  check(request: FastifyRequest, bound?: Bound): Promise<string>;
};

/** Asymmetric only: a public key must never serve as the secret of an HMAC. */
export const SIGNATURES = ['EdDSA', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];

/** `publicUrl`: where the hub is reached; it is always reached at its own port of this machine as well. */
export function createProofs({ pool, publicUrl }: { pool: Pool; publicUrl?: string | undefined }): Proofs {
  const origin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  const isNew = spending(pool);

  async function check(request: FastifyRequest, bound?: Bound): Promise<string> {
    const { htm, htu, ath, jti, key } = await read(request.headers.dpop);
    if (htm !== request.method) throw new ProofRefused('method');
    if (!isAddressOf(htu, request, origin)) throw new ProofRefused('address');
    const thumbprint = await calculateJwkThumbprint(key);
    if (bound !== undefined && ath !== sha256(bound.token).toString('base64url')) throw new ProofRefused('token');
    if (bound !== undefined && thumbprint !== bound.thumbprint) throw new ProofRefused('key');
    // Last, so that only who holds the key of a good token can make this hub remember anything.
    if (!(await isNew(sha256(`${thumbprint} ${jti}`)))) throw new ProofRefused('again');
    return thumbprint;
  }

  return {
    check: (request, bound) =>
      check(request, bound).catch((cause: unknown) => {
        throw cause instanceof ProofRefused ? new HubError('UNAUTHENTICATED', {}, { cause }) : cause;
      }),
  };
}

type Said = { htm: string; htu: string; jti: string; ath: unknown; key: JWK };

async function read(header: string | string[] | undefined): Promise<Said> {
  if (header === undefined) throw new ProofRefused('absent');
  if (typeof header !== 'string' || header.length > LIMITS.proofCharacters.max) throw new ProofRefused('unreadable');
  const verified = await jwtVerify(header, EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: SIGNATURES,
    maxTokenAge: LIMITS.proofSeconds.max,
    clockTolerance: LIMITS.clockSeconds.max,
  }).catch((cause: unknown) => {
    throw cause instanceof errors.JOSEError ? new ProofRefused(isLate(cause) ? 'time' : 'unreadable', { cause }) : cause;
  });
  const { htm, htu, jti, ath }: JWTPayload = verified.payload;
  const { jwk } = verified.protectedHeader;
  const isWhole = typeof htm === 'string' && typeof htu === 'string' && typeof jti === 'string' && jti !== '';
  if (!isWhole || jwk === undefined) throw new ProofRefused('unreadable');
  return { htm, htu, jti, ath, key: jwk };
}

function isLate(error: errors.JOSEError): boolean {
  return error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat');
}

/**
 * Query and fragment are left aside (RFC 9449, 4.3). A `Host` header is believed for this machine's own port alone: otherwise whoever got a
 * proof that was made for another service would only have to send that service's name along.
 */
function isAddressOf(htu: string, request: FastifyRequest, origin: string | undefined): boolean {
  const said = URL.canParse(htu) ? new URL(htu) : undefined;
  if (said === undefined) return false;
  const here = `http://${request.headers.host ?? ''}`;
  const isHere = isLocal(request.headers.host) && Number(new URL(here).port || 80) === request.socket.localPort;
  return [origin, isHere ? here : undefined].some((from) => {
    const meant = from === undefined ? undefined : new URL(request.url, from);
    return meant?.origin === said.origin && meant.pathname === said.pathname;
  });
}

/** By the database's own clock. Longer than a proof can hold, whatever the clocks of several hubs. */
const KEPT_SECONDS = 600;
const CLEANED_MS = 30_000;

function spending(pool: Pool): (id: Buffer) => Promise<boolean> {
  let cleanedAt = Number.NEGATIVE_INFINITY;
  return async (id) => {
    if (performance.now() - cleanedAt > CLEANED_MS) {
      cleanedAt = performance.now();
      await query(pool, `delete from spent_proof where spent_at < clock_timestamp() - $1 * interval '1 second'`, [KEPT_SECONDS]);
    }
    const { rowCount } = await query(pool, 'insert into spent_proof (id) values ($1) on conflict do nothing', [id]);
    return rowCount === 1;
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Why a proof was refused, where that is why a request was. */
export function proofFaultOf({ cause }: Error): ProofFault | undefined {
  return cause instanceof ProofRefused ? cause.fault : undefined;
}
