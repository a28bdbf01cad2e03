import type { Entity, Succession } from './types.js';

/** The entity whose records follow each other, and where that stands, from the `@succession` of an entity. */
export function successionOf(
  { name, table, fields }: Entity,
  { from, to, on }: Readonly<Record<'from' | 'to' | 'on', string>>,
): [unit: string, Succession] {
  const [went, came, day] = [fields.get(from), fields.get(to), fields.get(on)];
  if (went?.kind !== 'link' || came?.kind !== 'link' || went.target !== came.target)
    throw new Error(`${name}: @succession needs two links to one type`);
  if (day?.kind !== 'column' || day.type !== 'Date' || !day.required) throw new Error(`${name}: @succession needs the first day, a Date!`);
  return [went.target, { table, from: went.column, to: came.column, on: day.column }];
}
