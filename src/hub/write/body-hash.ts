import { hash } from 'node:crypto';
import { canonicalJson } from '../log/canonical-json.js';

/** What makes two bodies the same for an idempotency key: their values, not the order in which a client happens to name fields. */
export function bodyHash(body: unknown): string {
  return hash('sha256', canonicalJson(body), 'base64url');
}
