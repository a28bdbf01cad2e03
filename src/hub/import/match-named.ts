import type { Tx } from '../../db/tx.js';
import type { ColumnField, Entity } from '../declare/types.js';
import type { CheckedRow } from './check-row.js';
import { fromDay, type Match, statesBy } from './compare.js';
import { type Identity, isFilled, keyText } from './identity.js';
import { covers, END_OPEN, overlap } from './period.js';

/** Keys that earlier rows or rows of the same part take away from their records, by `id` and key text, and from which day. */
export type GivenUp = Map<string, string>;

/**
 * The states of records that rows name themselves. Their keys may be new: none may belong to another record then, but one that gives it up in this file
 * (two roads that exchange their numbers).
 */
export async function matchNamed(
  tx: Tx,
  entity: Entity,
  identity: Identity,
  named: ReadonlyMap<CheckedRow, string>,
  givenUp: GivenUp,
): Promise<Map<CheckedRow, Match>> {
  const matches = new Map<CheckedRow, Match>();
  if (named.size === 0) return matches;
  const states = await statesBy(tx, entity, 't.id = any($1::uuid[])', [[...new Set(named.values())]], ({ id }) => id);
  const unique = identity.kind === 'keys' ? identity.unique : [];
  const moves: { row: CheckedRow; id: string; key: ColumnField }[] = [];
  for (const [row, id] of named) {
    const state = states.get(id)?.find((slice) => covers(slice, row.day));
    matches.set(row, state === undefined ? { kind: 'not-in-force' } : { kind: 'one', state });
    for (const key of unique) {
      if (state === undefined || !isFilled(row.values[key.name]) || row.values[key.name] === state.values[key.name]) continue;
      givenUp.set(`${id} ${keyText(key, state.values)}`, row.day);
      moves.push({ row, id, key });
    }
  }
  for (const key of unique) {
    const claims = moves.filter((move) => move.key === key);
    const texts = new Set(claims.map(({ row }) => row.values[key.name]));
    const holders = await statesBy(tx, entity, `t.${key.column} = any($1::text[])`, [[...texts]], ({ values }) => String(values[key.name]));
    for (const { row, id } of claims) {
      const text = keyText(key, row.values);
      const others = holders.get(String(row.values[key.name]))?.filter((state) => state.id !== id && overlap(state, fromDay(row))) ?? [];
      const taken = others.some((state) => (givenUp.get(`${state.id} ${text}`) ?? END_OPEN) > row.day);
      if (taken) matches.set(row, { kind: 'key-taken', field: key.name });
    }
  }
  return matches;
}
