import { OPEN_END, UNKNOWN_START } from './period.js';

/**
 * The SQL of a state's period as the hub means it. Tables hold `-infinity` for a start nobody knows and `infinity` for an open end, so that
 * one predicate reads any day. Outside a table both are null: in answers, filters, orders, groups, extremes and distances alike. Written
 * here and nowhere else.
 */
export type PeriodEnd = 'validFrom' | 'validTo';

const ENDS: Readonly<Record<PeriodEnd, { column: string; open: string }>> = {
  validFrom: { column: 'valid_from', open: `'${UNKNOWN_START}'` },
  validTo: { column: 'valid_to', open: `'${OPEN_END}'` },
};

export function isPeriodEnd(name: string): name is PeriodEnd {
  return Object.hasOwn(ENDS, name);
}

/** The column that holds an end of the period. */
export function periodColumn(end: PeriodEnd): string {
  return ENDS[end].column;
}

/** A day as it is answered, `YYYY-MM-DD` (the connections' date style, and JSON's); an open end is null. */
export function dayText(expression: string): string {
  return `case when isfinite(${expression}) then ${expression} end`;
}

/** One end of the period as a day: what is ordered, grouped and measured. */
export function periodDay(alias: string, end: PeriodEnd): string {
  return `nullif(${alias}.${ENDS[end].column}, ${ENDS[end].open})`;
}

export function isOpenEnd(alias: string, end: PeriodEnd): string {
  return `(${alias}.${ENDS[end].column} = ${ENDS[end].open})`;
}

/** One end compared with a day: an open one lies neither before nor after it. On the bare column, since PostgreSQL has its statistics. */
export function endComparison(alias: string, end: PeriodEnd, operator: '=' | '<' | '<=' | '>' | '>=', day: string): string {
  const column = `${alias}.${ENDS[end].column}`;
  const isTowardsOpen = end === 'validFrom' ? operator.startsWith('<') : operator.startsWith('>');
  const isKnown = end === 'validFrom' ? `${column} > ${ENDS[end].open}` : `${column} < ${ENDS[end].open}`;
  return isTowardsOpen ? `(${isKnown} and ${column} ${operator} ${day})` : `${column} ${operator} ${day}`;
}

/** A day told as JSON or by a file, as tables hold that end of a period. */
export function storedEnd(end: PeriodEnd, day: string): string {
  return `coalesce(${day}, ${ENDS[end].open})`;
}

export function inForce(alias: string, day: string): string {
  return `${alias}.valid_from <= ${day} and ${day} < ${alias}.valid_to`;
}

/** Whether two states hold on a common day. */
export function overlapping(a: string, b: string): string {
  return `${a}.valid_from < ${b}.valid_to and ${b}.valid_from < ${a}.valid_to`;
}

export function beginsAfter(alias: string, day: string): string {
  return `${alias}.valid_from > ${day}`;
}

export function endedBy(alias: string, day: string): string {
  return `${alias}.valid_to <= ${day}`;
}

export function notInForce(alias: string, day: string): string {
  return `(${beginsAfter(alias, day)} or ${endedBy(alias, day)})`;
}

/** Days from the day to a state that is not in force on it: until it begins, or since it ended. That end of the period is always known. */
export function daysAway(alias: string, day: string): string {
  return `case when ${beginsAfter(alias, day)} then ${alias}.valid_from - ${day} else ${day} - ${alias}.valid_to end`;
}

/** Of several states in force the one that began last comes first; one whose start nobody knows comes last. */
export function latestFirst(alias: string): string {
  return `${alias}.valid_from desc, ${alias}.id`;
}

/** What the hub says now. */
export function isKnownNow(alias: string): string {
  return `${alias}.recorded_to = '${OPEN_END}'`;
}

export function isKnownAt(alias: string, instant: string): string {
  return `${alias}.recorded_from <= ${instant} and ${instant} < ${alias}.recorded_to`;
}

/** When the hub ceased to say so, as an instant; null while it still does. */
export function knowledgeEnd(alias: string): string {
  return `nullif(${alias}.recorded_to, '${OPEN_END}')`;
}

/**
 * When the hub ceased to say so, in an answer: never. A row is read as known at one instant, so whatever ended it was recorded later.
 * Telling that would give away later knowledge, and a snapshot would change with every later write.
 */
export const KNOWLEDGE_END = 'null::text';
