import { hash } from 'node:crypto';

/** What makes two bodies the same for an idempotency key: their values, not the order in which a client happens to name fields. */
export function bodyHash(body: unknown): string {
  return hash('sha256', JSON.stringify(inOrder(body)), 'base64url');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, inOrder(item)]),
  );
}
