import type { Entity } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { instantText } from '../time/instant.js';
import { column, type Expr, expr, joined, type Predicate, predicate } from './fragment.js';

/** Response keys with the names of what stands there. */
export type ErasedParts = readonly (readonly [key: string, name: string])[];

/** All of an `ErasedField`, under its own names. */
export const WHOLE_ERASED: ErasedParts = (['name', 'ground', 'erasedAt', 'position'] as const).map((name) => [name, name] as const);

/** What was erased of the record of a change `c` with it or since, as JSON: whatever the change said of that is gone. */
export function erasedOfChange(parts: ErasedParts): Expr {
  return erased(expr`c.record_id`, predicate`e.position >= c.position`, parts);
}

/**
 * What was erased of a record in the state `t`, as JSON: what stood in it, and what a later state has carried on as nothing. A value that was
 * written since is told as it is.
 */
export function erasedOfState(entity: Entity, t: string, parts: ErasedParts): Expr {
  const absent = [...storedFields(entity).fields.values()].map(
    ({ name, column: stored }) => expr`when '${name}' then ${column(t, stored)} is null`,
  );
  const isStill = predicate`(e.position > ${column(t, 'position')} or case x.name ${joined(absent, ' ')} else true end)`;
  return erased(column(t, 'id'), isStill, parts);
}

/** Of several erasures of a field the last. */
function erased(recordId: Expr, which: Predicate, parts: ErasedParts): Expr {
  const members = parts.map(([key, name]) => expr`'${key}' value ${EXPRESSIONS[name] ?? expr`'ErasedField'`}`);
  const fields = expr`select distinct on (x.name) x.name, x.nr, e.ground, e.position, v.recorded_from from erasure e
    join change v on v.position = e.position cross join unnest(e.fields) with ordinality as x(name, nr)
    where e.record_id = ${recordId} and ${which} order by x.name, e.position desc`;
  return expr`coalesce((select json_agg(json_object(${joined(members, ', ')}) order by g.position, g.nr) from (${fields}) g), '[]'::json)`;
}

const EXPRESSIONS: Readonly<Record<string, Expr>> = {
  name: expr`g.name`,
  ground: expr`g.ground`,
  erasedAt: expr`${instantText('g.recorded_from')}`,
  position: expr`g.position::text`,
};

/** What a selection asks for of each. */
export function namesOf(selection: readonly { key: string; name: string }[]): ErasedParts {
  return selection.map(({ key, name }) => [key, name] as const);
}
