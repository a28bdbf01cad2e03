import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';

/**
 * Refuses a document whose brackets are nested too deeply, before it is parsed: parsing, validating and planning go down with it, and
 * beyond some thousand levels the process has no stack left – where exactly, depends on who called. Texts and comments hold no brackets
 * that count.
 */
export function refuseDeep(query: unknown): void {
  if (typeof query !== 'string' || query.length <= LIMITS.levels.max) return;
  let depth = 0;
  for (const [token] of query.matchAll(TOKENS)) {
    if (OPENING.has(token)) depth += 1;
    else if (CLOSING.has(token)) depth -= 1;
    if (depth > LIMITS.levels.max)
      throw new HubError('TOO_LARGE', { levels: LIMITS.levels.max }, { details: { levelsMax: LIMITS.levels.max } });
  }
}

/** Whatever is not closed ends with its line, or with the document. */
const TOKENS = /"""(?:\\"""|[\s\S])*?(?:"""|$)|"(?:\\.|[^"\\\n\r])*"?|#[^\n\r]*|[{}()[\]]/g;
const OPENING = new Set(['{', '(', '[']);
const CLOSING = new Set(['}', ')', ']']);
