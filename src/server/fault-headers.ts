import type { HubError } from '../errors.js';
import { SIGNATURES } from './proofs.js';

/** What HTTP wants said beside a refusal: how to identify oneself, when to try again. */
export function faultHeaders(status: number, fault?: Pick<HubError, 'retryAfterS'>): Record<string, string> {
  if (status === 401) return { 'www-authenticate': CHALLENGE };
  return status === 503 || status === 429 ? { 'retry-after': String(fault?.retryAfterS ?? 2) } : {};
}

/** Both ways to show a token (RFC 6750, RFC 9449); which of them failed, and how, would tell a forger how far he came. */
const CHALLENGE = ['Bearer', 'DPoP']
  .map((scheme) => `${scheme} realm="giaolo", error="invalid_token"`)
  .concat(`algs="${SIGNATURES.join(' ')}"`)
  .join(', ');
