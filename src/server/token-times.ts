import { errors, type JWTPayload } from 'jose';
import { LIMITS } from '../limits.js';

/** The claims every token has to have. */
export const CLAIMS = ['exp', 'iat', 'sub', 'role'];

/**
 * What jose leaves open: a token that says it was issued later than now comes from a clock that is wrong, or from nobody; one that is good
 * for years, or for ever, cannot be taken back. Throws jose's error for a claim that does not hold, like everything else that is wrong with
 * a token.
 */
export function checkTimes(payload: JWTPayload, nowMs = Date.now()): void {
  const refuse = (claim: 'iat' | 'exp', said: string) =>
    new errors.JWTClaimValidationFailed(`"${claim}" ${said}`, payload, claim, 'check_failed');
  const { iat, exp } = payload;
  if (!isSeconds(iat)) throw refuse('iat', 'is no time');
  if (!isSeconds(exp)) throw refuse('exp', 'is no time');
  if (iat > nowMs / 1_000 + LIMITS.clockSeconds.max) throw refuse('iat', 'lies in the future');
  if (exp - iat > LIMITS.tokenHours.max * 3_600) throw refuse('exp', `is more than ${LIMITS.tokenHours.max} hours after "iat"`);
}

/** A number of seconds that can be calculated with: JSON can also say 1e999. */
function isSeconds(claim: unknown): claim is number {
  return typeof claim === 'number' && Number.isFinite(claim) && claim > 0;
}
