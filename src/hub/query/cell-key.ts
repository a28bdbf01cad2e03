import { type Expr, expr, type Part } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import { PERSONS_MIN } from './protection.js';

/**
 * The cell-key method of the census bureaus' table builders. Every person has a secret number; those of a cell's persons added up decide,
 * with the size of the cell, how its figure is changed. So the same persons give the same figure in whatever table, at whatever time, and
 * asking again averages nothing away.
 *
 * A figure is changed in units of what one person has in the cell: 1 where everybody has one record, else the next power of 2 that is as
 * many as the person with the most. So the figure tells as little of the owner of twenty cars as of the owner of one. Promises: no figure
 * about persons lies between 1 and four units, every change is 0 on average, and none is larger than five units.
 */
export type Change = { by: number; p: number };

/**
 * What becomes of a figure of so many units. Where it could become less than 5 units and still more than 0, other changes make up for it.
 */
const CHANGES: ReadonlyMap<number, readonly Change[]> = new Map([
  [5, [ch(1, 0.16), ch(2, 0.09), ch(3, 0.02)]],
  [6, [ch(-1, 0.2), ch(1, 0.12), ch(2, 0.04)]],
  [7, [ch(-2, 0.08), ch(-1, 0.16), ch(1, 0.16), ch(2, 0.08)]],
]);
/** From here on all sizes are changed alike. */
const MANY = 8;
const CHANGES_OF_MORE = [ch(-3, 0.03), ch(-2, 0.08), ch(-1, 0.16), ch(1, 0.16), ch(2, 0.08), ch(3, 0.03)];
/** What makes up, in units, for a figure of 5 units and more becoming larger only: it becomes 0 so often that it is the same on average. */
const MADE_UP = 0.4;

function ch(by: number, p: number): Change {
  return { by, p };
}

/**
 * What a figure of `n` records is changed by, with what chance; what is missing to 1 is the chance of no change. @internal by itself only
 * for tests: an attacker knows it.
 */
export function changesOf(n: number, unit = 1): readonly Change[] {
  const least = PERSONS_MIN * unit;
  if (n === 0) return [];
  if (n < least) return [ch(least - n, n / least), ch(-n, 1 - n / least)];
  const units = Math.floor(n / unit);
  const changes = (CHANGES.get(units) ?? CHANGES_OF_MORE).map(({ by, p }) => ch(by * unit, p));
  return units === PERSONS_MIN ? [...changes, ch(-n, (MADE_UP * unit) / n)] : changes;
}

const KEYS = 2 ** 32;

/**
 * SQL of a person's secret number, from 0 to 2³²: a digest of the hub's secret and the id, so that no one who knows the person knows the
 * number.
 */
export function personKey(sql: SqlContext, person: Expr): Expr {
  return expr`('x' || encode(substr(sha256(${sql.add(sql.cellKey, 'bytea')} || uuid_send(${person})), 1, 4), 'hex'))::bit(32)::bigint`;
}

/**
 * SQL of the figure told of `n` records of persons of whom one has `most`, and whose numbers come to `keys`. The parts are columns: they
 * are named often.
 */
export function perturbed({ n, most, keys }: Readonly<Record<'n' | 'most' | 'keys', Part>>): Expr {
  const u = expr`(mod(${keys}, ${String(KEYS)})::double precision / ${String(KEYS)})`;
  const unit = expr`(1::bigint << length(ltrim((${most} - 1)::integer::bit(32)::text, '0')))`;
  const least = expr`(${PERSONS_MIN} * ${unit})`;
  const changed = (units: number): Expr => {
    let below = 0;
    const cases = (CHANGES.get(units) ?? CHANGES_OF_MORE).map(({ by, p }) => {
      below += p;
      return `when ${u} < ${below.toFixed(4)} then ${by}`;
    });
    return expr`case ${cases.join(' ')} else 0 end`;
  };
  const sizes = [...CHANGES.keys()].map((units) => expr`when ${units} then ${changed(units)}`);
  return expr`case when ${n} = 0 then 0
    when ${n} < ${least} then case when ${u} * ${least} < ${n} then ${least} else 0 end
    when ${n} / ${unit} = ${PERSONS_MIN} and ${u} >= 1 - ${String(MADE_UP)} * ${unit} / ${n} then 0
    else ${n} + ${unit} * case ${n} / ${unit} ${sizes.join(' ')} else ${changed(MANY)} end end`;
}
