import type { ReadManner } from '../../db/readers.js';
import type { Caller } from '../access/caller.js';
import type { OperationPlan, Origin, RootLevel } from './plan.js';

/** Look-ups end on a few pages whatever the registers hold, so nothing waits long behind them. */
export function mannerOf({ roots, wholes, cost, statementMs }: OperationPlan, caller?: Pick<Caller, 'authenticated'>): ReadManner {
  const isGuest = caller?.authenticated === false;
  const is =
    (...kinds: Origin['kind'][]) =>
    (root: RootLevel) =>
      kinds.includes(root.level.origin.kind);
  if (roots.some(is('aggregate'))) return { kind: 'groups', ms: statementMs, isGuest };
  if (roots.length + wholes.size > 0 && roots.every(is('key', 'id')) && cost.rows <= BRIEF_ROWS_MAX) return { kind: 'brief' };
  return { kind: 'list', ms: statementMs, isGuest };
}

const BRIEF_ROWS_MAX = 200;
