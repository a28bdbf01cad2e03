import type { Tx } from '../../db/tx.js';
import type { HubContext } from '../answer/context.js';
import type { WholeReading } from '../query/whole-root.js';

/** What reads a verdict in a snapshot of its own, about one case, and remembers nothing of it. */
export function ownReading(tx: Tx, { model, caller, audit }: Pick<HubContext, 'model' | 'caller' | 'audit'>): WholeReading {
  return { tx, model, caller, audit, kept: (_key, make) => make(), apart: noParts };
}

const noParts = (): never => {
  throw new Error('this is of one case');
};
