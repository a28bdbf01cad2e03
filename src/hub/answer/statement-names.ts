import { createHash } from 'node:crypto';
import type { CachedPlan } from './plan-cache.js';

/**
 * A prepared statement is kept by every connection for as long as it lives (about 113 KB each was measured), so their number is bounded.
 */
const NAMES_MAX = 200;
/** A question asked once or twice is not worth a place. */
const USES_MIN = 3;

/** Names for the statements of plans in use: a named one is parsed and planned once per connection (0.09 ms against 0.29 ms). */
export function createStatementNames(): { nameFor(cached: CachedPlan): string | undefined } {
  const names = new Map<string, string>();
  return {
    nameFor(cached) {
      const [feed, ...others] = cached.feeds ?? [];
      const text = cached.compiled?.text ?? (others.length === 0 ? feed?.text : undefined);
      if (cached.uses < USES_MIN || text === undefined) return undefined;
      const known = names.get(text);
      if (known !== undefined) return known;
      // What was named first keeps its name: handing one on would leave the old statement behind on every connection.
      if (names.size >= NAMES_MAX) return undefined;
      const name = statementName('plan', text);
      names.set(text, name);
      return name;
    },
  };
}

/** The same text has the same name on every connection. Whoever names statements bounds their number. */
export function statementName(kind: string, text: string): string {
  return `${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
