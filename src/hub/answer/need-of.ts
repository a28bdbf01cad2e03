import { readFeedCursor } from '../feed/cursor.js';
import { type AsOfInput, readToken } from '../ledger/as-of.js';
import type { Need } from '../ledger/standbys.js';
import type { Question } from './question.js';

/** What a standby has to hold to answer a question about these times; null where the primary is to say what is wrong with them. */
export function needOf({ caller }: Pick<Question, 'caller'>, asked: readonly AsOfInput[]): Need | null {
  const places: Need['places'][number][] = caller.atLeast === undefined ? [] : [readFeedCursor(caller.atLeast)];
  let knownAt: string | null = null;
  for (const times of asked) {
    if (times?.knownAt && (knownAt === null || times.knownAt > knownAt)) knownAt = times.knownAt;
    if (!times?.snapshot) continue;
    try {
      places.push(readToken(times.snapshot));
    } catch {
      return null;
    }
  }
  return { actor: caller.actor, maxStalenessMs: caller.maxStalenessMs ?? null, places, knownAt };
}
