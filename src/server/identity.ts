import { errors, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { HubError } from '../errors.js';
import type { Behalf } from '../hub/access/caller.js';
import type { Model } from '../hub/declare/model.js';
import { roleOf } from '../hub/declare/policy.js';
import { LIMITS } from '../limits.js';
import { behalfOf } from './behalf.js';
import { type Bound, ProofRefused } from './proofs.js';

/**
 * Checks signature, issuer, audience, type and times of a token; throws jose's error on anything else, a HubError where the token could not
 * be checked.
 */
export type VerifyToken = (token: string) => Promise<JWTPayload>;

/**
 * Spares a service that sends the same token with each request the signature's arithmetic. A good token is believed again for a minute,
 * never past its end, nor when other keys count than did (another `generation`); a bad one is checked each time.
 */
export function rememberGoodTokens(verify: VerifyToken, generation: () => number = () => 0): VerifyToken {
  const good = new LRUCache<string, { claims: JWTPayload; until: number; of: number }>({ max: TOKENS_KEPT_MAX });
  return async (token) => {
    const now = Date.now();
    const of = generation();
    const known = good.get(token);
    if (known && known.of === of && now < known.until) return known.claims;
    good.delete(token);
    const claims = await verify(token);
    good.set(token, { claims, of, until: Math.min(now + KEPT_MS, (claims.exp ?? 0) * 1_000) });
    return claims;
  };
}

const TOKENS_KEPT_MAX = 1_000;
const KEPT_MS = 60_000;

/** Who a token says its bearer is. */
export type Identity = {
  role: string;
  actor: string;
  agency: string | null;
  purposes: readonly string[];
  ownKey: string | null;
  behalf?: Behalf | undefined;
};

/** Throws unless who sent the request holds the key that its token names. */
export type Prove = (bound: Bound) => Promise<unknown>;

/**
 * Reads `Authorization`. No header is anonymous; a header that does not hold a good token refuses the whole request: a caller whose
 * token has expired must never be served as somebody else. Claims: `sub`, `role`, `agency`, `purposes` (list, or words in one text),
 * `personal_id` of a citizen; on whose behalf: `behalf.ts`. A token that is bound to a key (`cnf`) is worth nothing without a proof, so it is
 * refused where none can be asked for.
 */
export async function readIdentity(header: string | undefined, verify: VerifyToken, model: Model, prove?: Prove): Promise<Identity | null> {
  if (header === undefined) return null;
  const [, scheme, token] = /^(Bearer|DPoP) +([\w~+/.-]+=*) *$/i.exec(header) ?? [];
  if (!scheme || !token || token.length > TOKEN_LENGTH_MAX) throw new HubError('UNAUTHENTICATED');
  const claims = await verify(token).catch((cause: unknown) => {
    // What failed otherwise is not the token's fault, and told as what it is.
    throw cause instanceof errors.JOSEError ? new HubError('UNAUTHENTICATED', {}, { cause }) : cause;
  });
  await checkHolder(claims, { token, isProven: scheme.toLowerCase() === 'dpop' }, prove);
  const known = identities.get(claims);
  if (known) return known;
  const identity = identityOf(claims, model);
  identities.set(claims, identity);
  return identity;
}

/**
 * The scheme says what the token is (RFC 9449, 7.1): a bound one that comes as anybody's, and anybody's that comes as a bound one, is not used
 * by whom it was given to.
 */
async function checkHolder(claims: JWTPayload, { token, isProven }: { token: string; isProven: boolean }, prove?: Prove): Promise<void> {
  const { cnf } = claims;
  if (cnf === undefined && !isProven) return;
  if (cnf === undefined) throw new HubError('UNAUTHENTICATED', {}, { cause: new ProofRefused('token') });
  const [[method, thumbprint] = [], more] = typeof cnf === 'object' && cnf !== null ? Object.entries(cnf) : [];
  // A certificate, say, which this hub has no way to look at.
  if (method !== 'jkt' || typeof thumbprint !== 'string' || more !== undefined) throw misfit('cnf');
  if (!isProven || prove === undefined) throw new HubError('UNAUTHENTICATED', {}, { cause: new ProofRefused('absent') });
  await prove({ token, thumbprint });
}

/** The claims of a remembered token are the same object each time. */
const identities = new WeakMap<JWTPayload, Identity>();

const TOKEN_LENGTH_MAX = LIMITS.tokenCharacters.max;

/**
 * A token of the right issuer, with a claim that the hub cannot use: the issuer and the hub are set up differently, which only an operator
 * can mend.
 */
export class TokenMisfit extends Error {
  /** `role`: the unknown role, where it has the form of one; nothing else of a token is told. */
  constructor(
    readonly claim: 'role' | 'sub' | 'agency' | 'personal_id' | 'cnf',
    readonly role?: string,
  ) {
    super(`the claim ${claim} of a good token does not fit`);
  }
}

/** What of a token did not fit, where that is why a request was refused. */
export function misfitOf({ cause }: Error): TokenMisfit | null {
  return cause instanceof TokenMisfit ? cause : null;
}

function identityOf(claims: JWTPayload, model: Model): Identity {
  const role = typeof claims.role === 'string' && claims.role !== 'anonymous' ? roleOf(model.access, claims.role) : undefined;
  const agency = normal(model, 'AgencyCode', claims.agency);
  const ownKey = normal(model, 'PersonalId', claims.personal_id);
  if (!role) throw misfit('role', typeof claims.role === 'string' && ROLE_FORM.test(claims.role) ? claims.role : undefined);
  if (typeof claims.sub !== 'string' || claims.sub === '') throw misfit('sub');
  if (agency === undefined) throw misfit('agency');
  if (ownKey === undefined) throw misfit('personal_id');
  const granted =
    typeof claims.purposes === 'string' ? claims.purposes.split(/\s+/) : Array.isArray(claims.purposes) ? claims.purposes : [];
  const behalf = behalfOf(claims);
  const behalfAgency = normal(model, 'AgencyCode', behalf.agency);
  if (behalfAgency === undefined) throw misfit('agency');
  return {
    role: role.role,
    actor: claims.sub.slice(0, ACTOR_LENGTH_MAX),
    agency,
    ownKey,
    purposes: role.purposes.filter((purpose) => granted.includes(purpose)),
    behalf: { client: cut(behalf.client), agency: behalfAgency, official: cut(behalf.official) },
  };
}

function cut(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim.slice(0, ACTOR_LENGTH_MAX) : null;
}

function misfit(...what: ConstructorParameters<typeof TokenMisfit>): HubError {
  return new HubError('UNAUTHENTICATED', {}, { cause: new TokenMisfit(...what) });
}

/** No number and no name of a person has this form. */
const ROLE_FORM = /^[a-z]+([-_][a-z]+)*$/;
const ACTOR_LENGTH_MAX = 256;

/** A claim in the normal form of a scalar; null when absent, undefined when it does not fit. */
function normal(model: Model, scalar: string, claim: unknown): string | null | undefined {
  if (claim === undefined || claim === null) return null;
  const result = typeof claim === 'string' ? model.scalars.get(scalar)?.normalise(claim) : undefined;
  return result && 'value' in result ? result.value : undefined;
}
