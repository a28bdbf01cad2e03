import type { Side } from '../../db/readers.js';
import type { Caller } from '../access/caller.js';
import type { CachedPlan } from './plan-cache.js';

/**
 * On which side of the second wall a question is read. Without a purpose nobody is shown a person's row, so the database need not show one
 * either; but for what looks at persons whoever asks: whether a business has a manager is open, who it is is not.
 */
export function sideOf({ purpose }: Pick<Caller, 'purpose'>, { compiled, feeds }: CachedPlan): Side {
  if (purpose !== null) return 'personal';
  if (compiled) return compiled.looksAtPersons ? 'personal' : 'open';
  return feeds ? 'open' : 'personal';
}
