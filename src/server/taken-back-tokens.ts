import type { JWTPayload } from 'jose';
import type { Pool } from '../db/client.js';
import { HubError } from '../errors.js';
import { lateTakenBack } from '../hub/access/taken-back.js';
import { LIMITS } from '../limits.js';
import type { VerifyToken } from './identity.js';

/** Why a token that is good otherwise is refused. */
export class TokenTakenBack extends Error {
  constructor() {
    super('the token was taken back');
  }
}

type Known = { tokens: ReadonlySet<string>; subjects: ReadonlyMap<string, number> };

/** A token is refused everywhere so soon after it was taken back. */
const LOOK_MS = 5_000;
/** While the database does not tell, what was known last goes on for so long. */
const KNOWN_MS = 30_000;
/** No token lives longer, so what was taken back before that has ended by itself. */
const KEPT_HOURS = LIMITS.tokenHours.max + 1;

/**
 * Refuses tokens that were taken back (`giaolo tokens take-back`), in every process of the database within seconds, those just believed included.
 * Of a subject all tokens are that were issued until then; who signs in anew is served.
 */
export function refuseTakenBack(verify: VerifyToken, pool: Pool): VerifyToken {
  let known: Known = { tokens: new Set(), subjects: new Map() };
  let knownAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const found = await lateTakenBack(pool, KEPT_HOURS);
    const of = (kind: string) => found.filter((one) => one.kind === kind);
    known = {
      tokens: new Set(of('TOKEN').map(({ value }) => value)),
      subjects: new Map(of('SUBJECT').map(({ value, until }) => [value, until])),
    };
    knownAt = performance.now();
  }

  /** One look at a time, however many ask. */
  async function keepUp(): Promise<void> {
    const age = performance.now() - knownAt;
    if (age < LOOK_MS) return;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking.catch((cause: unknown) => {
      if (age > KNOWN_MS) throw new HubError('UNAVAILABLE', {}, { cause });
    });
  }

  return async (token) => {
    const claims = await verify(token);
    await keepUp();
    if (isTakenBack(claims, known)) throw new HubError('UNAUTHENTICATED', {}, { cause: new TokenTakenBack() });
    return claims;
  };
}

function isTakenBack({ jti, sub, iat }: JWTPayload, { tokens, subjects }: Known): boolean {
  if (jti !== undefined && tokens.has(jti)) return true;
  const until = subjects.get(sub ?? '');
  // The provider's clock may be ahead by so much.
  return until !== undefined && (iat ?? 0) <= until + LIMITS.clockSeconds.max;
}
