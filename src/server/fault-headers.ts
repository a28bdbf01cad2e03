import type { HubError } from '../errors.js';

/** What HTTP wants said beside a refusal: how to identify oneself, when to try again. */
export function faultHeaders(status: number, fault?: Pick<HubError, 'retryAfterS'>): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="giaolo", error="invalid_token"' };
  return status === 503 || status === 429 ? { 'retry-after': String(fault?.retryAfterS ?? 2) } : {};
}
