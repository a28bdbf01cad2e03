import { type Expr, expr, type Json, joined, json, type Part, type Predicate } from './fragment.js';

export const JSON_NULL = json`'null'`;

/**
 * Any SQL value whose type PostgreSQL knows. `type` is its GraphQL type, where it is known and the value no list: some need nothing
 * escaped.
 */
export function jsonOf(value: Part, type = ''): Json {
  if (type === 'Int') return jsonBare(value);
  return UNESCAPED.has(type) ? jsonQuoted(value) : orNull(expr`to_json(${value})::text`);
}

/** A value whose text is JSON: a whole number, or JSON itself. */
export function jsonBare(value: Part): Json {
  return orNull(expr`(${value})::text`);
}

/** A value of whose text nothing is to be escaped. */
export function jsonQuoted(value: Part): Json {
  return orNull(expr`'"' || (${value}) || '"'`);
}

const UNESCAPED = new Set(['Date', 'DateTime', 'ID']);

/** A word of the schema: it needs no escaping. */
export function jsonWord(name: string): Json {
  return json`'"${name}"'`;
}

/** A list of such words. */
export function jsonWords(names: readonly string[]): Json {
  return json`'[${names.map((name) => `"${name}"`).join()}]'`;
}

/** A column or sub-select that holds such a text, or null where there is no row. */
export function orNull(text: Part): Json {
  return json`coalesce(${text}, 'null')`;
}

export function jsonEither(condition: Predicate, one: Json, other: Json): Json {
  return json`case when ${condition} then ${one} else ${other} end`;
}

/** Response keys are GraphQL names, so they need no escaping; the values stand in selection order. */
export function jsonObject(fields: readonly (readonly [key: string, value: Json])[]): Json {
  if (fields.length === 0) return json`'{}'`;
  const parts = fields.map(([key, value], i) => expr`'${i === 0 ? '{' : ','}"${key}":' || ${value}`);
  return json`(${joined(parts, ' || ')} || '}')`;
}

/** The list of what `item` holds in each row; without rows it is empty. */
export function jsonList(item: Expr | Json, { order = '', filter = '' }: { order?: string; filter?: string } = {}): Json {
  return json`('[' || coalesce(string_agg(${item}, ','${order})${filter}, '') || ']')`;
}
